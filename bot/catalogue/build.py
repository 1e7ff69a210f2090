"""Compiles the curated files into one SQLite file: once, atomically, and the same bytes for the same files."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.catalogue.checks import problems_of
from bot.catalogue.loading import load
from bot.catalogue.problems import Problem, ProblemsFound
from bot.catalogue.rows import as_json, rows_of
from bot.catalogue.titles import Titled, write_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.loading import Loaded

SCHEMA_VERSION: Final = 4
"""Goes up whenever the tables or their meaning change; a reader refuses any other."""

APPLICATION_ID: Final = 0x50726576
"""`Prev`: tells a catalogue from other SQLite files."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote."""

    path: Path
    content_hash: str
    counts: dict[str, int]
    warnings: tuple[Problem, ...]


def content_hash(folder: Path) -> str:
    """A hash of the curated files and of the schema version: two catalogues of one hash hold the same."""
    digest = hashlib.sha256(f"schema {SCHEMA_VERSION}\n".encode())
    for path in _files(folder):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def build(folder: Path, target: Path) -> Built:
    """Write the catalogue of `folder` to `target`; raises ProblemsFound, and leaves `target` alone, on any error."""
    loaded = load(folder)
    problems = problems_of(loaded)
    if any(problem.severity == "error" for problem in problems):
        raise ProblemsFound(problems)
    digest = content_hash(folder)
    return Built(target, digest, write(loaded, digest, target), problems)


def write(loaded: Loaded, digest: str, target: Path) -> dict[str, int]:
    """Write the catalogue of files that have been checked, atomically; returns how many rows each table has."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        counts = _write(temporary, loaded, digest)
        temporary.chmod(0o644)
        _make_durable(temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return counts


def built_from(target: Path) -> str | None:
    """The hash of what a catalogue was built from; None where there is none of this version."""
    if not target.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{target.absolute().as_uri()}?mode=ro", uri=True)) as database:
            version = database.execute("pragma user_version").fetchone()[0]
            row = database.execute("select value from meta where key = 'content_hash'").fetchone()
    except sqlite3.Error:
        return None
    return str(row[0]) if row and version == SCHEMA_VERSION else None


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted((folder / "series").glob("*.yaml"))
    people = folder / "people.yaml"
    if people.exists():
        yield people


def _write(path: Path, loaded: Loaded, digest: str) -> dict[str, int]:
    schema = resources.files("bot.catalogue").joinpath("sql/schema.sql").read_text(encoding="utf-8")
    counts: dict[str, int] = {}
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("pragma page_size = 4096")
        database.execute("pragma journal_mode = off")
        database.execute("pragma foreign_keys = on")
        database.executescript(schema)
        database.execute("begin")
        for table, row in rows_of(loaded):
            columns, marks = ", ".join(row), ", ".join(f":{column}" for column in row)
            database.execute(f"insert into {table} ({columns}) values ({marks})", row)  # noqa: S608  # our own names
            counts[table] = counts.get(table, 0) + 1
        meta = {"content_hash": digest, "checked": _last_checked(loaded), "counts": as_json(counts)}
        database.executemany("insert into meta values (?1, ?2)", meta.items())
        database.execute("commit")
        database.isolation_level = "DEFERRED"  # or each of the index's rows would be a transaction
        write_index(database, titled(database))
        database.commit()
        database.isolation_level = None
        database.execute("analyze")
        database.execute(f"pragma application_id = {APPLICATION_ID}")
        database.execute(f"pragma user_version = {SCHEMA_VERSION}")
        database.execute("vacuum")
    return counts


def titled(database: sqlite3.Connection) -> Iterator[Titled]:
    """Every series of a catalogue as the title index needs it."""
    titles: dict[int, list[str]] = {}
    for series, text in database.execute("select series, text from title order by series, ordinal"):
        titles.setdefault(series, []).append(text)
    for row in database.execute("select id, title, popularity, year, countries, outlet from series order by id"):
        identity, shown, popularity, year, countries, outlet = row
        names = tuple(dict.fromkeys((shown, *titles.get(identity, ()))))
        yield Titled(identity, names, popularity, year, tuple(json.loads(countries)), outlet)


def _last_checked(loaded: Loaded) -> str:
    """The catalogue's date: the last day on which a curator read a source."""
    days = (source.checked for series in loaded.series for source in series.file.sources.values())
    return max(days).isoformat()


def _make_durable(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
