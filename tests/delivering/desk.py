"""A desk at which deliveries are planned by hand, with a clock of its own and a real state."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.reminders.dispatcher import Dispatcher
from bot.series.codes import EpisodeCode
from bot.series.releases import When
from bot.state.changes import Batch, Plan
from bot.state.deliveries import DeliveryStore
from bot.state.delivery import Delivery, Purpose, State, delivery_of
from bot.state.reminder import Kind, Wish
from bot.state.reminders import ReminderStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.reminders.courier import Courier
    from bot.state.database import Database
    from bot.state.reminder import Reminder

EVENING: Final = datetime.fromisoformat("2026-05-18T20:00:00+00:00")
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


class Desk:
    """Where reminders are set and deliveries planned; `now` is what everybody's clock says."""

    def __init__(self, database: Database) -> None:
        self.now = EVENING
        self.database = database
        self.reminders, self.store = ReminderStore(database), DeliveryStore(database)

    def clock(self) -> datetime:
        """The time at this desk."""
        return self.now

    def dispatcher(self, courier: Courier, per_second: float = 100_000.0) -> Dispatcher:
        """Somebody who delivers; so fast that nobody waits, if nothing else is said."""
        return Dispatcher(self.store, courier, self.clock, per_second)

    async def remind(self, place: int, server: int = 1, set_by: int = 7) -> Reminder:
        """Somebody sets a reminder in a channel of a server."""
        wish = Wish("blameless", Kind.CHANNEL, place, server, timedelta(), set_by, "en-GB")
        reminder, _ = await self.reminders.save(wish, self.now)
        return reminder

    async def plan(
        self, reminder: Reminder, due: datetime | None = None, episodes: int = 1, interest: timedelta = 6 * 60 * MINUTE
    ) -> list[int]:
        """Plan so many messages, all due at one time (now); returns their numbers."""
        due = due or self.now
        last = await self._last()
        when = When(due.date(), due, "UTC")
        batches = [
            Batch((EpisodeCode(1, number),), when, due, due, due + interest) for number in range(1, episodes + 1)
        ]
        await self.store.replan([reminder], lambda _, __: [Plan(batch) for batch in batches], self.now)
        return list(range(last + 1, await self._last() + 1))

    async def _last(self) -> int:
        """The number that was given last."""
        rows = await self.database.read("select seq from sqlite_sequence where name = 'delivery'", {})
        return rows[0]["seq"] if rows else 0

    async def due_in(self, places: int, server: int = 1, due: datetime | None = None) -> list[int]:
        """One message for each of so many channels of a server."""
        numbers = []
        for place in range(places):
            numbers += await self.plan(await self.remind(server * 10_000 + place, server), due)
        return numbers

    async def rows(self) -> list[Delivery]:
        """Every delivery."""
        return [delivery_of(row) for row in await self.database.read("select * from delivery order by id", {})]

    async def states(self) -> dict[int, State]:
        """How far each announcement has come."""
        return {row.number: row.state for row in await self.rows() if row.purpose is Purpose.ANNOUNCE}

    async def delivery(self, number: int) -> Delivery:
        """One delivery."""
        (found,) = [row for row in await self.rows() if row.number == number]
        return found


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, and not for ever."""
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110  # what is waited for has no event
            await asyncio.sleep(0.005)
