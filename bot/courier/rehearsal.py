"""Sends what a reminder would say right now, marked as a test and without pinging anybody."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import discord

from bot.courier.messages import MessageCourier
from bot.courier.patience import others_go_on
from bot.courier.refusals import UNREACHED, outcome_of
from bot.reminders.planner import batches_of
from bot.series.codes import EpisodeCode
from bot.series.releases import When
from bot.series.schedule import main_track
from bot.spoilers import Reader
from bot.state.delivery import Delivery, Purpose
from bot.state.outcomes import Later, Sent, Skipped
from bot.ui.answers.layout import message_of
from bot.ui.reminders.announcement import Announcement, announcement_answer
from bot.ui.reminders.rehearsal import as_test

if TYPE_CHECKING:
    from datetime import datetime

    from bot.series.models import Series
    from bot.state.outcomes import Outcome
    from bot.state.reminder import Reminder, Wish
    from bot.ui.answers.answer import Answer

_SECONDS: Final = 2.0
"""Whoever presses a button is answered within three."""


class Rehearsal(MessageCourier):
    """Goes the way that reminders go, to find out whether it is open."""

    async def rehearse(self, reminder: Reminder) -> Outcome:
        """Try once, at once; what Discord refuses becomes an outcome, as it does with a real one."""
        series = await (await self._bot.catalogue.current()).series(reminder.wish.series)
        if series is None:
            return Skipped(f"{reminder.wish.series} is not in the catalogue any more")
        delivery = _rehearsed(reminder, series, self._bot.clock())
        try:
            async with asyncio.timeout(_SECONDS):
                with others_go_on(self._bot):
                    return await self._post(delivery, reminder.wish, series)
        except TimeoutError:
            return Later(self._bot.clock(), "Discord took too long")
        except UNREACHED as error:
            return outcome_of(error, delivery, self._bot.clock())

    async def _post(self, delivery: Delivery, wish: Wish, series: Series) -> Outcome:
        answer = await self._answer(delivery, wish, series)
        channel = await self._channel(wish)
        sent = await channel.send(view=message_of(answer), allowed_mentions=discord.AllowedMentions.none())
        return Sent(sent.channel.id, sent.id)

    async def _answer(self, delivery: Delivery, wish: Wish, series: Series) -> Answer:
        text = self._bot.texts.for_locale(wish.locale)
        season = series.season(delivery.codes[0].season)
        told = Announcement(
            delivery=delivery.number,
            series=series,
            track=wish.track or (main_track(season) if season else None),
            announced=delivery.when,
            times={str(code): delivery.when for code in delivery.codes},
            role=self._role(wish),
        )
        return as_test(announcement_answer(told, Reader(await self._horizon(wish)), text), text)


def _rehearsed(reminder: Reminder, series: Series, now: datetime) -> Delivery:
    """What comes next, or what came last, or any episode of a series that has no dates yet."""
    batches = sorted(batches_of(series, reminder.wish), key=lambda batch: batch.airs)
    batch = next((batch for batch in batches if batch.airs > now), batches[-1] if batches else None)
    latest = next(reversed(series.timeline.codes), EpisodeCode(1, 1))
    return Delivery(
        number=0,
        reminder=reminder.number,
        purpose=Purpose.ANNOUNCE,
        codes=batch.codes if batch else (latest,),
        when=batch.when if batch else When(),
        airs=batch.airs if batch else now,
        due=now,
        until=now + timedelta(minutes=1),
        planned=now,
    )
