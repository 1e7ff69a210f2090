"""A full disk, a file that may not be written and a program that is in the way are told, and nothing is lost."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import StateUnavailable
from bot.state.database import Database

from .pairs import ADD, ALL, members, pair

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_full_disk_is_told_and_loses_nothing(database: Database) -> None:
    await database.transact(lambda transaction: pair(transaction, 1))
    await limited(database, "max_page_count = 1")  # SQLite's own limit: the file may not grow
    long = {"member": 2, "series": "x" * 100_000}

    with pytest.raises(StateUnavailable, match=r"cannot grow .*make room"):
        await database.transact(lambda transaction: transaction.write(ADD, long))
    assert await members(database) == {1: 2}

    await limited(database, "max_page_count = 100000")
    await database.transact(lambda transaction: transaction.write(ADD, long))
    assert await members(database) == {1: 2, 2: 1}


async def limited(database: Database, pragma: str) -> Any:
    return await database._opened()[1].execute_fetchall(f"pragma {pragma}")


async def test_a_file_that_became_read_only_is_told(database: Database) -> None:
    await limited(database, "query_only = on")
    with pytest.raises(StateUnavailable, match="cannot be written to"):
        await database.transact(lambda transaction: pair(transaction, 1))


async def test_a_file_that_was_moved_is_told_and_found_again(database: Database, path: Path, tmp_path: Path) -> None:
    """Fails where an operator who has tidied up is told to make room on the disk, and of nothing else."""
    elsewhere = path.rename(tmp_path / "tidied-up.sqlite")
    with pytest.raises(StateUnavailable, match=r"cannot be reached .*put it back if it was moved"):
        await members(database)
    elsewhere.rename(path)
    await database.transact(lambda transaction: pair(transaction, 1))
    assert await members(database) == {1: 2}


async def test_a_program_that_holds_the_file_for_long_is_told(database: Database, path: Path) -> None:
    await limited(database, "busy_timeout = 20")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(StateUnavailable, match="in use by another program"):
            await database.transact(lambda transaction: pair(transaction, 1))
        assert await members(database) == {}  # readers go on
    await database.transact(lambda transaction: pair(transaction, 2))
    assert await members(database) == {2: 2}


async def test_a_state_that_cannot_be_opened_leaves_no_thread_that_keeps_the_process(path: Path) -> None:
    path.write_text("milk, eggs " * 500)
    database = Database(path)
    with pytest.raises(StateUnavailable):
        await database.open()
    with pytest.raises(StateUnavailable, match="not open"):
        await database.read(ALL, {})
    path.unlink()
    await database.open()  # mended, it can be tried again
    await database.close()
