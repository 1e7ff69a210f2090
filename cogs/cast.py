"""`/cast`: who plays whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Range, Transform
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.client import Previously
from bot.ui.airs.differences import differences_told
from bot.ui.arguments.series import SeriesArgument, SeriesChoice
from bot.ui.arguments.suggestions import suggest_seasons
from bot.ui.audience.audience import Audience, season_of
from bot.ui.questions import CastQuestion, SourcesQuestion
from bot.ui.series.cast import CastView, cast_answer
from bot.ui.series.sources import sources_answer

if TYPE_CHECKING:
    from datetime import date

    from bot.markdown import Markdown
    from bot.series.merging import Disagreement
    from bot.series.models import Series
    from bot.ui.answers.answer import Answer


class Cast(commands.Cog):
    """Answers who plays whom, and which sources say so."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        bot.replies.register(CastQuestion, self.answer, lasting=True)
        bot.replies.register(SourcesQuestion, self.answer_sources, lasting=True)

    @app_commands.command(name=_("cast"), description=_("Who plays whom in a series"))
    @app_commands.rename(series=_("series"), season=_("season"))
    @app_commands.describe(series=_("A title, in any language"), season=_("Which season"))
    @app_commands.autocomplete(season=suggest_seasons)
    async def cast(
        self,
        interaction: discord.Interaction[Previously],
        series: Transform[SeriesChoice, SeriesArgument(CastQuestion)],
        season: Range[int, 0, 999] | None = None,
    ) -> None:
        """Answer in the channel, and offer the other series that the same words may mean."""
        await self.bot.replies.send(interaction, CastQuestion(series.slug, season), meant=series.meant)

    async def answer(self, question: CastQuestion, audience: Audience) -> Answer:
        """The cast of a season, as far as the audience may know it."""
        series = await audience.series(question.series)
        season = season_of(series, question.season)
        view = CastView(
            series,
            season,
            audience.horizon(series.slug),
            audience.text,
            audience.elsewhere(series.slug),
            audience.judged(series),
            counted=not audience.catalogue.is_curated(series.slug),
        )
        return cast_answer(view, question)

    async def answer_sources(self, question: SourcesQuestion, audience: Audience) -> Answer:
        """Which source stands behind each line of a cast or of a series' card."""
        series = await audience.series(question.series)
        season = None if question.season is None else season_of(series, question.season)
        differing = await self._differing(series, audience) if season is None else ()
        return sources_answer(series, season, audience.horizon(series.slug), audience.text, question, differing)

    async def _differing(self, series: Series, audience: Audience) -> tuple[Markdown, ...]:
        """What TVmaze says against the curators' dates."""
        found = await audience.catalogue.disagreements(series.slug)

        def since(each: Disagreement) -> date | None:
            return self.bot.overlay.since(series.slug, each.code, each.live)

        return tuple(differences_told(found, since, audience.text))


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Cast(bot))
