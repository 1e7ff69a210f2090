"""`/reminders`: what is set, how it fares, and all that can be done about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.client import Previously
from bot.courier.rehearsal import Rehearsal
from bot.errors import QuestionExpired, ReminderGone
from bot.markdown import EMPTY, Markdown
from bot.state.outcomes import Sent
from bot.state.reminder import Kind, Reminder
from bot.text import Text
from bot.ui.audience.audience import Audience
from bot.ui.questions import LeadQuestion, ReminderQuestion, RemindersQuestion
from bot.ui.reminders.card import card_answer, removal_answer
from bot.ui.reminders.lead import lead_of
from bot.ui.reminders.listing import list_answer
from bot.ui.reminders.preflight import may_change
from bot.ui.reminders.rehearsal import outcome_told
from bot.ui.reminders.view import coming_next, views_of

if TYPE_CHECKING:
    from bot.ui.answers.answer import Answer

_LARGEST = 2**63 - 1
"""The largest number that a reminder can have."""


class Reminders(commands.Cog):
    """Shows reminders and looks after them; who may do that is asked anew at every press."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        self.rehearsal = Rehearsal(bot)
        self._acts: dict[str, Callable[[Reminder, Text], Awaitable[Markdown]]] = {
            "show": self._show,
            "pause": self._pause,
            "resume": self._resume,
            "test": self._test,
        }
        bot.replies.register(RemindersQuestion, self.answer_list)
        bot.replies.register(ReminderQuestion, self.answer_one)
        bot.replies.register(LeadQuestion, self.answer_lead)

    @app_commands.command(
        name=_("reminders"), description=_("Which reminders are set, whether they arrive, and how to change them")
    )
    async def reminders(self, interaction: discord.Interaction[Previously]) -> None:
        """Show them privately."""
        await self.bot.replies.send(interaction, RemindersQuestion(), private=True)

    async def answer_list(self, question: RemindersQuestion, audience: Audience) -> Answer:
        """The reminders of this server that the asker may change, and their own."""
        return await self._listed(question, audience)

    async def answer_one(self, question: ReminderQuestion, audience: Audience) -> Answer:
        """One reminder, after doing with it what was asked."""
        reminder = await self._found(question.number, audience, only_look=question.act == "show")
        text = audience.text
        if question.act == "ask":
            (view,) = await views_of(self.bot, [reminder])
            return removal_answer(view, text)
        if question.act == "remove":
            await self.bot.reminders.remove(reminder.number)
            return await self._listed(RemindersQuestion(), audience, text("The reminder is removed."))
        act = self._acts.get(question.act)
        if act is None:
            raise QuestionExpired
        said = await act(reminder, text)
        return await self._card(await self._found(question.number, audience, only_look=True), text, said)

    async def answer_lead(self, question: LeadQuestion, audience: Audience) -> Answer:
        """A reminder that comes at another time from now on."""
        reminder, text = await self._found(question.number, audience), audience.text
        lead = lead_of(question.seconds)
        if lead is None:
            raise QuestionExpired
        if not await self.bot.reminders.move(reminder.number, lead):
            return await self._card(reminder, text, text("There is another reminder for that time already."))
        changed = await self._found(question.number, audience)
        await self._plan(changed)
        return await self._card(changed, text, text("It comes at another time now."))

    async def _show(self, reminder: Reminder, text: Text) -> Markdown:  # noqa: ARG002
        return EMPTY

    async def _pause(self, reminder: Reminder, text: Text) -> Markdown:  # noqa: ARG002  # the card says it
        await self.bot.reminders.pause(reminder.number, paused=True)
        return EMPTY

    async def _resume(self, reminder: Reminder, text: Text) -> Markdown:
        await self.bot.reminders.resume(reminder.number, self.bot.clock())
        await self._plan(reminder)
        return text("It goes on.")

    async def _test(self, reminder: Reminder, text: Text) -> Markdown:
        outcome = await self.rehearsal.rehearse(reminder)
        if isinstance(outcome, Sent):
            await self.bot.reminders.mend(reminder.number)
        return outcome_told(outcome, reminder.wish, text)

    async def _plan(self, reminder: Reminder) -> None:
        """Plan what was changed; of a series that has left the catalogue there is nothing to plan."""
        if reminder.wish.series in (await self.bot.catalogue.current()).listings:
            await self.bot.planner.plan(reminder)
        self.bot.dispatcher.wake()

    async def _found(self, number: int, audience: Audience, *, only_look: bool = False) -> Reminder:
        """A reminder that whoever pressed may change at this moment; raises ReminderGone for any other."""
        reminder = await self.bot.reminders.reminder(number) if 0 < number <= _LARGEST else None
        if reminder is None or not may_change(audience.asked, reminder.wish):
            raise ReminderGone
        if reminder.wish.kind is Kind.EVENTS and not only_look:
            raise QuestionExpired  # those are changed by a command of their own
        return reminder

    async def _card(self, reminder: Reminder, text: Text, said: Markdown) -> Answer:
        (view,) = await views_of(self.bot, [reminder])
        view = replace(view, coming=await coming_next(self.bot, reminder.wish, view.outlook.next))
        return card_answer(view, text, said)

    async def _listed(self, question: RemindersQuestion, audience: Audience, said: Markdown = EMPTY) -> Answer:
        asked = audience.asked
        found = await self.bot.reminders.of_guild(asked.guild_id) if asked.guild_id else []
        shown = [each for each in found if may_change(asked, each.wish)]
        views = await views_of(self.bot, [*shown, *await self.bot.reminders.of_member(audience.member)])
        return list_answer(views, asked.channel_id, audience.text, question, said)


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Reminders(bot))
