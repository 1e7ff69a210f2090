"""Small catalogues of every shape, full of secrets, compiled by the real compiler into a real file."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.catalogue.build import _write
from bot.catalogue.checks.moments import moment_problems
from bot.catalogue.checks.references import reference_problems
from bot.catalogue.files import Document
from bot.catalogue.loading import Loaded, LoadedPeople, LoadedSeries
from bot.catalogue.schema.people_file import PeopleFile
from bot.catalogue.schema.series_file import SeriesFile
from bot.catalogue.timelines import timeline_of

from .people import Troupe, characters_and_credits
from .seasons import seasons_of
from .telling import Teller, Yaml
from .words import new_word

if TYPE_CHECKING:
    from pathlib import Path

    from .moments import At
    from .words import Secret

_STATUS = ("confirmed", "reported", "rumour", "lapsed", "refuted")
_FACTS = ("created-by", "based-on", "filmed-in", "where-to-watch", "reception")
_OPEN_TITLES = ("", " *star*", " |", " `tick", " _", "\\", " https://x.example", " \u202e", " ||bars||", "\n# two")


@dataclass(slots=True)
class Generated:
    """A catalogue: its files as they would stand in YAML, and who may read which word."""

    seed: int
    files: list[Yaml] = field(default_factory=list)
    people: Yaml = field(default_factory=dict)
    secrets: dict[str, Secret] = field(default_factory=dict)
    codes: dict[str, dict[str, At]] = field(default_factory=dict)
    """Every episode of every series with its moment, in watching order."""
    words: dict[str, str] = field(default_factory=dict)
    """The secret word of each person, by what credits call them."""


def generate(seed: int) -> Generated:
    """The catalogue of a seed."""
    rng = random.Random(seed)
    made = Generated(seed)
    troupe = Troupe(rng, made.secrets)
    for number in range(rng.randint(1, 3)):
        teller = Teller(rng, f"show-{seed}-{number}", made.secrets)
        made.files.append(_series(teller, troupe))
        made.codes[teller.slug] = teller.codes
    made.words = troupe.words
    made.people = {key: {"names": names} for key, names in troupe.names.items()}
    return made


def compiled(made: Generated, path: Path, *, checked: bool = True) -> None:
    """Write a catalogue through the compiler, past the check of wording: an imported catalogue has had none."""
    series = []
    for content in made.files:
        file = SeriesFile.model_validate(content)
        series.append(LoadedSeries(Document(file.slug, content, {}), file, timeline_of(file)))
    people = PeopleFile.model_validate(made.people)
    problems = [p for each in series for check in (moment_problems, reference_problems) for p in check(each)]
    errors = [problem.what for problem in problems if problem.severity == "error"]
    assert errors == [] or not checked, f"the generator writes what the compiler refuses: {errors}"
    loaded = Loaded(tuple(series), LoadedPeople(Document("people.yaml", made.people, {}), people), ())
    unfinished = path.with_name(f".{made.seed}.sqlite")
    _write(unfinished, loaded, f"seed {made.seed}")
    unfinished.replace(path)


def _series(teller: Teller, troupe: Troupe) -> Yaml:
    rng = teller.rng
    shape = rng.choice(("serial", "serial", "anthology", "miniseries"))
    seasons = seasons_of(teller, shape)
    characters, credits_ = characters_and_credits(teller, troupe)
    for season in seasons:
        for episode in season["episodes"]:
            for beat in episode["beats"]:
                beat["characters"] = rng.sample(list(characters), rng.randint(0, 2))
    return {
        "slug": teller.slug,
        "titles": [{"text": f"Show {teller.slug}{rng.choice(_OPEN_TITLES)}".strip(), "language": "en"}],
        "format": shape,
        "status": "running",
        "countries": ["GB"],
        "languages": ["en"],
        "broadcasters": ["ITV"],
        "popularity": rng.randrange(100),
        "premise": {"text": teller.text("premise", (0, 0)), "sources": ["s0"]},
        "sources": {key: _source(teller) for key in ("s0", "s1", "s2")},
        "seasons": seasons,
        "characters": characters,
        "credits": credits_,
        "facts": [_fact(teller) for _ in range(rng.randint(0, 3))],
        "claims": [_claim(teller) for _ in range(rng.randint(0, 3))],
    }


def _somewhen(teller: Teller) -> str:
    return teller.reveals(teller.rng.choice(teller.stories()))


def _source(teller: Teller) -> Yaml:
    reveals = _somewhen(teller)
    at = teller.at(reveals)
    address = f"https://x.example/{teller.rng.choice(('', 'a(b)/', '||/', '_'))}"
    word = new_word(teller.rng)
    teller.secrets[word] = type(next(iter(teller.secrets.values())))(word, "address", ((teller.slug, at),))
    return {
        "title": teller.text("source title", at),
        "publisher": "The Paper",
        "address": address + word,
        "checked": "2026-11-22",
        "reveals": reveals,
    }


def _fact(teller: Teller) -> dict[str, Any]:
    reveals = _somewhen(teller)
    at = teller.at(reveals)
    return {
        "kind": teller.rng.choice(_FACTS),
        "text": teller.text("fact", at),
        "reveals": reveals,
        "sources": teller.some_sources(),
        "differs": teller.differs("fact", at),
    }


def _claim(teller: Teller) -> dict[str, Any]:
    reveals = _somewhen(teller)
    at = teller.at(reveals)
    return {
        "text": teller.text("claim", at),
        "status": teller.rng.choice(_STATUS),
        "outcome": teller.text("outcome", at),
        "said": "2024-01-01",
        "reveals": reveals,
        "sources": teller.some_sources(),
    }
