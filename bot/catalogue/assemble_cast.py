"""Puts together who plays whom: characters, people, and credits with the episodes they are in."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from bot.catalogue.assemble_sourced import moment_of, statement_of
from bot.series.codes import EpisodeCode
from bot.series.models import Character, Credit, Person
from bot.series.revealing import Revealing
from bot.series.stories import PREMISE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from sqlite3 import Row

    from bot.series.sourced import Statement
    from bot.series.stories import Moment, Timeline

    Appearances = list[tuple[Moment, int]]


def characters_of(rows: Iterable[Row], names: Iterable[Row], lines: Iterable[Row]) -> tuple[Character, ...]:
    """The characters with their names and lines, each of those in the order in which it becomes known."""
    called: dict[int, list[Revealing[str]]] = defaultdict(list)
    for row in names:
        called[row["character"]].append(Revealing(row["text"], moment_of(row)))
    told: dict[int, list[Statement]] = defaultdict(list)
    for row in lines:
        told[row["character"]].append(statement_of(row))
    return tuple(
        Character(row["key"], (number := row["number"]), tuple(called[number]), tuple(told[number])) for row in rows
    )


def person_of(row: Mapping[str, Any] | Row) -> Person:
    """A person as the catalogue knows them; the first of the names is shown."""
    names = tuple(json.loads(row["names"]))
    return Person(row["key"], names[0], names)


def appearances_of(rows: Iterable[Row], timeline: Timeline) -> dict[int, Appearances]:
    """Moment and season of every episode of each credit, by its billing.

    An episode that nobody has listed yet begins with its season.
    """
    listed = {str(code): (moment, code.season) for code, moment in timeline.codes.items()}
    return {
        row["billing"]: sorted(
            listed.get(code) or (PREMISE, EpisodeCode.parse(code).season) for code in json.loads(row["codes"])
        )
        for row in rows
    }


def credit_of(row: Row, characters: Mapping[int, Character], appearances: Appearances) -> Revealing[Credit]:
    """A credit, sealed: that somebody plays in it may be a secret by itself."""
    begins: dict[int, Moment] = {}
    for moment, season in appearances:
        begins.setdefault(season, moment)
    credit = Credit(
        person=person_of(row),
        character=characters[row["character"]].key,
        begins=begins,
        kind=row["kind"],
        billing=row["billing"],
        sources=tuple(json.loads(row["sources"])),
        moments=tuple(moment for moment, _ in appearances if not moment.is_premise),
    )
    return Revealing(credit, moment_of(row))
