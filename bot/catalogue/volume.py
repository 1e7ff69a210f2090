"""One compiled file of the catalogue: read-only, every question by an index, nothing of it held that grows with it."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Self

import aiosqlite

from bot.catalogue.assemble import series_of
from bot.catalogue.assemble_cast import person_of
from bot.catalogue.listed import Listed
from bot.catalogue.opening import opened, read_only
from bot.catalogue.places import remedy_for
from bot.catalogue.titles import TitleSearch
from bot.catalogue.who import names_in
from bot.errors import CatalogueUnavailable
from bot.series.stories import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from bot.catalogue.names import NameSearch
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
_CREDITED: Final = """
    select s.slug, c.story, c.position from person p join credit c on c.person = p.id join series s on s.id = c.series
    where p.key = ?1 order by s.popularity desc, c.billing
"""
_COMING: Final = """
    select s.slug from (
        select series from release where at >= ?1 and at < ?2
        union
        select series from release where at is null and day >= ?3 and day <= ?4
    ) as found cross join series s on s.id = found.series
    order by s.popularity desc, s.slug
"""
_AMONG: Final = """
    select count(*) from series
    where slug in (select value from json_each(?1)) or imdb in (select value from json_each(?1))
"""
_MANY_EPISODES: Final = 1000
"""A soap is put together in another thread, so that nobody else waits for it."""
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Edition:
    """Which catalogue this is: its date, its hash, and how much it holds."""

    content_hash: str
    checked: date
    series: int
    people: int
    credits: int
    sources: int


class Volume:
    """One opened file. It never changes; a newer file is opened as another Volume."""

    def __init__(
        self, rows: sqlite3.Connection, database: aiosqlite.Connection, edition: Edition, names: NameSearch
    ) -> None:
        self._rows = rows  # for what is found in microseconds: cheaper at once than in another thread
        self._database = database
        self.edition: Final = edition
        self.titles: Final = TitleSearch(rows)
        self.names: Final = names
        self.listed: Final = Listed(rows)

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open a file; raises CatalogueUnavailable with what the operator must do."""
        rows = opened(path)
        database = None
        try:
            edition = _edition(rows)
            database = await aiosqlite.connect(read_only(path), uri=True)
            database.row_factory = sqlite3.Row
            names = await asyncio.to_thread(names_in, rows)  # the longer, the more series have been added
            return cls(rows, database, edition, names)
        except BaseException as error:
            rows.close()
            if database is not None:
                await database.close()
            if isinstance(error, sqlite3.Error | KeyError | TypeError | ValueError):
                message = f"the catalogue {path} cannot be read ({error}); {remedy_for(path)}"
                raise CatalogueUnavailable(message) from error
            raise

    async def close(self) -> None:
        """Close the file."""
        self._rows.close()
        await self._database.close()

    def rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        """The rows of a query, for those who know the tables."""
        return self._rows.execute(query, values).fetchall()

    def slugs(self) -> Iterator[str]:
        """Every series, the most popular first."""
        for row in self._rows.execute("select slug from series order by popularity desc, slug").fetchall():
            yield row["slug"]

    def listing(self, slug: str) -> Listing | None:
        """A series as lists show it."""
        found = self._rows.execute("select id from series where slug = ?1", (slug,)).fetchone()
        return None if found is None else self.listed.of([found["id"]])[0]

    def slug_of_imdb(self, identity: str) -> str | None:
        """The series that IMDb knows by a number."""
        found = self._rows.execute("select slug from series where imdb = ?1", (identity,)).fetchone()
        return None if found is None else str(found["slug"])

    def imdb_numbers(self) -> list[str]:
        """By which numbers IMDb knows the series of this volume, where they have a name of their own."""
        found = self._rows.execute("select imdb from series where imdb is not null and imdb <> slug")
        return [row["imdb"] for row in found]

    async def among(self, names: Iterable[str]) -> int:
        """How many of its series go by one of these names: a slug, or a number of IMDb's."""
        ((count,),) = await self._database.execute_fetchall(_AMONG, (json.dumps(list(names)),))
        return int(count)

    async def series(self, slug: str) -> Series | None:
        """The whole series, or None where there is none of that slug."""
        found = list(await self._database.execute_fetchall("select * from series where slug = ?1", (slug,)))
        if not found:
            return None
        identity = (found[0]["id"],)
        rows = {
            table: list(await self._database.execute_fetchall(query, identity)) for table, query in _OF_A_SERIES.items()
        }
        if len(rows["episode"]) < _MANY_EPISODES:
            return series_of(found[0], rows)
        return await asyncio.to_thread(series_of, found[0], rows)

    async def coming(self, begin: datetime, end: datetime) -> tuple[str, ...]:
        """The slugs of the series of which something comes out in that time, the most popular first.

        Where no hour is known, a day more at either end is counted: which day it is depends on where one is.
        """
        days = ((begin - _A_DAY).date().isoformat(), (end + _A_DAY).date().isoformat())
        instants = (int(begin.timestamp()), int(end.timestamp()))
        rows = await self._database.execute_fetchall(_COMING, (*instants, *days))
        return tuple(row["slug"] for row in rows)

    def person(self, key: str) -> Person | None:
        """A person by their key."""
        found = self._rows.execute("select key, names from person where key = ?1", (key,)).fetchone()
        return None if found is None else person_of(found)

    def credited(self, key: str) -> list[tuple[str, Moment]]:
        """The series that credit a person, the most popular first, each with the moments of the credits."""
        rows = self._rows.execute(_CREDITED, (key,)).fetchall()
        return [(row["slug"], Moment(row["story"], row["position"])) for row in rows]


def _edition(rows: sqlite3.Connection) -> Edition:
    meta = {row["key"]: row["value"] for row in rows.execute("select * from meta")}
    counts = json.loads(meta["counts"])
    held = (counts.get(table, 0) for table in ("series", "person", "credit", "source"))
    return Edition(meta["content_hash"], date.fromisoformat(meta["checked"]), *held)
