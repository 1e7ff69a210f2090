"""How many due reminders a second are claimed, sent to nowhere and settled durably, beside two plainer ways."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Final

import aiosqlite

from bot.clock import milliseconds, system_clock
from bot.reminders.dispatcher import REQUESTS_PER_SECOND, Dispatcher
from bot.reminders.pace import Pace
from bot.state.database import Database

from .evening import CountingStore, NullCourier, folder, opened, reminders_in
from .lateness import LIMIT

AIM: Final = 50
_BASELINE: Final = "deleted, then sent"
_UNPACED: Final = 1e9
_CLAIMED_AT_ONCE: Final = 180
_LEASE: Final = timedelta(minutes=10)
_NEXT: Final = "select * from delivery where state < 2 and ready <= ? order by ready, id limit 1"

Way = Callable[[Path, int], Awaitable[None]]
"""Delivers everything that is due in a state."""


@dataclass(frozen=True)
class Throughput:
    """Deliveries a second, by the clock on the wall and by the processor time of all threads."""

    per_second: float
    per_core: float


async def as_hosted(path: Path, amount: int) -> None:
    """The real dispatcher, claiming as many at once as it does for a host, but not slowed down to the limit."""
    await _dispatched(path, amount, REQUESTS_PER_SECOND)


async def unpaced(path: Path, amount: int) -> None:
    """The real dispatcher at a pace so high that it claims as many at once as it ever does."""
    await _dispatched(path, amount, _UNPACED)


async def _dispatched(path: Path, amount: int, claims_for: float) -> None:
    async with opened(Database(path)) as database:
        deliveries = CountingStore(database, amount)
        dispatcher = Dispatcher(deliveries, NullCourier(), system_clock, claims_for)
        dispatcher._pace = Pace(_UNPACED)
        dispatching = asyncio.create_task(dispatcher.run())
        await deliveries.done.wait()
        dispatching.cancel()
        await asyncio.wait({dispatching})


async def settled_one_by_one(path: Path, amount: int) -> None:
    """The same store, with one delivery after the other and a transaction for each settlement."""
    courier = NullCourier()
    async with opened(Database(path)) as database:
        deliveries = CountingStore(database, amount)
        while not deliveries.done.is_set():
            now = system_clock()
            for claimed in await deliveries.claim(now, ready=now, lease=_LEASE, limit=_CLAIMED_AT_ONCE):
                await deliveries.settle([(claimed.delivery.number, await courier.deliver(claimed))], now)


async def deleted_before_sent(path: Path, amount: int) -> None:
    """As many bots do it: the next timer is read, deleted, then sent; what a crash finds in between is lost."""
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        connection.row_factory = aiosqlite.Row
        await connection.execute("pragma synchronous = full")
        for _ in range(amount):
            (row,) = await connection.execute_fetchall(_NEXT, (milliseconds(system_clock()),))
            await connection.execute("delete from delivery where id = ?", (row["id"],))
            await asyncio.sleep(0)  # sent


_WAYS: Final[Mapping[str, Way]] = {
    "dispatcher": as_hosted,
    "dispatcher, unpaced": unpaced,
    "settled one by one": settled_one_by_one,
    _BASELINE: deleted_before_sent,
}


async def throughput(*, rounds: int, amount: int) -> str:
    """Measure all ways in turn, `rounds` times; returns a report."""
    measured: dict[str, list[Throughput]] = {name: [] for name in _WAYS}
    for _ in range(rounds):
        for name, way in _WAYS.items():
            measured[name].append(await _measured(way, amount))
    return _report(measured, amount)


async def _measured(way: Way, amount: int) -> Throughput:
    with folder() as place:
        path = place / "state.sqlite"
        reminders_in(path, amount, due=system_clock() - timedelta(seconds=1))
        begun, used = time.perf_counter(), time.process_time()
        await way(path, amount)
        elapsed, spent = time.perf_counter() - begun, time.process_time() - used
        with closing(sqlite3.connect(path)) as database:
            (left,) = database.execute("select count(*) from delivery where state < 2").fetchone()
            assert not left, "everything is settled, and on the disk"
    return Throughput(amount / elapsed, amount / spent)


def _report(measured: Mapping[str, Sequence[Throughput]], amount: int) -> str:
    rounds, baseline = len(measured["dispatcher"]), measured[_BASELINE]
    lines = [f"{f'{amount} due, medians of {rounds}':<24} /s of a core    ratio   /s by the clock    ratio"]
    for name, found in measured.items():
        core, clock = (median(getattr(each, what) for each in found) for what in ("per_core", "per_second"))
        ratios = [
            median(getattr(mine, what) / getattr(its, what) for mine, its in zip(found, baseline, strict=True))
            for what in ("per_core", "per_second")
        ]
        lines.append(f"{name:<24} {core:12.0f} {ratios[0]:8.2f} {clock:17.0f} {ratios[1]:8.2f}")
    ratios = [each.per_core / LIMIT for each in measured["dispatcher"]]
    lines.append(
        f"a core settles {median(ratios):.0f} × Discord's limit of {LIMIT}/s "
        f"({min(ratios):.0f} to {max(ratios):.0f}; aim ≥ {AIM} ×)"
    )
    return "\n".join(lines)
