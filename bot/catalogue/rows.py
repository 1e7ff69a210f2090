"""Turns checked files into the rows of the catalogue."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.catalogue.defaults import character_moment, credit_moment
from bot.catalogue.labels import first_year_of, outlet_of
from bot.catalogue.statements import statement_rows
from bot.catalogue.timelines import code_of, codes_of, episodes_of, moment_of
from bot.catalogue.track import releases_of
from bot.series.naming import slug_of
from bot.series.stories import PREMISE, Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.loading import Loaded, LoadedSeries
    from bot.catalogue.schema.series_file import Character, Credit, SeriesFile

Row = dict[str, Any]
TableRow = tuple[str, Row]


def as_json(value: object) -> str:
    """JSON as the catalogue stores it: one form for one value, so that equal files make equal bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def rows_of(loaded: Loaded) -> Iterator[TableRow]:
    """Every row of every table except `meta`, in an order that depends on the files alone."""
    people = _people(loaded)
    for key, (identity, names, ids) in people.items():
        yield "person", {"id": identity, "key": key, "names": as_json(names), "ids": as_json(ids)}
    for identity, series in enumerate(sorted(loaded.series, key=lambda s: s.file.slug), start=1):
        for table, row in _series(series, loaded, people):
            yield table, row | ({"id": identity} if table == "series" else {"series": identity})


def _people(loaded: Loaded) -> dict[str, tuple[int, list[str], dict[str, Any]]]:
    known = loaded.people.file.root
    entries: dict[str, tuple[list[str], dict[str, Any]]] = {
        key: (list(person.names), person.ids.model_dump(exclude_none=True)) for key, person in known.items()
    }
    for series in loaded.series:
        for credit in series.file.credits:
            if credit.person not in known:
                entries[slug_of(credit.person)] = ([credit.person], {})
    return {key: (index, *entry) for index, (key, entry) in enumerate(sorted(entries.items()), start=1)}


def person_key(loaded: Loaded, credit: Credit) -> str:
    """The key of a credit's person across the catalogue."""
    return credit.person if credit.person in loaded.people.file.root else slug_of(credit.person)


def _series(series: LoadedSeries, loaded: Loaded, people: dict[str, Any]) -> Iterator[TableRow]:
    file = series.file
    yield "series", _particulars(file)
    for ordinal, title in enumerate(file.titles):
        yield "title", {"ordinal": ordinal, **title.model_dump()}
    yield from _sources(series)
    yield from _seasons(series)
    for ordinal, release in enumerate(releases_of(series)):
        yield "release", {"ordinal": ordinal, **release}
    yield from _characters(series)
    for billing, credit in enumerate(file.credits):
        yield "credit", _credit(series, credit, billing, people[person_key(loaded, credit)][0])
    for ordinal, statement in enumerate(statement_rows(series)):
        yield "statement", {"ordinal": ordinal, **statement}


def _particulars(file: SeriesFile) -> Row:
    return {
        "slug": file.slug,
        "title": file.titles[0].text,
        "outlet": outlet_of(file),
        "year": first_year_of(file),
        "popularity": file.popularity,
        "format": file.format,
        "status": file.status,
        "countries": as_json(file.countries),
        "languages": as_json(file.languages),
        "broadcasters": as_json(file.broadcasters),
        "services": as_json(file.services),
        "ids": as_json(file.ids.model_dump(exclude_none=True)),
        "imdb": file.ids.imdb,
    }


def _sources(series: LoadedSeries) -> Iterator[TableRow]:
    for key, source in sorted(series.file.sources.items()):
        row = source.model_dump(mode="json", exclude={"reveals"})
        yield "source", {"key": key, **row, **_moment(moment_of(series.timeline, source.reveals))}


def _seasons(series: LoadedSeries) -> Iterator[TableRow]:
    for season in sorted(series.file.seasons, key=lambda s: s.number):
        written = {code_of(season, episode): episode for episode in season.episodes}
        reveals = season.title.reveals if season.title else "premise"
        title = season.title.text if season.title else None
        yield (
            "season",
            {"number": season.number, "title": title, **_moment(moment_of(series.timeline, reveals))},
        )
        for code in sorted(codes_of(season)):
            episode = written.get(code)
            name = episode.title if episode else None
            spoils = moment_of(series.timeline, name.reveals if name else "premise") or PREMISE
            yield (
                "episode",
                {
                    **_moment(series.timeline.codes[code]),
                    "season": code.season,
                    "number": code.number,
                    "special": int(code.special),
                    "title": name.text if name else None,
                    "title_story": spoils.story,
                    "title_position": spoils.position,
                    "runtime": episode.runtime if episode else None,
                },
            )


def character_numbers(series: LoadedSeries) -> dict[str, int]:
    """The stable number of every character: the order in which the file has them."""
    return {key: number for number, key in enumerate(series.file.characters)}


def _characters(series: LoadedSeries) -> Iterator[TableRow]:
    for key, number in character_numbers(series).items():
        character: Character = series.file.characters[key]
        yield "character", {"number": number, "key": key}
        first = character_moment(series.file, series.timeline, key)
        for ordinal, name in enumerate(character.names):
            moment = max(first, moment_of(series.timeline, name.reveals) or PREMISE)
            yield "name", {"character": number, "ordinal": ordinal, "text": name.text, **_moment(moment)}


def _credit(series: LoadedSeries, credit: Credit, billing: int, person: int) -> Row:
    codes = {code for span in credit.episodes for code in episodes_of(series.timeline, span)}
    return {
        "billing": billing,
        "person": person,
        "character": character_numbers(series)[credit.character],
        "kind": credit.kind,
        "codes": as_json([str(code) for code in sorted(codes)]),
        "sources": as_json(credit.sources),
        **_moment(credit_moment(series.timeline, credit)),
    }


def _moment(moment: Moment | None) -> Row:
    story, position = moment or PREMISE
    return {"story": story, "position": position}
