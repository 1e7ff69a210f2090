"""A transaction is done or not at all, whatever becomes of those who asked for it."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import threading
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.errors import StateUnavailable
from bot.series.codes import EpisodeCode
from bot.state.database import Database, Transaction
from bot.state.progress import ProgressStore, Watched

from .files import asked
from .pairs import ADD, ALL, members, pair

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("steps", range(12))
async def test_a_cancelled_asker_leaves_a_transaction_whole(database: Database, steps: int) -> None:
    asker = asyncio.create_task(database.transact(lambda transaction: pair(transaction, 1)))
    for _ in range(steps):
        await asyncio.sleep(0)
    asker.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asker
    await database.transact(lambda transaction: pair(transaction, 2))

    found = await members(database)

    assert found in ({2: 2}, {1: 2, 2: 2})
    assert steps < 1 or found == {1: 2, 2: 2}  # once begun, it ends


@pytest.mark.parametrize("delay", [0, 0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005])
async def test_a_transaction_that_is_itself_cancelled_leaves_nothing_behind(database: Database, delay: float) -> None:
    """As at the end of a loop, when every task is cancelled, twice if it must be."""
    for member in range(1, 30):
        asker = asyncio.create_task(database.transact(lambda transaction, who=member: pair(transaction, who)))
        await asyncio.sleep(delay)
        for _ in range(2):
            for task in asyncio.all_tasks():
                if task.get_name() == "state-transaction":
                    task.cancel()
            await asyncio.sleep(0)
        with contextlib.suppress(asyncio.CancelledError):
            await asker

    await database.transact(lambda transaction: pair(transaction, 1000))
    found = await members(database)
    assert set(found.values()) == {2}
    assert 1000 in found


async def test_a_transaction_cancelled_as_it_begins_does_not_block_the_next(database: Database, path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("begin immediate")  # so that our own `begin` is still running when it is cancelled
        asker = asyncio.create_task(database.transact(lambda transaction: pair(transaction, 1)))
        await asyncio.sleep(0.05)
        (task,) = (task for task in asyncio.all_tasks() if task.get_name() == "state-transaction")
        task.cancel()
        await asyncio.to_thread(other.execute, "rollback")
    with contextlib.suppress(asyncio.CancelledError):
        await asker

    await database.transact(lambda transaction: pair(transaction, 2))

    assert await members(database) == {2: 2}


async def test_work_that_fails_is_taken_back(database: Database) -> None:
    async def failing(transaction: Transaction) -> None:
        await transaction.write(ADD, {"member": 1, "series": "one"})
        raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        await database.transact(failing)
    await database.transact(lambda transaction: pair(transaction, 2))

    assert await members(database) == {2: 2}


async def test_nobody_reads_half_of_a_transaction(database: Database) -> None:
    seen: Counter[int] = Counter()
    done = asyncio.Event()

    async def reading() -> None:
        while not done.is_set():
            seen.update((await members(database)).values())

    async def writing(first: int) -> None:
        for member in range(first, first + 40):
            await database.transact(lambda transaction, who=member: pair(transaction, who, between=0.0005))

    readers = [asyncio.create_task(reading()) for _ in range(3)]
    await asyncio.gather(writing(1000), writing(2000))
    done.set()
    await asyncio.gather(*readers)

    assert set(seen) == {2}
    assert seen[2] > 100


async def test_many_writers_at_once_lose_nothing(progress: ProgressStore, database: Database, path: Path) -> None:
    other = Database(path)  # a second process, as far as SQLite is concerned
    await other.open()
    stores = (progress, ProgressStore(other))

    await asyncio.gather(
        *(stores[n % 2].save(n % 50, Watched(f"series-{n}", 0, EpisodeCode(1, n + 1))) for n in range(400))
    )
    await other.close()

    kept = [watched for member in range(50) for watched in await progress.of_member(member)]
    assert {(each.series, each.episode.number) for each in kept} == {(f"series-{n}", n + 1) for n in range(400)}


async def test_closing_lets_transactions_in_flight_end_and_refuses_others(path: Path) -> None:
    database = Database(path)
    await database.open()
    started = [asyncio.create_task(database.transact(lambda t, who=n: pair(t, who, between=0.002))) for n in range(20)]
    await asyncio.sleep(0)
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0)

    with pytest.raises(StateUnavailable, match="not open"):
        await database.transact(lambda transaction: pair(transaction, 99))
    with pytest.raises(StateUnavailable, match="not open"):
        await database.read(ALL, {})
    await asyncio.gather(closing, *started)

    assert asked(path, ALL) == [(n, 2) for n in range(20)]


async def test_a_close_that_is_cancelled_cancels_no_transaction_and_can_be_asked_for_again(path: Path) -> None:
    threads = threading.active_count()
    database = Database(path)
    await database.open()
    asker = asyncio.create_task(database.transact(lambda transaction: pair(transaction, 1, between=0.05)))
    await asyncio.sleep(0.01)

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(database.close(), 0.005)
    await asyncio.gather(database.close(), database.close())

    await asker
    assert asked(path, ALL) == [(1, 2)]
    assert sum(thread.name.startswith("Thread-") for thread in threading.enumerate()) <= threads
