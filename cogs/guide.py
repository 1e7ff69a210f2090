"""`/help` and `/about`."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.catalogue.places import imdb_volume
from bot.client import Previously
from bot.ui.answers.layout import message_of
from bot.ui.audience.audience import Audience
from bot.ui.guide import about_answer, help_answer
from bot.ui.questions import AboutQuestion, HelpQuestion

if TYPE_CHECKING:
    from bot.ui.answers.answer import Answer


class Guide(commands.Cog):
    """Answers what one can ask, and who is answering."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        bot.replies.register(HelpQuestion, self.answer_help)
        bot.replies.register(AboutQuestion, self.answer_about)

    @app_commands.command(name=_("help"), description=_("What you can ask me, with examples"))
    async def help(self, interaction: discord.Interaction[Previously]) -> None:
        """Answer privately: nobody else asked. Help needs no catalogue, and comes also when that is what is wrong."""
        text = self.bot.texts.for_locale(interaction.locale.value)
        await interaction.response.send_message(view=message_of(help_answer(text)), ephemeral=True)

    @app_commands.command(name=_("about"), description=_("Version, catalogue, sources and licences"))
    async def about(self, interaction: discord.Interaction[Previously]) -> None:
        """Answer privately: nobody else asked."""
        await self.bot.replies.send(interaction, AboutQuestion(), private=True)

    async def answer_help(self, question: HelpQuestion, audience: Audience) -> Answer:  # noqa: ARG002
        """What one can ask."""
        return help_answer(audience.text)

    async def answer_about(self, question: AboutQuestion, audience: Audience) -> Answer:  # noqa: ARG002
        """Version, catalogue, sources and licences."""
        return about_answer(
            version("previously"),
            audience.catalogue.edition,
            await audience.catalogue.how_many(),
            audience.text,
            tvmaze=self.bot.overlay.is_there,
            imdb=imdb_volume(self.bot.overlay.catalogue).is_file(),
        )


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Guide(bot))
