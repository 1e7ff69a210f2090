"""Keeps scheduled events in step with the schedule: makes, moves and removes them.

Discord has no nonce for them. So the events that a server has are looked through first, each time: what was made by an
attempt of which nobody knows is recognised by its mark, what somebody deleted is missed, and there are never too many.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from weakref import WeakValueDictionary

import discord

from bot.courier.patience import others_go_on
from bot.courier.refusals import UNREACHED, outcome_of
from bot.courier.server_calendar import ServerCalendar, has_begun
from bot.reminders.dispatcher import backoff
from bot.reminders.server_events import batch_for, shown_for
from bot.reminders.troubles import Trouble
from bot.state.delivery import DELETED, Purpose
from bot.state.outcomes import Later, Sent, Skipped, Undeliverable
from bot.ui.events.scheduled_event import mark_of, marks_of, scheduled_event

if TYPE_CHECKING:
    from datetime import datetime

    from bot.client import Previously
    from bot.series.models import Series
    from bot.state.changes import Batch
    from bot.state.deliveries import Claimed
    from bot.state.delivery import Delivery
    from bot.state.outcomes import Outcome
    from bot.state.reminder import Reminder

_BY_CODE: Final = {
    10004: Trouble.SERVER_GONE,
    30038: Trouble.TOO_MANY_EVENTS,
    50001: Trouble.SERVER_GONE,
    50013: Trouble.NO_EVENTS,
}
_BY_STATUS: Final = {403: Trouble.NO_EVENTS, 404: Trouble.SERVER_GONE}


@dataclass(frozen=True, slots=True)
class Removed:
    """How many events were removed, and how many were left because they may not be."""

    removed: int
    left: int


class EventsCourier:
    """Carries the deliveries of reminders whose place is a server's list of events."""

    def __init__(self, bot: Previously) -> None:
        self._bot = bot
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def deliver(self, claimed: Claimed) -> Outcome:
        """Try once; what Discord refuses becomes an outcome."""
        try:
            async with self._turn(claimed.reminder.wish.guild):
                with others_go_on(self._bot):
                    return await self._tried(claimed)
        except UNREACHED as error:
            return _refused(error, claimed.delivery, self._bot.clock())

    async def give_up(self, reminder: Reminder) -> Removed:
        """Remove a reminder and its events to come; those that may not be removed are left to the moderators."""
        async with self._turn(reminder.wish.guild):
            calendar = await ServerCalendar.of(self._bot, reminder.wish.guild)
            ahead, removed = calendar.to_come(marks_of(reminder)), 0
            try:
                for event in ahead:
                    await calendar.remove(int(event["id"]))
                    removed += 1
            except discord.Forbidden:
                pass
            # Not before its events are gone: who is interrupted asks again, and nothing is left behind.
            await self._bot.reminders.remove(reminder.number)
        return Removed(removed, len(ahead) - removed)

    def _turn(self, guild: int) -> asyncio.Lock:
        """One at a time in a server: what one looks through must not change until it has done what it does."""
        return self._turns.setdefault(guild, asyncio.Lock())

    async def _tried(self, claimed: Claimed) -> Outcome:
        reminder, wish = claimed.reminder, claimed.reminder.wish
        event = await self._event(claimed.delivery)
        series = await (await self._bot.catalogue.current()).series(wish.series)
        window = (await self._bot.planner.window(wish.guild)).get(reminder.number)
        if event is None or series is None or window is None:
            return Skipped(f"{wish.series} is not in the catalogue any more")
        calendar = await ServerCalendar.of(self._bot, wish.guild)
        there = calendar.find(mark_of(reminder, event.codes[0]), event.message)
        if there is not None and has_begun(there):
            return Skipped("it has begun")
        look = _Look(claimed, event, calendar, int(there["id"]) if there is not None else None)
        batch = batch_for(event, window)
        return await (self._remove(look) if batch is None else self._put(look, batch, series))

    async def _event(self, delivery: Delivery) -> Delivery | None:
        """The delivery by which an event was first made: the others change it."""
        if delivery.purpose is Purpose.ANNOUNCE:
            return delivery
        return await self._bot.deliveries.delivery(delivery.subject or 0)

    async def _put(self, look: _Look, batch: Batch, series: Series) -> Outcome:
        """See that an event is there and says what is so."""
        wish, shown = look.claimed.reminder.wish, shown_for(batch)
        told = scheduled_event(series, batch, look.claimed.reminder, self._bot.texts.for_locale(wish.locale))
        others = look.event.shown.keys() != shown.keys()
        if look.there is not None and await look.calendar.change(look.there, told, texts=others):
            return Sent(wish.guild, look.there, shown)
        if look.event.shown:
            return look.deleted()
        if look.calendar.full:
            return Later(self._bot.clock() + backoff(look.claimed.delivery.attempts), "there are enough events already")
        return Sent(wish.guild, await look.calendar.add(told), shown)

    async def _remove(self, look: _Look) -> Outcome:
        """See that an event is not there."""
        if look.there is not None:
            await look.calendar.remove(look.there)
        if look.claimed.delivery.purpose is Purpose.ANNOUNCE:
            return Skipped("the schedule has changed")
        # What is missing at a second attempt was removed by the first.
        if look.there is None and look.event.shown and look.claimed.delivery.attempts == 1:
            return look.deleted()
        return Sent(look.claimed.reminder.wish.guild, look.event.message or 0)


@dataclass(frozen=True, slots=True)
class _Look:
    """What an attempt finds: the event as it was last noted, and its number where it is `there`."""

    claimed: Claimed
    event: Delivery
    calendar: ServerCalendar
    there: int | None

    def deleted(self) -> Sent:
        """Somebody in the server does not want this event; that is respected, and noted."""
        guild = self.claimed.reminder.wish.guild
        return Sent(guild, self.event.message or 0, {DELETED: ""}, flaw="somebody deleted the event")


def _refused(error: BaseException, delivery: Delivery, now: datetime) -> Outcome:
    """What Discord's refusals mean for events, where they mean something else than for messages."""
    outcome = outcome_of(error, delivery, now)
    if isinstance(outcome, Undeliverable) and isinstance(error, discord.HTTPException):
        return Undeliverable(_BY_CODE.get(error.code) or _BY_STATUS.get(error.status) or outcome.reason)
    return outcome
