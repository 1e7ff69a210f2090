"""Writes the volume: the tables of every catalogue, filled in order, so that the same rows make the same bytes."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from importlib import resources
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.catalogue.build import APPLICATION_ID, SCHEMA_VERSION
from bot.catalogue.people import write_people
from bot.catalogue.rows import as_json
from bot.catalogue.titles import Titled, write_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from bot.catalogue.people import Entry
    from bot.imdb.engine import Row

_PAGES: Final = (
    "pragma page_size = 4096",
    "pragma journal_mode = off",
    "pragma synchronous = off",
    "pragma cache_size = -65536",
)
_TITLED: Final = """
    select s.id, s.popularity, s.year, s.countries, t.text
    from series s cross join title t on t.series = s.id order by s.id, t.ordinal
"""


class VolumeFile:
    """A volume while it is written."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._counts: dict[str, int] = {}
        tables, self._indexes = _schema()
        for statement in (*_PAGES, *tables):
            database.execute(statement)

    def put(self, table: str, rows: Iterable[Row]) -> int:
        """Add rows to a table; returns how many."""
        columns = len(self._database.execute(f"select * from {table} limit 0").description)  # noqa: S608  # our own names
        marks = ", ".join("?" * columns)
        added = max(0, self._database.executemany(f"insert into {table} values ({marks})", rows).rowcount)  # noqa: S608
        self._counts[table] = self._counts.get(table, 0) + added
        return added

    def index_titles(self, told: Callable[[int], None]) -> None:
        """Write what finds rows, and the index of all titles; `told` hears the hundredths done."""
        self._database.commit()
        for statement in self._indexes:
            self._database.execute(statement)
        write_index(self._database, _titled(self._database), told)
        self._database.commit()

    def index_people(self, entries: Iterable[Entry]) -> None:
        """Write the index of all people."""
        write_people(self._database, entries)
        self._database.commit()

    def finish(self, content_hash: str, checked: date) -> Mapping[str, int]:
        """Say what it is; returns how many rows each table has."""
        meta = {"content_hash": content_hash, "checked": checked.isoformat(), "counts": as_json(self._counts)}
        self._database.executemany("insert into meta values (?1, ?2)", meta.items())
        self._database.commit()
        self._database.execute(f"pragma application_id = {APPLICATION_ID}")
        self._database.execute(f"pragma user_version = {SCHEMA_VERSION}")
        return self._counts


@contextmanager
def written(target: Path) -> Iterator[VolumeFile]:
    """A new volume, which takes the place of the one at `target` when the block has been left without an error."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with closing(sqlite3.connect(temporary)) as database:
            yield VolumeFile(database)
        temporary.chmod(0o644)
        os.fsync(handle)
        temporary.replace(target)
    finally:
        os.close(handle)
        temporary.unlink(missing_ok=True)


def _schema() -> tuple[list[str], list[str]]:
    """The statements of every catalogue's tables, and of their indexes: faster made once the rows are there."""
    script = resources.files("bot.catalogue").joinpath("sql/schema.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(":memory:")) as scratch:
        scratch.executescript(script)
        made = scratch.execute("select type, sql from sqlite_master where sql is not null order by rowid").fetchall()
    return [sql for kind, sql in made if kind == "table"], [sql for kind, sql in made if kind == "index"]


def _titled(database: sqlite3.Connection) -> Iterator[Titled]:
    """Every series as the title index needs it; no word of an outlet that is not known can be typed."""
    for series, rows in groupby(database.execute(_TITLED), itemgetter(0)):
        (_, popularity, year, countries, shown), *others = rows
        titles = (shown, *(text for *_, text in others))
        yield Titled(series, titles, popularity, year, tuple(json.loads(countries)))
