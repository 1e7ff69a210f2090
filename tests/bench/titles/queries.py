"""What people type to find a series, by the kind of mistake they make."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final

from bot.series.naming import normalise, without_article

from .slips import slip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.catalogue.titles import Titled

_TRIES: Final = 50


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the series that is meant."""

    typed: str
    meant: int


def queries(kind: str, targets: list[Titled], count: int, seed: int) -> Iterator[Query]:
    """So many queries of a kind; same seed, same queries."""
    random = Random(f"{kind} {seed}")
    made = 0
    while made < count:
        target = random.choice(targets)
        typed = KINDS[kind](_title(target, random), target, random)
        if typed is not None:
            made += 1
            yield Query(typed, target.series)


def _title(target: Titled, random: Random) -> str:
    """The title that is shown, or one time in three any other."""
    return target.titles[0] if random.random() < 0.65 else random.choice(target.titles)


def _letters(text: str) -> int:
    return len(normalise(text).replace(" ", ""))


def _cut(text: str, random: Random, share: float, least: int) -> str | None:
    if _letters(text) < least:
        return None
    length = random.randint(math.ceil(len(text) * share), len(text))
    return text[:length] if _letters(text[:length]) >= least else None


def _in_alphabet(text: str) -> bool:
    return all(not c.isalpha() or unicodedata.name(c, "").split()[0] in {"LATIN", "CYRILLIC", "GREEK"} for c in text)


def _whole(title: str, target: Titled, random: Random) -> str | None:
    return title


def _beginning(title: str, target: Titled, random: Random) -> str | None:
    return _cut(title.lower(), random, 0.4, 4)


def _without_accents(title: str, target: Titled, random: Random) -> str | None:
    bare = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))
    return bare if bare != unicodedata.normalize("NFKD", title) and _in_alphabet(title) else None


def _swapped(title: str, target: Titled, random: Random) -> str | None:
    words = title.split()
    if len(words) < 2:
        return None
    mixed = random.sample(words, len(words))
    return " ".join(mixed) if mixed != words else None


def _some_words(title: str, target: Titled, random: Random) -> str | None:
    words = without_article(normalise(title)).split()
    if len(words) < 3:
        return None
    return " ".join(random.sample(words, len(words) - 1))


def _joined(title: str, target: Titled, random: Random) -> str | None:
    words = title.lower().split()
    if len(words) < 2:
        return None
    at = random.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def _split(title: str, target: Titled, random: Random) -> str | None:
    at = random.randrange(1, len(title)) if len(title) > 5 else 0
    return f"{title[:at]} {title[at:]}" if at and title[at - 1].isalpha() and title[at].isalpha() else None


def _with_year(title: str, target: Titled, random: Random) -> str | None:
    return f"{title.lower()} {target.year}" if target.year else None


def _with_country(title: str, target: Titled, random: Random) -> str | None:
    return f"{title.lower()} {target.countries[0].lower()}"


def _slipped(title: str, random: Random, times: int, least: int, *, cut: bool) -> str | None:
    if _letters(title) < least or not _in_alphabet(title):
        return None
    typed = _cut(title.lower(), random, 0.6, least) if cut else title.lower()
    if typed is None:
        return None
    for _ in range(times):
        typed = slip(typed, random)
    return typed if _letters(typed) >= least else None


KINDS: Final[dict[str, Callable[[str, Titled, Random], str | None]]] = {
    "as it is": _whole,
    "a beginning": _beginning,
    "without accents": _without_accents,
    "words swapped": _swapped,
    "a word left out": _some_words,
    "words joined": _joined,
    "a word split": _split,
    "with the year": _with_year,
    "with the country": _with_country,
    "one slip": lambda title, _, random: _slipped(title, random, 1, 4, cut=False),
    "one slip in a beginning": lambda title, _, random: _slipped(title, random, 1, 5, cut=True),
    "two slips": lambda title, _, random: _slipped(title, random, 2, 8, cut=False),
    "two slips in a beginning": lambda title, _, random: _slipped(title, random, 2, 8, cut=True),
}
