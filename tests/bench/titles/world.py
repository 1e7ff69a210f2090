"""A made-up catalogue of the world's television: same seed, same catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final

from bot.catalogue.titles import Titled

from .words import LATIN, SPEECHES, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

SERIES: Final = 280_000
TITLES_EACH: Final = 5.36
_REMAKES, _SPIN_OFFS = 0.05, 0.04
_HOMES: Final = {
    "en": "US US US US GB GB CA AU NZ IE",
    "es": "ES MX AR CO CL",
    "fr": "FR FR BE CA",
    "de": "DE DE AT CH",
    "pt": "BR BR PT",
    "it": "IT",
    "pl": "PL",
    "tr": "TR",
    "ru": "RU RU UA",
    "el": "GR",
    "ko": "KR",
    "ja": "JP",
    "zh": "CN CN TW HK",
    "ar": "EG SA MA",
    "hi": "IN",
}
_SPOKEN: Final = dict(zip(_HOMES, (38, 8, 6, 6, 5, 3, 2, 3, 5, 1, 5, 7, 5, 2, 4), strict=True))
_SHAPES: Final = (
    ("W", 9), ("aW", 8), ("WW", 26), ("aWW", 10), ("WlW", 9), ("aWlW", 6), ("WWW", 8), ("WllW", 3), ("WlWW", 4),
    ("aWlaW", 3), ("W: WW", 2), ("W & W", 2), ("W's W", 2), ("W 2", 1), ("W II", 1), ("W-W", 1), ("WWlWW", 2),
    ("lWlWWW", 1),
)  # fmt: skip
_OUTLETS: Final = ("ITV", "BBC One", "Netflix", "HBO", "ABC", "NBC", "Channel 4", "Prime Video", "Canal+", "ZDF", "RTL")


@dataclass(frozen=True, slots=True)
class World:
    """How large a catalogue, and which of all of its kind."""

    series: int = SERIES
    seed: int = 1

    def entries(self) -> Iterator[Titled]:
        """Every series, in no order of popularity."""
        random = Random(f"world {self.seed}")
        size = max(300, self.series // 6)
        speeches = {each.code: Vocabulary(each, random, size if each.code == "en" else size // 2) for each in SPEECHES}
        ranks = list(range(1, self.series + 1))
        random.shuffle(ranks)
        teller = _Teller(random, speeches)
        for series, rank in enumerate(ranks, start=1):
            yield teller.series(series, rank, rank / self.series)


class _Teller:
    def __init__(self, random: Random, speeches: dict[str, Vocabulary]) -> None:
        self._random, self._speeches = random, speeches
        self._told: list[str] = []
        self._shapes, self._shape_weights = zip(*_SHAPES, strict=True)

    def series(self, number: int, rank: int, share: float) -> Titled:
        random = self._random
        home = random.choices(list(_SPOKEN), list(_SPOKEN.values()))[0]
        year = 2027 - min(76, int(random.expovariate(1 / 14)))
        return Titled(
            series=number,
            titles=tuple(self._titles(home, share)),
            popularity=int(2_000_000 / rank**0.9),
            year=year if random.random() < 0.97 else None,
            countries=(random.choice(_HOMES[home].split()),),
            outlet=random.choice(_OUTLETS),
        )

    def _titles(self, home: str, share: float) -> Iterator[str]:
        random = self._random
        original = self._original(home)
        if len(self._told) < 20_000 or random.random() < 0.02:
            self._told.append(original)
        yield original
        # Popular series have a title in every language; most others have few.
        mean = (TITLES_EACH - 1) * (4.0 if share < 0.05 else 1.5 if share < 0.3 else 0.64)
        for _ in range(int(random.expovariate(1 / mean) + 0.5)):
            spoken = random.choices(list(_SPOKEN), list(_SPOKEN.values()))[0]
            same = random.random() < 0.2 and (home in LATIN or spoken == home)
            yield original if same else self.title(spoken)

    def _original(self, home: str) -> str:
        random, chance = self._random, self._random.random()
        if self._told and chance < _REMAKES:
            return random.choice(self._told)
        if self._told and chance < _REMAKES + _SPIN_OFFS:
            return f"{random.choice(self._told)}: {self.title(home)}"
        return self.title(home)

    def title(self, spoken: str) -> str:
        """A title in a language."""
        random, words = self._random, self._speeches[spoken]
        parts: list[str] = []
        for sign in random.choices(self._shapes, self._shape_weights)[0]:
            source = {"a": words.articles, "l": words.little}.get(sign)
            if sign == "W":
                parts.append(words.draw(random))
            elif source:
                parts.append(random.choice(source))
            elif source is None and not sign.isspace():
                parts.append(sign)
        return _punctuated(words.join.join(parts))


def _punctuated(text: str) -> str:
    for apart, tight in ((" : ", ": "), (" ' s ", "'s "), (" - ", "-"), (" I I", " II")):
        text = text.replace(apart, tight)
    return text[:1].upper() + text[1:]
