"""`/airs`: when something comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Range, Transform
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.client import Previously
from bot.spoilers import Reader
from bot.ui.airs.calendar import calendar_answer, seasons_in_question
from bot.ui.airs.calendar_file import CalendarView
from bot.ui.airs.schedule import airs_answer
from bot.ui.airs.sections import AirsView
from bot.ui.airs.upcoming import AHEAD, UpcomingView, best_known, upcoming_answer
from bot.ui.arguments.seasons import suggest_every_season
from bot.ui.arguments.series import SeriesArgument, SeriesChoice
from bot.ui.audience.audience import Audience, season_of
from bot.ui.audience.following import followed
from bot.ui.audience.judging import place_of
from bot.ui.questions import AirsQuestion, CalendarQuestion, UpcomingQuestion

if TYPE_CHECKING:
    from bot.ui.answers.answer import Answer


class Airs(commands.Cog):
    """Answers when something comes out, and puts it into calendars."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        # What is next depends on the time too, so that none of these answers lasts.
        bot.replies.register(AirsQuestion, self.answer)
        bot.replies.register(UpcomingQuestion, self.answer_upcoming)
        bot.replies.register(CalendarQuestion, self.answer_calendar)

    @app_commands.command(name=_("airs"), description=_("When episodes come out, in your own time zone"))
    @app_commands.rename(series=_("series"), season=_("season"))
    @app_commands.describe(
        series=_("A title; what comes in the next 7 days, if you leave it out"), season=_("Which season")
    )
    @app_commands.autocomplete(season=suggest_every_season)
    async def airs(
        self,
        interaction: discord.Interaction[Previously],
        series: Transform[SeriesChoice, SeriesArgument(AirsQuestion, addable=True)] | None = None,
        season: Range[int, 0, 999] | None = None,
    ) -> None:
        """Answer in the channel about a series; without one, privately about what is followed."""
        if series is None:
            await self.bot.replies.send(interaction, UpcomingQuestion(), private=True)
            return
        await self.bot.replies.send(interaction, AirsQuestion(series.slug, season), meant=series.meant)

    async def answer(self, question: AirsQuestion, audience: Audience) -> Answer:
        """The schedule of a series, or of the season that was asked for."""
        series = await audience.series(question.series)
        view = AirsView(
            series,
            audience.horizon(series.slug),
            audience.text,
            self.bot.clock(),
            None if question.season is None else season_of(series, question.season),
            audience.judged(series),
            channel=not audience.private and place_of(audience.asked) is not None,
        )
        return airs_answer(view, question)

    async def answer_upcoming(self, question: UpcomingQuestion, audience: Audience) -> Answer:
        """What comes in the next days: of everything, or of what is followed."""
        catalogue, now = audience.catalogue, self.bot.clock()
        coming = await catalogue.coming(now, now + AHEAD)
        follows = None if question.everything else await followed(audience.asked)
        told = best_known(coming) if follows is None else [slug for slug in coming if slug in follows]
        view = UpcomingView(
            [(await audience.series(slug), audience.horizon(slug)) for slug in told],
            audience.text,
            now,
            None if follows is None else [catalogue.listings[slug] for slug in follows if slug in catalogue.listings],
            channel=place_of(audience.asked) is not None,
            whole=follows is not None or len(told) == len(coming),
        )
        return upcoming_answer(view, question)

    async def answer_calendar(self, question: CalendarQuestion, audience: Audience) -> Answer:
        """The dates of a series as a file."""
        series = await audience.series(question.series)
        asked = None if question.season is None else season_of(series, question.season)
        view = CalendarView(series, Reader(audience.horizon(series.slug)), audience.text, self.bot.clock())
        return calendar_answer(view, seasons_in_question(view, asked), question, audience.judged(series))


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Airs(bot))
