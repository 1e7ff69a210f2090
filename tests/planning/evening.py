"""An evening that anything may happen to: a schedule, a clock, the real planner on a real state, and a wall."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, cast
from zoneinfo import ZoneInfo

from bot.reminders.planner import Planner, batches_of
from bot.series.releases import When
from bot.state.database import Database
from bot.state.deliveries import DeliveryStore
from bot.state.delivery import Delivery, Purpose, State, delivery_of
from bot.state.outcomes import Later, Skipped, Undeliverable
from bot.state.reminders import ReminderStore

from .telling import SLUG, instant, scheduled, wish
from .wall import Wall

if TYPE_CHECKING:
    from pathlib import Path

    from bot.catalogue.live import LiveCatalogue
    from bot.series.models import Series
    from bot.state.changes import Batch
    from bot.state.deliveries import Claimed
    from bot.state.outcomes import Outcome
    from bot.state.reminders import Reminder

LONDON: Final = ZoneInfo("Europe/London")
EVERYTHING: Final = "select * from delivery order by id"


class Shelf:
    """A catalogue of one series, which changes in the hand."""

    def __init__(self, times: dict[str, str]) -> None:
        self.times = times

    async def current(self) -> Shelf:
        return self

    async def series(self, slug: str) -> Series | None:
        return scheduled(self.times) if slug == SLUG else None

    async def expect(self, slug: str) -> Series:
        return scheduled(self.times)


class Evening:
    """Everything that reminders are made of, but for Discord. It begins a night before the clocks go forward."""

    def __init__(self, state: Path) -> None:
        self.now: datetime = instant("2026-03-28 12:00")
        self.times: dict[str, str] = {}
        self.wall = Wall()
        self.database = Database(state)
        self.reminders = ReminderStore(self.database)
        self.deliveries = DeliveryStore(self.database)
        self.planner = Planner(
            cast("LiveCatalogue", Shelf(self.times)), self.reminders, self.deliveries, lambda: self.now
        )
        self.hand: list[tuple[Claimed, dict[str, str]]] = []
        """What is on its way, with the schedule as it was when that began."""

    def written(self, minutes: int, code: str = "") -> str:
        """An instant so many minutes from that of an episode, or from now, as a curator writes it."""
        begin = When.parse(self.times.get(code, "tba")).at or self.now
        return f"{(begin + timedelta(minutes=minutes)).astimezone(LONDON):%Y-%m-%d %H:%M} Europe/London"

    async def remind(self, lead: timedelta, place: int) -> Reminder:
        """Somebody sets a reminder."""
        reminder, _ = await self.reminders.save(wish(lead, place), self.now)
        await self.planner.plan(reminder)
        return reminder

    async def claim(self, *, wait: bool = False) -> None:
        """Take what is due, or wait for it first."""
        if wait and (ahead := await self.deliveries.pressing(self.now, self.now + timedelta(days=3))):
            self.now = max(self.now, ahead[0][0])
        flying = [claimed.delivery.number for claimed, _ in self.hand]
        claimed = await self.deliveries.claim(
            self.now, ready=self.now, lease=timedelta(seconds=30), limit=3, flying=flying
        )
        self.hand += [(each, dict(self.times)) for each in claimed]

    async def settle(self, fate: str, *, behind: bool = False) -> tuple[int, Outcome] | None:
        """What was taken first arrives, or does not; `behind` by a courier that knows the old schedule."""
        claimed, schedule_then = self.hand.pop(0)
        outcome = await self._outcome(claimed, fate, schedule_then if behind else self.times)
        if fate == "posted, but not noted":
            return None
        await self.deliveries.settle([(claimed.delivery.number, outcome)], self.now)
        return claimed.delivery.reminder, outcome

    async def _outcome(self, claimed: Claimed, fate: str, times: dict[str, str]) -> Outcome:
        if claimed.delivery.until <= self.now:
            return Skipped("too late")
        if fate == "refused":
            return Undeliverable("no permission")
        if fate == "later":
            return Later(self.now + timedelta(minutes=4), "Discord is down")
        subject = None
        if claimed.delivery.purpose is Purpose.AMEND:
            subject = await self.deliveries.delivery(claimed.delivery.subject or 0)
        if claimed.delivery.purpose is Purpose.NOTICE:
            return Skipped("nobody is at home")
        return self.wall.deliver(claimed, scheduled(times), subject)

    async def crash(self) -> None:
        """The process ends; the next one is alone."""
        self.hand.clear()
        await self.deliveries.release()

    async def rows(self) -> list[Delivery]:
        """Every delivery that there is."""
        return [delivery_of(row) for row in await self.database.read(EVERYTHING, cast("dict[str, Any]", {}))]

    def to_come(self, reminder: Reminder) -> list[Batch]:
        """What a reminder is still to announce, going by the schedule and the clock alone."""
        found = batches_of(scheduled(self.times), reminder.wish)
        return [batch for batch in found if max(batch.airs, batch.due) > self.now]


def waits(row: Delivery) -> bool:
    """Whether something is still to be sent."""
    return row.state in {State.PLANNED, State.LEASED}
