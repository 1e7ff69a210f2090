"""A state file is created, brought up to date, or left exactly as it was."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest

from bot.errors import StateUnavailable
from bot.series.codes import EpisodeCode
from bot.state import migrate as module
from bot.state.database import Database
from bot.state.identity import APPLICATION_ID
from bot.state.migrate import migrate, migrations, statements_of
from bot.state.progress import ProgressStore, Watched
from bot.state.trouble import NotAState

from .files import asked, destroy_table, left_in, version

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = migrations()
NEXT = max(SHIPPED) + 1
GOOD = "create table parcel (id integer primary key) strict;"
BAD = f"{GOOD} \n delete from progress; \n insert into nowhere values (1);"


def ship(monkeypatch: pytest.MonkeyPatch, *scripts: str) -> None:
    """Release a version of the bot with more migrations."""
    released = SHIPPED | dict(enumerate(scripts, start=NEXT))
    monkeypatch.setattr(module, "migrations", lambda: released)


async def with_progress(path: Path) -> None:
    database = Database(path)
    await database.open()
    await ProgressStore(database).save(7, Watched("innocent", 1, EpisodeCode(1, 3)))
    await database.close()


def test_the_shipped_migrations_are_numbered_without_a_gap() -> None:
    assert list(SHIPPED) == list(range(1, len(SHIPPED) + 1))


def test_a_fresh_file_is_created_with_its_folder_and_migrated(tmp_path: Path) -> None:
    path = tmp_path / "not" / "yet" / "there" / "state.sqlite"

    migrate(path)

    assert version(path) == max(SHIPPED)
    assert asked(path, "pragma application_id") == [(APPLICATION_ID,)]
    assert asked(path, "pragma journal_mode") == [("wal",)]
    assert {"progress", "channel_horizon"} <= {row[0] for row in asked(path, "select name from sqlite_schema")}
    assert left_in(path.parent) == {"state.sqlite"}


async def test_an_older_file_is_brought_up_to_date_and_kept_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await with_progress(path)
    path.chmod(0o600)
    ship(monkeypatch, GOOD, "create table courier (id integer primary key) strict")

    migrate(path)

    backup = path.with_name(f"state.sqlite.before-{NEXT}")
    assert (version(path), version(backup)) == (NEXT + 1, NEXT - 1)
    assert asked(backup, "select member, episode from progress") == [(7, "S1E3")]
    assert asked(path, "select member, episode from progress") == [(7, "S1E3")]
    assert asked(path, "select count(*) from courier") == [(0,)]
    assert backup.stat().st_mode == path.stat().st_mode
    assert left_in(path.parent) == {"state.sqlite", backup.name}


async def test_a_migration_that_fails_half_way_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await with_progress(path)
    before = path.read_bytes()
    ship(monkeypatch, GOOD, BAD)

    with pytest.raises(StateUnavailable, match=r"could not be brought to version .* it stays as it was"):
        migrate(path)

    assert path.read_bytes() == before
    assert version(path) == max(SHIPPED)
    assert asked(path.with_name(f"state.sqlite.before-{NEXT}"), "select episode from progress") == [("S1E3",)]
    monkeypatch.undo()
    migrate(path)  # the older release goes on with it


async def test_a_migration_that_leaves_orphans_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await with_progress(path)
    orphans = "create table a (id integer primary key, b integer references a (id)); \n insert into a values (1, 2);"
    ship(monkeypatch, orphans)

    with pytest.raises(StateUnavailable, match="refer to others"):
        migrate(path)

    assert version(path) == max(SHIPPED)


async def test_no_migration_without_a_sound_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await with_progress(path)
    destroy_table(path, "progress")
    ship(monkeypatch, GOOD)

    with pytest.raises(StateUnavailable, match="damaged"):
        migrate(path)

    assert version(path) == max(SHIPPED)
    assert left_in(path.parent) == {"state.sqlite"}


def test_a_newer_file_is_refused_with_what_to_do(path: Path) -> None:
    migrate(path)
    asked(path, "pragma user_version = 99")

    with pytest.raises(StateUnavailable, match=r"of version 99, made by a newer release.*update the bot, or restore"):
        migrate(path)

    assert version(path) == 99


@pytest.mark.parametrize(
    "mark", ["create table milk (eggs)", "pragma application_id = 5", "pragma user_version = 1"], ids=str.split
)
def test_another_programs_database_is_refused_and_left_alone(path: Path, mark: str) -> None:
    asked(path, mark)
    before = path.read_bytes()

    with pytest.raises(NotAState, match="is not a state file of this bot"):
        migrate(path)

    assert path.read_bytes() == before
    assert left_in(path.parent) == {"state.sqlite"}


def test_a_catalogue_is_refused(path: Path, catalogue_path: Path) -> None:
    path.write_bytes(catalogue_path.read_bytes())
    with pytest.raises(NotAState):
        migrate(path)


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("milk, eggs " * 500)
    with pytest.raises(StateUnavailable, match="is not a state file of this bot"):
        migrate(path)
    assert path.read_text() == "milk, eggs " * 500


@pytest.mark.parametrize("place", ["a-file/state.sqlite", "a-folder", "/proc/state.sqlite"])
def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").touch()
    (tmp_path / "a-folder").mkdir()
    with pytest.raises(StateUnavailable, match=r"cannot be written to .*set STATE_URL to a file that may be written"):
        migrate(tmp_path / place)


async def test_starting_twice_at_once_migrates_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for round_ in range(10):
        file = path.with_name(f"{round_}.sqlite")
        start = threading.Barrier(4)

        def starts(file: Path = file, start: threading.Barrier = start) -> None:
            start.wait()
            migrate(file)

        await asyncio.gather(*(asyncio.to_thread(starts) for _ in range(4)))
        assert version(file) == max(SHIPPED)
        assert asked(file, "pragma journal_mode") == [("wal",)]


@pytest.mark.parametrize(
    ("script", "count"),
    [
        ("create table a (b);\ncreate table c (d);\n", 2),
        ("-- why; because\ncreate table a (\n  b -- what;\n);\n", 1),
        ("create table a (b);\ninsert into a values (';\n');", 2),
        ("create trigger t after insert on a begin\n delete from a;\n delete from b;\nend;\n", 1),
        ("create table a (b);\ncreate table c (d)", 2),
    ],
)
def test_a_script_is_taken_apart_at_its_statements(script: str, count: int) -> None:
    assert len(statements_of(script)) == count
    assert "".join(statements_of(script)) == script


def test_every_shipped_migration_runs_on_its_own() -> None:
    database = sqlite3.connect(":memory:", isolation_level=None)
    for sql in SHIPPED.values():
        for statement in statements_of(sql):
            database.execute(statement)
    database.close()
