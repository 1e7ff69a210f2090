"""Puts the rows of one series together again."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.series.codes import EpisodeCode
from bot.series.models import (
    Beat,
    Character,
    Claim,
    Credit,
    Difference,
    Episode,
    Fact,
    Listing,
    Person,
    Release,
    Season,
    Series,
    Source,
    Statement,
    Title,
)
from bot.series.releases import When
from bot.series.revealing import Revealing
from bot.series.stories import PREMISE, Moment, Timeline

if TYPE_CHECKING:
    from collections.abc import Mapping
    from sqlite3 import Row

    Rows = Mapping[str, list[Row]]
    Appearances = list[tuple[Moment, int]]


def listing_of(row: Row) -> Listing:
    """A series as lists show it."""
    return Listing(
        slug=row["slug"],
        title=row["title"],
        outlet=row["outlet"],
        year=row["year"],
        popularity=row["popularity"],
        countries=tuple(json.loads(row["countries"])),
        imdb=row["imdb"],
    )


def series_of(row: Row, rows: Rows) -> Series:
    """The whole series: its own row, and the rows of every other table that belong to it."""
    statements: dict[str, list[Row]] = defaultdict(list)
    for statement in rows["statement"]:
        statements[statement["about"]].append(statement)
    characters = _characters(rows, statements["character"])
    by_number = {character.number: character for character in characters}
    timeline = Timeline({_code(episode): _moment(episode) for episode in rows["episode"]})
    listed = {str(code): (moment, code.season) for code, moment in timeline.codes.items()}
    appearances = {credit["billing"]: _appearances(credit, listed) for credit in rows["credit"]}
    return Series(
        listing=listing_of(row),
        format=row["format"],
        status=row["status"],
        languages=tuple(json.loads(row["languages"])),
        broadcasters=tuple(json.loads(row["broadcasters"])),
        services=tuple(json.loads(row["services"])),
        titles=tuple(Title(title["text"], title["language"], title["kind"]) for title in rows["title"]),
        premise=_statement(statements["series"][0]),
        sources={source["key"]: _source(source) for source in rows["source"]},
        seasons=_seasons(rows, statements, by_number, appearances),
        characters={character.key: character for character in characters},
        credits=tuple(_credit(credit, by_number, appearances[credit["billing"]]) for credit in rows["credit"]),
        facts=tuple(Fact(fact["kind"], fact["season"], _statement(fact)) for fact in statements["fact"]),
        claims=tuple(_claim(claim) for claim in statements["claim"]),
        timeline=timeline,
    )


def _moment(row: Row) -> Moment:
    return Moment(row["story"], row["position"])


def _code(row: Row) -> EpisodeCode:
    return EpisodeCode(row["season"], row["number"], bool(row["special"]))


def _codes(text: str) -> tuple[EpisodeCode, ...]:
    return tuple(EpisodeCode.parse(code) for code in json.loads(text))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _statement(row: Row) -> Statement:
    moment = _moment(row)
    return Statement(
        Revealing(row["text"], moment),
        tuple(json.loads(row["sources"])),
        tuple(
            Difference(Revealing(other["text"], moment), tuple(other["sources"]))
            for other in json.loads(row["differs"])
        ),
    )


def _source(row: Row) -> Source:
    moment = _moment(row)
    return Source(
        key=row["key"],
        title=Revealing(row["title"], moment),
        publisher=row["publisher"],
        address=Revealing(row["address"], moment),
        kind=row["kind"],
        published=_day(row["published"]),
        checked=date.fromisoformat(row["checked"]),
        licence=row["licence"],
    )


def _seasons(
    rows: Rows,
    statements: Mapping[str, list[Row]],
    characters: Mapping[int, Character],
    appearances: Mapping[int, Appearances],
) -> tuple[Season, ...]:
    premises = {row["season"]: _statement(row) for row in statements["season"]}
    beats: dict[str, list[Beat]] = defaultdict(list)
    for row in statements["beat"]:
        keys = tuple(characters[number].key for number in json.loads(row["characters"]))
        beats[row["episode"]].append(Beat(_statement(row), row["weight"], keys))
    episodes: dict[int, list[Episode]] = defaultdict(list)
    for row in rows["episode"]:
        episodes[row["season"]].append(_episode(row, beats))
    releases: dict[int, list[Release]] = defaultdict(list)
    for row in rows["release"]:
        releases[row["season"]].append(_release(row))
    cast_in = {season for each in appearances.values() for _, season in each}
    return tuple(
        Season(
            number=(number := row["number"]),
            title=None if row["title"] is None else Revealing(row["title"], _moment(row)),
            premise=premises.get(number),
            episodes=tuple(episodes[number]),
            releases=tuple(releases[number]),
            has_cast=number in cast_in,
        )
        for row in rows["season"]
    )


def _episode(row: Row, beats: Mapping[str, list[Beat]]) -> Episode:
    code = _code(row)
    spoils = Moment(row["title_story"], row["title_position"])
    title = None if row["title"] is None else Revealing(row["title"], spoils)
    return Episode(code, _moment(row), title, row["runtime"], tuple(beats[str(code)]))


def _release(row: Row) -> Release:
    when = When.parse(row["released"])
    return Release(_codes(row["codes"]), row["outlet"], row["region"], when, tuple(json.loads(row["sources"])))


def _characters(rows: Rows, lines: list[Row]) -> tuple[Character, ...]:
    names: dict[int, list[Revealing[str]]] = defaultdict(list)
    for row in rows["name"]:
        names[row["character"]].append(Revealing(row["text"], _moment(row)))
    told: dict[int, list[Statement]] = defaultdict(list)
    for row in lines:
        told[row["character"]].append(_statement(row))
    return tuple(
        Character(row["key"], (number := row["number"]), tuple(names[number]), tuple(told[number]))
        for row in rows["character"]
    )


def person_of(row: Mapping[str, Any] | Row) -> Person:
    """A person as the catalogue knows them; the first of the names is shown."""
    names = tuple(json.loads(row["names"]))
    return Person(row["key"], names[0], names)


def _appearances(row: Row, listed: Mapping[str, tuple[Moment, int]]) -> Appearances:
    """Moment and season of every episode of a credit; one that nobody has listed yet begins with its season."""
    return sorted(listed.get(code) or (PREMISE, EpisodeCode.parse(code).season) for code in json.loads(row["codes"]))


def _credit(row: Row, characters: Mapping[int, Character], appearances: Appearances) -> Revealing[Credit]:
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
    return Revealing(credit, _moment(row))


def _claim(row: Row) -> Claim:
    outcome = None if row["outcome"] is None else Revealing(row["outcome"], _moment(row))
    return Claim(_statement(row), row["kind"], outcome, _day(row["said"]))
