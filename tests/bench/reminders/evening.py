"""A state file full of reminders, on the disk, and a courier that carries them nowhere."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing, contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, TypeVar

from bot.clock import milliseconds
from bot.state.database import Database
from bot.state.deliveries import DeliveryStore
from bot.state.migrate import migrate
from bot.state.outcomes import Sent

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from datetime import datetime

    from bot.state.deliveries import Claimed
    from bot.state.outcomes import Outcome

SLUG: Final = "evening"
RELEASED: Final = "2026-12-01 21:00 Europe/London"
_IN_A_SERVER: Final = 100
"""Reminders of one server, each in a channel of its own."""
_REMINDER: Final = (
    "insert into reminder (id, series, outlet, region, kind, place, guild, lead, locale, opens_thread, set_by, created)"
    " values (:id, :series, '', '', 'channel', :id, :guild, 900, 'en-GB', 0, 1, 0)"
)
_DELIVERY: Final = (
    "insert into delivery (reminder, kind, codes, released, airs, due, until, planned, ready, place, owner)"
    " values (:id, 'announce', '[\"S1E1\"]', :released, :airs, :due, :until, 0, :due, :id, :guild)"
)

D = TypeVar("D", bound=Database)


class NullCourier:
    """Says at once that everything has arrived."""

    async def deliver(self, claimed: Claimed) -> Outcome:
        """Send nothing."""
        return Sent(claimed.reminder.wish.place, claimed.delivery.number, {"S1E1": RELEASED})


class CountingStore(DeliveryStore):
    """Tells when so many deliveries have been sent and settled."""

    def __init__(self, database: Database, expected: int) -> None:
        super().__init__(database)
        self.left = expected
        self.done: Final = asyncio.Event()

    async def settle(self, outcomes: Sequence[tuple[int, Outcome]], now: datetime) -> None:
        """Settle, and count what was sent."""
        await super().settle(outcomes, now)
        self.left -= sum(isinstance(outcome, Sent) for _, outcome in outcomes)
        if self.left <= 0:
            self.done.set()


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with TemporaryDirectory(prefix="previously-bench-") as name:
        yield Path(name)


def reminders_in(path: Path, amount: int, due: datetime | None = None) -> None:
    """Write a state with so many reminders, and with a delivery for each where one is due."""
    migrate(path)
    rows = [
        {"id": number, "series": SLUG, "guild": 1_000_000 + number // _IN_A_SERVER} for number in range(1, amount + 1)
    ]
    with closing(sqlite3.connect(path)) as database, database:
        database.executemany(_REMINDER, rows)
        if due is not None:
            times = {
                "released": RELEASED,
                "due": milliseconds(due),
                "airs": milliseconds(due + timedelta(minutes=15)),
                "until": milliseconds(due + timedelta(hours=6)),
            }
            database.executemany(_DELIVERY, [row | times for row in rows])


@asynccontextmanager
async def opened(database: D) -> AsyncIterator[D]:
    """Open a state, and close it afterwards."""
    await database.open()
    try:
        yield database
    finally:
        await database.close()
