"""`/privacy`: what is stored about a member, to see, to take along and to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.client import Previously
from bot.state.forgetting import forget_member
from bot.ui.audience.audience import Audience
from bot.ui.privacy import Stored, confirm_answer, deleted_answer, export_answer, stored_answer
from bot.ui.questions import PrivacyQuestion

if TYPE_CHECKING:
    from bot.ui.answers.answer import Answer


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
            await forget_member(self.bot.database, audience.member)
            self.bot.recent.forget(audience.member)
            return deleted_answer(audience.text)
        stored = Stored(
            member=audience.member,
            watched=await self.bot.progress.of_member(audience.member),
            settings=await self.bot.channels.set_by(audience.member),
            reminders=await self.bot.reminders.set_by(audience.member),
            corrections=await self.bot.corrections.of_member(audience.member),
        )
        if question.step == "export":
            return export_answer(stored, audience.text)
        return stored_answer(stored, audience.catalogue.listings, audience.text, question)


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Privacy(bot))
