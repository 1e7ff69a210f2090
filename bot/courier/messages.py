"""Posts, edits and sends what reminders say."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import discord

from bot.courier.lost import lost_message
from bot.courier.patience import others_go_on
from bot.courier.refusals import UNREACHED, outcome_of
from bot.reminders.planner import batches_of
from bot.reminders.planning import times_of, true_now
from bot.reminders.troubles import Trouble
from bot.series.releases import When
from bot.series.schedule import main_track
from bot.spoilers import Reader
from bot.state.channels import Place
from bot.state.delivery import DELETED, Purpose
from bot.state.outcomes import Sent, Skipped
from bot.state.reminder import Kind
from bot.ui.answers.layout import message_of
from bot.ui.audience.judging import horizon_of_member, horizon_of_place
from bot.ui.reminders.announcement import Announcement, announcement_answer
from bot.ui.reminders.notice import notice_answer

if TYPE_CHECKING:
    from bot.client import Previously
    from bot.series.models import Series
    from bot.series.schedule import Track
    from bot.spoilers import Horizon
    from bot.state.deliveries import Claimed
    from bot.state.delivery import Delivery
    from bot.state.outcomes import Outcome
    from bot.state.reminder import Wish
    from bot.ui.answers.layout import Message

_LATE: Final = timedelta(minutes=5)
_THREAD_EXISTS: Final = 160004
_THREAD_ARCHIVED: Final = 50083
_GONE: Final = {10003, 10004, 10008}
"""Discord knows no such channel, server or message."""
_MINUTES_UNTIL_ARCHIVED: Final = 1440


class MessageCourier:
    """Delivers to channels, threads and members."""

    def __init__(self, bot: Previously) -> None:
        self._bot = bot

    async def deliver(self, claimed: Claimed) -> Outcome:
        """Try once; what Discord refuses becomes an outcome."""
        try:
            with others_go_on(self._bot):
                return await self._tried(claimed)
        except UNREACHED as error:
            return outcome_of(error, claimed.delivery, self._bot.clock())

    async def _tried(self, claimed: Claimed) -> Outcome:
        delivery, wish = claimed.delivery, claimed.reminder.wish
        series = await (await self._bot.catalogue.current()).series(wish.series)
        if series is None:
            return Skipped(f"{wish.series} is not in the catalogue any more")
        match delivery.purpose:
            case Purpose.ANNOUNCE:
                return await self._announce(delivery, wish, series)
            case Purpose.AMEND:
                return await self._amend(delivery, wish, series)
            case Purpose.NOTICE:
                return await self._notify(claimed, series)

    async def _announce(self, delivery: Delivery, wish: Wish, series: Series) -> Outcome:
        true = true_now(delivery, times_of(batches_of(series, wish)))
        channel = await self._channel(wish)
        me = self._bot.user.id if self._bot.user else 0
        outdated = str(delivery.when) not in true.values()
        message = await lost_message(channel, me, delivery, series.slug, self._bot.clock(), look=outdated)
        # An earlier attempt may have said what was true then; the plan amends it where that differs.
        shown = true if delivery.attempts == 1 else {str(code): str(delivery.when) for code in delivery.codes}
        if message is None:
            if outdated:
                return Skipped("the schedule has changed")  # and is planned anew
            view = await self._rendered(delivery, wish, series, true)
            sent = await channel.send(view=view, nonce=delivery.nonce, allowed_mentions=_only(self._role(wish)))
            message, place = sent.id, sent.channel.id
        else:
            place, shown = channel.id, {}  # it was sent in another life: the plan has it say what is true now
        flaw = await self._open_thread(delivery, wish, series, place, message)
        return Sent(place, message, shown, flaw)

    async def _amend(self, delivery: Delivery, wish: Wish, series: Series) -> Outcome:
        subject = await self._bot.deliveries.delivery(delivery.subject or 0)
        if subject is None or subject.channel is None or subject.message is None or subject.deleted:
            return Skipped("there is no message to edit")
        true = true_now(subject, times_of(batches_of(series, wish)))
        view = await self._rendered(subject, wish, series, true)
        channel = self._bot.get_partial_messageable(subject.channel)
        edited = channel.get_partial_message(subject.message)
        try:
            await edited.edit(view=view, allowed_mentions=discord.AllowedMentions.none())
        except discord.HTTPException as error:
            if error.code in _GONE:
                shown = {**subject.shown, DELETED: ""}
                return Sent(subject.channel, subject.message, shown, flaw="somebody deleted the message")
            if error.code == _THREAD_ARCHIVED:
                return Skipped("the thread is archived")  # the next message opens it, and the plan asks again
            raise
        return Sent(subject.channel, subject.message, true)

    async def _notify(self, claimed: Claimed, series: Series) -> Outcome:
        wish = claimed.reminder.wish
        subject = await self._bot.deliveries.delivery(claimed.delivery.subject or 0)
        reason = subject.reason if subject and subject.reason else Trouble.REFUSED
        text = self._bot.texts.for_locale(wish.locale)
        member = await self._bot.create_dm(discord.Object(wish.set_by))
        edits = subject is not None and subject.purpose is Purpose.AMEND
        view = message_of(notice_answer(claimed.reminder, series, reason, text, edits=edits))
        sent = await member.send(view=view, nonce=claimed.delivery.nonce)
        return Sent(sent.channel.id, sent.id)

    async def _rendered(self, delivery: Delivery, wish: Wish, series: Series, true: dict[str, str]) -> Message:
        late = max(delivery.due, delivery.planned) + _LATE < self._bot.clock() and delivery.settled is None
        told = Announcement(
            delivery=delivery.number,
            series=series,
            track=wish.track or _broadcast(series, delivery),
            announced=delivery.when,
            times={code: When.parse(time) if time else None for code, time in true.items()},
            role=self._role(wish),
            late_since=delivery.due if late else None,
        )
        reader = Reader(await self._horizon(wish))
        return message_of(announcement_answer(told, reader, self._bot.texts.for_locale(wish.locale)))

    async def _horizon(self, wish: Wish) -> Horizon:
        if wish.kind is Kind.MEMBER:
            return await horizon_of_member(self._bot, wish.place, wish.series)
        channel = self._bot.get_channel(wish.place)
        parent = channel.parent_id if isinstance(channel, discord.Thread) else None
        return await horizon_of_place(self._bot, Place(wish.place, parent), wish.series)

    async def _channel(self, wish: Wish) -> discord.DMChannel | discord.PartialMessageable:
        if wish.kind is Kind.MEMBER:
            return await self._bot.create_dm(discord.Object(wish.place))
        return self._bot.get_partial_messageable(wish.place)

    def _role(self, wish: Wish) -> int | None:
        """The role to mention, unless the server is known not to have it any more."""
        guild = self._bot.get_guild(wish.guild)
        if wish.role is None or guild is None or guild.unavailable:  # one that is not there yet has no roles yet
            return wish.role
        return wish.role if guild.get_role(wish.role) else None

    async def _open_thread(
        self, delivery: Delivery, wish: Wish, series: Series, channel: int, message: int
    ) -> str | None:
        """Open the thread that was asked for; a message without it was delivered all the same, and that is noted."""
        if not wish.opens_thread or isinstance(self._bot.get_channel(wish.place), discord.Thread):
            return None
        name = f"{series.title[:80]} {delivery.codes[0]}"  # no title: names of threads are seen by everybody
        try:
            await self._bot.http.start_thread_with_message(
                channel, message, name=name, auto_archive_duration=_MINUTES_UNTIL_ARCHIVED
            )
        except discord.HTTPException as error:
            return None if error.code == _THREAD_EXISTS else Trouble.NO_THREAD
        return None


def _broadcast(series: Series, delivery: Delivery) -> Track | None:
    season = series.season(delivery.codes[0].season)
    return main_track(season) if season else None


def _only(role: int | None) -> discord.AllowedMentions:
    """Nobody but one role can ever be pinged."""
    roles = [discord.Object(role)] if role is not None else False
    return discord.AllowedMentions(everyone=False, users=False, roles=roles, replied_user=False)
