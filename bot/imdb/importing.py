"""From a folder of data sets to a volume of the catalogue, in stages that each need little memory."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from bot.catalogue.build import SCHEMA_VERSION
from bot.imdb import rows
from bot.imdb.engine import engine, statements
from bot.imdb.errors import CannotWrite
from bot.imdb.files import checked, found_in
from bot.imdb.volume import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from bot.catalogue.people import Entry
    from bot.imdb.engine import Engine, Row
    from bot.imdb.files import DataSet
    from bot.imdb.volume import VolumeFile

EDITION: Final = 2
"""Goes up whenever the same files make another volume."""

_READING: Final = {
    "titles": "reading titles",
    "series": "sorting out the series",
    "episodes": "reading episodes",
    "names": "reading titles in other languages",
    "cast": "reading casts",
    "people": "reading names of people",
}
_TOLD_EVERY: Final = 5_000
_PEOPLE_AT_ONCE: Final = 250_000


class Watch(Protocol):
    """Whoever watches an import."""

    def stage(self, what: str, total: float) -> Callable[[float], None]:
        """A stage begins; what is returned is told how much of the total is done."""
        ...


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote."""

    path: Path
    content_hash: str
    checked: date
    counts: Mapping[str, int]


def import_world(
    folder: Path, target: Path, watch: Watch, *, memory: str = "1GB", work: Path | None = None
) -> Imported:
    """Make a volume of the files in a folder, or raise ImportFailed and leave the volume that is there alone.

    `memory` is what the joins may take; what is kept aside meanwhile stands in `work`, beside the volume by default.
    """
    files = _checked(folder, watch)
    digest, day = _hash_of(files), max(each.day for each in files)
    with _room_for(target, work) as aside, written(target) as volume:
        with engine(aside, memory) as joins:
            for each in files:
                joins.reads(each)
            for name, what in _READING.items():
                joins.run(statements(name), watch.stage(what, 100))
            _write(joins, volume, watch, day)
        # Titles come last: by now the memory of the joins is free.
        volume.index_titles(watch.stage("indexing titles", 100))
        counts = volume.finish(digest, day)
    return Imported(target, digest, day, counts)


def _checked(folder: Path, watch: Watch) -> list[DataSet]:
    paths = found_in(folder)
    told = watch.stage("checking the files", sum(path.stat().st_size for path in paths.values()))
    done = 0

    def read(more: int) -> None:
        nonlocal done
        done += more
        told(done)

    return [checked(name, path, read) for name, path in paths.items()]


def _hash_of(files: Iterable[DataSet]) -> str:
    digest = hashlib.sha256(f"schema {SCHEMA_VERSION} imdb {EDITION}\n".encode())
    for each in files:
        digest.update(f"{each.name} {each.digest} {each.day}\n".encode())
    return digest.hexdigest()


@contextmanager
def _room_for(target: Path, work: Path | None) -> Iterator[Path]:
    """A folder for what is kept aside; what goes wrong with files, here or there, is told in the host's words."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".previously-imdb-", dir=work or target.parent) as name:
            yield Path(name)
    except (OSError, sqlite3.Error) as error:
        message = f"{target} cannot be written ({error}): make room, or give another file with --to"
        raise CannotWrite(message) from error


def _write(joins: Engine, volume: VolumeFile, watch: Watch, day: date) -> None:
    tables: dict[str, Iterable[Row]] = {
        "series": rows.series_rows(joins),
        "title": rows.title_rows(joins),
        "source": rows.source_rows(joins, day),
        "statement": rows.premise_rows(joins),
        "season": rows.season_rows(joins),
        "episode": rows.episode_rows(joins),
        "person": rows.person_rows(joins),
    }
    told = watch.stage("writing series and episodes", len(tables))
    for done, (table, some) in enumerate(tables.items(), start=1):
        volume.put(table, some)
        told(done)
    _write_casts(joins, volume, watch)
    _index_people(joins, volume, watch)


def _write_casts(joins: Engine, volume: VolumeFile, watch: Watch) -> None:
    portions = list(joins.rows("select first, last from portion order by first"))
    told = watch.stage("writing casts", len(portions))
    for done, (first, last) in enumerate(portions, start=1):
        joins.run(_between("billing", first, last))
        volume.put("character", rows.character_rows(joins))
        volume.put("name", rows.name_rows(joins))
        volume.put("credit", rows.credit_rows(joins))
        told(done)


def _index_people(joins: Engine, volume: VolumeFile, watch: Watch) -> None:
    people = rows.number_of_people(joins)
    told = watch.stage("indexing people", people)
    for first in range(1, people + 1, _PEOPLE_AT_ONCE):
        joins.run(_between("known", first, first + _PEOPLE_AT_ONCE - 1))
    volume.index_people(_counted(rows.entries(joins), told))


def _counted(some: Iterable[Entry], told: Callable[[float], None]) -> Iterator[Entry]:
    done = 0
    for done, each in enumerate(some, start=1):
        if not done % _TOLD_EVERY:
            told(done)
        yield each
    told(done)


def _between(name: str, first: int, last: int) -> str:
    return statements(name).replace("{first}", str(first)).replace("{last}", str(last))
