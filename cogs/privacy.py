"""`/privacy`: what is stored about a member, to see, to take along and to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.client import Previously
from bot.ui.audience import Audience
from bot.ui.privacy import confirm_answer, deleted_answer, export_answer, stored_answer
from bot.ui.questions import PrivacyQuestion

if TYPE_CHECKING:
    from bot.ui.answer import Answer


class Privacy(commands.Cog):
    """Gives members what is theirs."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        bot.replies.register(PrivacyQuestion, self.answer)

    @app_commands.command(name=_("privacy"), description=_("What I know about you: see it, export it, delete it"))
    async def privacy(self, interaction: discord.Interaction[Previously]) -> None:
        """Show it privately."""
        await self.bot.replies.send(interaction, PrivacyQuestion(), private=True)

    async def answer(self, question: PrivacyQuestion, audience: Audience) -> Answer:
        """The step that was asked for; only `delete` deletes."""
        if question.step == "ask":
            return confirm_answer(audience.text)
        if question.step == "delete":
            await self.bot.progress.forget(audience.member)
            await self.bot.channels.forget_setter(audience.member)
            self.bot.recent.forget(audience.member)
            return deleted_answer(audience.text)
        watched = await self.bot.progress.of_member(audience.member)
        settings = await self.bot.channels.set_by(audience.member)
        if question.step == "export":
            return export_answer(audience.member, watched, settings, audience.text)
        return stored_answer(watched, settings, audience.catalogue.listings, audience.text, question)


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Privacy(bot))
