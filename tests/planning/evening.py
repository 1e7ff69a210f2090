"""An evening that anything may happen to: a schedule, a clock, the real planner on a real state, and a wall."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, cast
from zoneinfo import ZoneInfo

from bot.reminders.planner import Planner
from bot.series.releases import When
from bot.state.deliveries import DeliveryStore
from bot.state.delivery import Purpose, delivery_of
from bot.state.outcomes import Later, Skipped, Undeliverable
from bot.state.reminders import ReminderStore

from .promises import Facts
from .telling import SLUG, instant, scheduled, wish
from .wall import Wall

if TYPE_CHECKING:
    from bot.catalogue.live import LiveCatalogue
    from bot.series.models import Series
    from bot.state.database import Database
    from bot.state.deliveries import Claimed
    from bot.state.outcomes import Outcome
    from bot.state.reminder import Reminder

LONDON: Final = ZoneInfo("Europe/London")


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

    def __init__(self, database: Database) -> None:
        self.now: datetime = instant("2026-03-28 12:00")
        self.times: dict[str, str] = {}
        self.wall = Wall()
        self.database = database
        self.reminders, self.deliveries = ReminderStore(database), DeliveryStore(database)
        shelf = cast("LiveCatalogue", Shelf(self.times))
        self.planner = Planner(shelf, self.reminders, self.deliveries, lambda: self.now)
        self.hand: list[tuple[Claimed, dict[str, str]]] = []
        """What is on its way, with the schedule as it was when that began."""

    def written(self, minutes: int, code: str = "") -> str:
        """An instant so many minutes from that of an episode that is to come, or from now, as a curator writes it."""
        begin = max(When.parse(self.times.get(code, "tba")).at or self.now, self.now)
        return f"{(begin + timedelta(minutes=minutes)).astimezone(LONDON):%Y-%m-%d %H:%M} Europe/London"

    async def remind(self, lead: timedelta, place: int) -> Reminder:
        """Somebody sets a reminder."""
        reminder, _ = await self.reminders.save(wish(lead, place), self.now)
        await self.planner.plan(reminder)
        return reminder

    async def rest(self, reminder: Reminder, *, paused: bool) -> None:
        """Somebody lets a reminder rest, or go on."""
        if paused:
            await self.reminders.pause(reminder.number, paused=True)
        else:
            await self.reminders.resume(reminder.number, self.now)
            await self.planner.plan(reminder)

    async def claim(self, *, wait: bool = False) -> None:
        """Take what is due, or wait for it first."""
        if wait and (ahead := await self.deliveries.pressing(self.now, self.now + timedelta(days=400))):
            self.now = max(self.now, ahead[0][0])
        flying = [claimed.delivery.number for claimed, _ in self.hand]
        lease = timedelta(seconds=30)
        claimed = await self.deliveries.claim(self.now, ready=self.now, lease=lease, limit=3, flying=flying)
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
        delivery = claimed.delivery
        if delivery.until <= self.now:
            return Skipped("too late")
        if fate == "refused":
            return Undeliverable("no permission")
        if fate == "later":
            return Later(self.now + timedelta(minutes=4), "Discord is down")
        if delivery.purpose is Purpose.NOTICE:
            return Skipped("nobody is at home")
        subject = await self.deliveries.delivery(delivery.subject) if delivery.subject else None
        return self.wall.deliver(claimed, scheduled(times), subject)

    async def crash(self) -> None:
        """The process ends; the next one is alone."""
        self.hand.clear()
        await self.deliveries.release()

    async def facts(self) -> Facts:
        """Everything as it is."""
        rows = [delivery_of(row) for row in await self.database.read("select * from delivery order by id", {})]
        return Facts(self.now, scheduled(self.times), {row.number: row for row in rows}, self.wall.posts)
