"""`/series`: everything we know about a series."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Transform
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.client import Previously
from bot.ui.arguments.series import SeriesArgument, SeriesChoice
from bot.ui.audience.audience import Audience
from bot.ui.questions import SeriesQuestion
from bot.ui.series.card import series_answer

if TYPE_CHECKING:
    from bot.ui.answers.answer import Answer


class SeriesCard(commands.Cog):
    """Answers with the card of a series."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        bot.replies.register(SeriesQuestion, self.answer, lasting=True)

    @app_commands.command(name=_("series"), description=_("Everything we know about a series, with its sources"))
    @app_commands.rename(series=_("name"))
    @app_commands.describe(series=_("A title, in any language"))
    async def series(
        self,
        interaction: discord.Interaction[Previously],
        series: Transform[SeriesChoice, SeriesArgument(SeriesQuestion)],
    ) -> None:
        """Answer in the channel, and offer the other series that the same words may mean."""
        await self.bot.replies.send(interaction, SeriesQuestion(series.slug), meant=series.meant)

    async def answer(self, question: SeriesQuestion, audience: Audience) -> Answer:
        """The card, as far as the audience may know it."""
        series = await audience.series(question.series)
        return series_answer(series, audience.horizon(series.slug), audience.text, question, audience.judged(series))


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(SeriesCard(bot))
