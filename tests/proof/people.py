"""The characters of a generated series, and who plays them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .moments import PREMISE, At
from .telling import season_of
from .words import Secret, new_word

if TYPE_CHECKING:
    from random import Random

    from .telling import Teller, Yaml

_NAME_NOISE = ("", "", "'", " *", " | ", " `", "\\", " _x_", " \u202e", "||")


@dataclass(slots=True)
class Troupe:
    """The people of a catalogue: some of them, with keys, play in several series."""

    rng: Random
    secrets: dict[str, Secret]
    words: dict[str, str] = field(default_factory=dict)
    """The secret word of each person, by what credits call them."""
    names: dict[str, list[str]] = field(default_factory=dict)
    """The names of those with keys."""

    def hire(self) -> str:
        """Somebody known already, or somebody new, as a credit writes them."""
        known = list(self.names)
        if known and self.rng.random() < 0.4:
            return self.rng.choice(known)
        word = new_word(self.rng)
        name = f"Jo {self.rng.choice(_NAME_NOISE)}{word}"
        if self.rng.random() < 0.6:
            key = f"person-{len(self.names)}"
            self.names[key], self.words[key] = [name, f"Al {word}"], word
            return key
        self.words[name] = word
        return name

    def credited(self, person: str, slug: str, at: At) -> None:
        """Somebody may be known from a moment of a series on, and from all they were credited for before."""
        word = self.words[person]
        earlier = self.secrets[word].where if word in self.secrets else ()
        self.secrets[word] = Secret(word, "person", (*earlier, (slug, at)))


def characters_and_credits(teller: Teller, troupe: Troupe) -> tuple[Yaml, list[Yaml]]:
    """Both sections of a file."""
    characters: Yaml = {}
    credits_: list[Yaml] = []
    for number in range(teller.rng.randint(2, 5)):
        key, story = f"c{number}", teller.rng.choice(teller.stories())
        own = [_credit(teller, key, story) for _ in range(teller.rng.choice((1, 1, 2)))]
        # The compiler refuses a person who is credited in one span twice.
        own = own[:1] + [credit for credit in own[1:] if not set(credit["episodes"]) & set(own[0]["episodes"])]
        first = min(credit_moment(teller, credit) for credit in own)
        characters[key] = _character(teller, story, first)
        for credit in own:
            credit["person"] = troupe.hire()
            troupe.credited(credit["person"], teller.slug, credit_moment(teller, credit))
        credits_ += own
    teller.rng.shuffle(credits_)
    return characters, credits_


def credit_moment(teller: Teller, credit: Yaml) -> At:
    """When a credit is no spoiler, by the table of data/README.md."""
    if credit.get("reveals"):
        return teller.at(credit["reveals"])
    codes = codes_of(teller, credit)
    if credit["kind"] == "main" and teller.before_season(min(map(season_of, codes))) == PREMISE:
        return PREMISE
    return min(teller.codes[code] for code in codes)


def codes_of(teller: Teller, credit: Yaml) -> list[str]:
    """The episodes of a credit."""
    codes = []
    for span in credit["episodes"]:
        codes += [span] if span in teller.codes else teller.season_codes(int(span[1:]))
    return codes


def _credit(teller: Teller, character: str, story: int) -> Yaml:
    codes = teller.in_story(story)
    seasons = sorted({season_of(code) for code in codes})
    spans = [f"S{season}" for season in teller.rng.sample(seasons, teller.rng.randint(1, len(seasons)))]
    if teller.rng.random() < 0.4:
        spans = teller.rng.sample(codes, min(len(codes), 2))
    credit = {
        "character": character,
        "episodes": spans,
        "kind": teller.rng.choice(("main", "main", "recurring", "guest")),
        "sources": teller.some_sources(),
    }
    return credit | ({"reveals": teller.rng.choice(codes)} if teller.rng.random() < 0.25 else {})


def _character(teller: Teller, story: int, first: At) -> Yaml:
    names, lines = [], []
    for written in _in_order(teller, story, teller.rng.randint(1, 3)):
        at = max(first, teller.at(written))
        names.append({"text": teller.text("name", at, before="Al "), "reveals": written})
    for written in _in_order(teller, story, teller.rng.randint(0, 3)):
        at = max(first, teller.at(written))
        lines.append({"text": teller.text("line", at), "reveals": written, "sources": teller.some_sources()})
    return {"names": names, "lines": lines}


def _in_order(teller: Teller, story: int, count: int) -> list[str]:
    moments = ["premise", *teller.in_story(story)]
    return sorted(teller.rng.sample(moments, min(count, len(moments))), key=moments.index)
