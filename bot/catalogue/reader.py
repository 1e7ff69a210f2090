"""Reads the compiled catalogue: read-only, through aiosqlite, every question by an index."""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Self

import aiosqlite

from bot.catalogue.assemble import listing_of, person_of, series_of
from bot.catalogue.build import APPLICATION_ID, SCHEMA_VERSION
from bot.catalogue.search import TitleIndex
from bot.catalogue.who import Name, NameIndex
from bot.errors import CatalogueUnavailable, QuestionExpired
from bot.series.stories import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from sqlite3 import Row

    from bot.series.models import Listing, Person, Series

_ORDER: Final = {
    "title": "ordinal",
    "source": "key",
    "season": "number",
    "episode": "story, position",
    "release": "ordinal",
    "character": "number",
    "name": "character, ordinal",
    "statement": "ordinal",
}
_OF_A_SERIES: Final = {
    table: f"select * from {table} where series = ?1 order by {order}"  # noqa: S608  # our own names
    for table, order in _ORDER.items()
} | {
    "credit": "select c.*, p.key, p.names from credit c join person p on p.id = c.person "
    "where c.series = ?1 order by c.billing"
}
_LISTINGS: Final = "select * from series order by popularity desc, slug"
_TITLES: Final = "select * from title order by series, ordinal"
_NAMES: Final = """
    select s.slug, c.number, n.text, n.story, n.position
    from name n join character c on c.series = n.series and c.number = n.character
    join series s on s.id = n.series
"""
_CREDITED: Final = """
    select p.key, p.names, s.slug, c.story, c.position, c.billing
    from credit c join person p on p.id = c.person join series s on s.id = c.series
    order by p.id, s.popularity desc, c.billing
"""
_COUNTS: Final = (
    "select (select count(*) from series) as series, (select count(*) from person) as people, "
    "(select count(*) from credit) as credits, (select count(*) from source) as sources"
)
_REMEMBERED_SERIES: Final = 256


@dataclass(frozen=True, slots=True)
class Edition:
    """Which catalogue this is: its date, its hash, and how much it holds."""

    content_hash: str
    checked: date
    series: int
    people: int
    credits: int
    sources: int


