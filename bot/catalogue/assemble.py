"""Puts the rows of one series together again."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from bot.catalogue.assemble_cast import appearances_of, characters_of, credit_of
from bot.catalogue.assemble_sourced import beat_of, claim_of, fact_of, moment_of, source_of, statement_of
from bot.series.codes import EpisodeCode
from bot.series.models import Episode, Listing, Release, Season, Series, Title
from bot.series.releases import When
from bot.series.revealing import Revealing
from bot.series.stories import Moment, Timeline

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from sqlite3 import Row

    from bot.series.models import Character
    from bot.series.sourced import Beat

    Rows = Mapping[str, list[Row]]


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
    statements = _by_subject(rows["statement"])
    characters = characters_of(rows["character"], rows["name"], statements["character"])
    by_number = {character.number: character for character in characters}
    timeline = Timeline({_code(episode): moment_of(episode) for episode in rows["episode"]})
    appearances = appearances_of(rows["credit"], timeline)
    cast_in = {season for each in appearances.values() for _, season in each}
    return Series(
        listing=listing_of(row),
        format=row["format"],
        status=row["status"],
        languages=tuple(json.loads(row["languages"])),
        broadcasters=tuple(json.loads(row["broadcasters"])),
        services=tuple(json.loads(row["services"])),
        titles=tuple(Title(title["text"], title["language"], title["kind"]) for title in rows["title"]),
        premise=statement_of(statements["series"][0]),
        sources={source["key"]: source_of(source) for source in rows["source"]},
        seasons=_seasons(rows, statements, by_number, cast_in),
        characters={character.key: character for character in characters},
        credits=tuple(credit_of(credit, by_number, appearances[credit["billing"]]) for credit in rows["credit"]),
        facts=tuple(map(fact_of, statements["fact"])),
        claims=tuple(map(claim_of, statements["claim"])),
        timeline=timeline,
    )


def _by_subject(rows: list[Row]) -> Mapping[str, list[Row]]:
    statements: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        statements[row["about"]].append(row)
    return statements


def _seasons(
    rows: Rows, statements: Mapping[str, list[Row]], characters: Mapping[int, Character], cast_in: Collection[int]
) -> tuple[Season, ...]:
    premises = {row["season"]: statement_of(row) for row in statements["season"]}
    episodes = _episodes(rows["episode"], statements["beat"], characters)
    releases: dict[int, list[Release]] = defaultdict(list)
    for row in rows["release"]:
        releases[row["season"]].append(_release(row))
    return tuple(
        Season(
            number=(number := row["number"]),
            title=None if row["title"] is None else Revealing(row["title"], moment_of(row)),
            premise=premises.get(number),
            episodes=tuple(episodes[number]),
            releases=tuple(releases[number]),
            has_cast=number in cast_in,
        )
        for row in rows["season"]
    )


def _episodes(rows: list[Row], told: list[Row], characters: Mapping[int, Character]) -> Mapping[int, list[Episode]]:
    beats: dict[str, list[Beat]] = defaultdict(list)
    for row in told:
        beats[row["episode"]].append(beat_of(row, characters))
    episodes: dict[int, list[Episode]] = defaultdict(list)
    for row in rows:
        episodes[row["season"]].append(_episode(row, beats))
    return episodes


def _episode(row: Row, beats: Mapping[str, list[Beat]]) -> Episode:
    code = _code(row)
    spoils = Moment(row["title_story"], row["title_position"])
    title = None if row["title"] is None else Revealing(row["title"], spoils)
    return Episode(code, moment_of(row), title, row["runtime"], tuple(beats[str(code)]))


def _release(row: Row) -> Release:
    when = When.parse(row["released"])
    codes = tuple(EpisodeCode.parse(code) for code in json.loads(row["codes"]))
    return Release(codes, row["outlet"], row["region"], when, tuple(json.loads(row["sources"])))


def _code(row: Row) -> EpisodeCode:
    return EpisodeCode(row["season"], row["number"], bool(row["special"]))
