"""`/remind`: a message when new episodes come out, in a channel or to a member."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Transform
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.client import Previously
from bot.errors import QuestionExpired
from bot.ui.airs.tracks import track_typed
from bot.ui.answers.layout import message_of
from bot.ui.arguments.places import PlaceArgument
from bot.ui.arguments.series import SeriesArgument, SeriesChoice
from bot.ui.audience.audience import Audience
from bot.ui.questions import AirsQuestion, RemindQuestion
from bot.ui.reminders.card import card_answer
from bot.ui.reminders.lead import USUAL, lead_typed
from bot.ui.reminders.suggestions import suggest_leads, suggest_tracks
from bot.ui.reminders.view import coming_next, views_of
from bot.ui.reminders.wishes import Wanted, wish_of
from bot.ui.wording.languages import LANGUAGES

if TYPE_CHECKING:
    from bot.state.reminder import Wish
    from bot.text import Text
    from bot.ui.answers.answer import Answer


class Remind(commands.Cog):
    """Sets reminders."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        bot.replies.register(RemindQuestion, self.answer)

    # Languages are called what their speakers call them, so that their names are not translated.
    @app_commands.command(
        name=_("remind"),
        description=_("Reminders of new episodes, for this channel or just for you"),
        auto_locale_strings=False,
    )
    @app_commands.rename(
        series=_("series"),
        channel=_("channel"),
        me=_("me"),
        lead=_("lead"),
        role=_("role"),
        track=_("track"),
        language=_("language"),
        thread=_("thread"),
    )
    @app_commands.describe(
        series=_("A title, in any language"),
        channel=_("In which channel or thread; here, if you leave it out"),
        me=_("Only you, in a direct message"),
        lead=_("When, like 90 min, 1 day or 30 min after; 15 minutes before, if you leave it out"),
        role=_("Which role to mention; nobody else is ever pinged"),
        track=_("On which channel or service; where it is broadcast, if you leave it out"),
        language=_("In which language; the server's or your own, if you leave it out"),
        thread=_("Whether to open a thread for each episode"),
    )
    @app_commands.autocomplete(lead=suggest_leads, track=suggest_tracks)
    @app_commands.choices(language=LANGUAGES)
    async def remind(  # noqa: PLR0913, PLR0917  # a parameter a box
        self,
        interaction: discord.Interaction[Previously],
        series: Transform[SeriesChoice, SeriesArgument(AirsQuestion, addable=True)],
        channel: Transform[int, PlaceArgument] | None = None,
        me: bool = False,
        lead: str | None = None,
        role: discord.Role | None = None,
        track: str | None = None,
        language: str | None = None,
        thread: bool = False,
    ) -> None:
        """Set it, and say privately what will happen: the reminder itself will be public."""
        text = self.bot.texts.for_locale(interaction.locale.value)
        whole = await (await self.bot.catalogue.current()).expect(series.slug)
        wanted = Wanted(
            me=me,
            channel=channel,
            lead=USUAL if lead is None else lead_typed(lead, text),
            role=role,
            track=None if track is None else track_typed(whole, track, text),
            language=language,
            thread=thread,
        )
        answer = await self._set(await wish_of(interaction, whole.slug, wanted), text)
        offered = replace(answer, buttons=(*answer.buttons, *series.meant))
        await interaction.response.send_message(view=message_of(offered), ephemeral=True)

    async def answer(self, question: RemindQuestion, audience: Audience) -> Answer:
        """Set what most people want, for where a button was pressed or for whoever pressed it."""
        if question.where not in {"here", "me"}:
            raise QuestionExpired
        series = await audience.series(question.series)
        wish = await wish_of(audience.asked, series.slug, Wanted(me=question.where == "me"))
        return await self._set(wish, audience.text)

    async def _set(self, wish: Wish, text: Text) -> Answer:
        reminder, new = await self.bot.reminders.save(wish, self.bot.clock())
        await self.bot.planner.plan(reminder)
        self.bot.dispatcher.wake()
        (view,) = await views_of(self.bot, [reminder])
        view = replace(view, coming=await coming_next(self.bot, wish, view.outlook.next))
        again = text("This was set already. Its role, language and thread are updated.")
        return card_answer(view, text, text("It is set.") if new else again)


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Remind(bot))