class Catalogue:
    """One opened catalogue file. It never changes; a newer file is opened as another Catalogue."""

    def __init__(self, database: aiosqlite.Connection, edition: Edition, listings: Iterable[Listing]) -> None:
        self._database = database
        self.edition: Final = edition
        self.listings: Final = {listing.slug: listing for listing in listings}
        """Every series as lists show it, the most popular first."""
        self.titles: Final = TitleIndex(self.listings.values())
        self.names: NameIndex = NameIndex(())
        self.credited: dict[str, tuple[tuple[str, Moment], ...]] = {}
        """For every person's key, the series that credit them, each with the moments of the credits."""
        self._series: OrderedDict[str, Series] = OrderedDict()

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open a catalogue; raises CatalogueUnavailable with what the operator must do."""
        database = await _connect(path)
        try:
            return await cls._read(database)
        except (sqlite3.Error, KeyError, TypeError, ValueError) as error:
            await database.close()
            message = f"the catalogue {path} cannot be read ({error}); run `previously data build`"
            raise CatalogueUnavailable(message) from error
        except BaseException:
            await database.close()
            raise

    @classmethod
    async def _read(cls, database: aiosqlite.Connection) -> Self:
        meta = {row["key"]: row["value"] for row in await database.execute_fetchall("select * from meta")}
        counts = dict(next(iter(await database.execute_fetchall(_COUNTS))))
        edition = Edition(meta["content_hash"], date.fromisoformat(meta["checked"]), **counts)
        titles: dict[int, list[Row]] = {}
        for row in await database.execute_fetchall(_TITLES):
            titles.setdefault(row["series"], []).append(row)
        rows = await database.execute_fetchall(_LISTINGS)
        catalogue = cls(database, edition, (listing_of(row, titles.get(row["id"], [])) for row in rows))
        credited = list(await database.execute_fetchall(_CREDITED))
        named = list(await database.execute_fetchall(_NAMES))
        catalogue.credited = _credited(credited)
        catalogue.names = NameIndex([*_people(credited, catalogue.credited), *_characters(named)])
        return catalogue

    async def close(self) -> None:
        """Close the file."""
        await self._database.close()

    async def series(self, slug: str) -> Series | None:
        """The whole series, or None where there is none of that slug; those read lately are remembered."""
        remembered = self._series.get(slug)
        if remembered is not None:
            self._series.move_to_end(slug)
            return remembered
        found = list(await self._database.execute_fetchall("select * from series where slug = ?1", (slug,)))
        if not found:
            return None
        identity = (found[0]["id"],)
        rows = {
            table: list(await self._database.execute_fetchall(query, identity)) for table, query in _OF_A_SERIES.items()
        }
        series = series_of(found[0], rows)
        self._series[slug] = series
        if len(self._series) > _REMEMBERED_SERIES:
            self._series.popitem(last=False)
        return series

    async def expect(self, slug: str) -> Series:
        """The whole series; raises QuestionExpired where the catalogue has it no longer."""
        series = await self.series(slug)
        if series is None:
            raise QuestionExpired
        return series

    async def person(self, key: str) -> tuple[Person, tuple[str, ...]] | None:
        """A person and the slugs of the series that credit them, the most popular first."""
        query = (
            "select distinct p.key, p.names, s.slug, s.popularity from person p join credit c on c.person = p.id "
            "join series s on s.id = c.series where p.key = ?1 order by s.popularity desc, s.slug"
        )
        rows = list(await self._database.execute_fetchall(query, (key,)))
        return (person_of(rows[0]), tuple(row["slug"] for row in rows)) if rows else None


def _credited(rows: Iterable[Row]) -> dict[str, tuple[tuple[str, Moment], ...]]:
    credited: dict[str, dict[tuple[str, Moment], None]] = {}
    for row in rows:
        credited.setdefault(row["key"], {})[row["slug"], Moment(row["story"], row["position"])] = None
    return {key: tuple(where) for key, where in credited.items()}


def _people(rows: Iterable[Row], credited: dict[str, tuple[tuple[str, Moment], ...]]) -> Iterable[Name]:
    names = {row["key"]: json.loads(row["names"]) for row in rows}
    return (Name(f"p.{key}", text, credited[key]) for key, texts in names.items() for text in texts)


def _characters(rows: Iterable[Row]) -> Iterable[Name]:
    for row in rows:
        known_from = (row["slug"], Moment(row["story"], row["position"]))
        yield Name(f"c.{row['slug']}.{row['number']}", row["text"], (known_from,))


async def _connect(path: Path) -> aiosqlite.Connection:
    try:
        database = await aiosqlite.connect(_read_only(path), uri=True)
    except sqlite3.Error as error:
        message = f"there is no catalogue at {path} ({error}); run `previously data build`, or set CATALOGUE"
        raise CatalogueUnavailable(message) from error
    try:
        database.row_factory = sqlite3.Row
        application = await _pragma(database, "application_id")
        version = await _pragma(database, "user_version")
    except sqlite3.Error as error:
        await database.close()
        message = f"{path} is not a catalogue ({error}); run `previously data build`"
        raise CatalogueUnavailable(message) from error
    if (application, version) != (APPLICATION_ID, SCHEMA_VERSION):
        await database.close()
        message = f"{path} is not a catalogue of version {SCHEMA_VERSION}; run `previously data build`"
        raise CatalogueUnavailable(message)
    return database


def _read_only(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


async def _pragma(database: aiosqlite.Connection, name: str) -> int:
    return int(next(iter(await database.execute_fetchall(f"pragma {name}")))[0])
