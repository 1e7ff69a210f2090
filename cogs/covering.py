"""The message menu "Cover as spoiler"."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.app_commands import locale_str as _
from discord.ext import commands

from bot.client import Previously
from bot.errors import NothingToCover
from bot.markdown import plain
from bot.text import Text
from bot.ui.watching.covering import covered_messages

_LARGEST_FILE = 10 * 1024 * 1024
"""What Discord lets a bot upload everywhere; larger files stay with the original."""

_ENDINGS = frozenset(
    ["gif", "jpeg", "jpg", "m4a", "mov", "mp3", "mp4", "ogg", "pdf", "png", "txt", "wav", "webm", "webp"]
)
"""Of files that Discord shows in the message; any other ending might itself tell something."""


class Covering(commands.Cog):
    """Covers what somebody wrote without thinking of those who have not watched it."""

    def __init__(self, bot: Previously) -> None:
        self.bot = bot
        self.menu = app_commands.ContextMenu(name=_("Cover as spoiler"), callback=self.cover)
        self.menu.allowed_contexts = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
        self.menu.allowed_installs = app_commands.AppInstallationType(guild=True, user=False)
        bot.tree.add_command(self.menu)

    async def cog_unload(self) -> None:
        """Take the menu away with the cog."""
        self.bot.tree.remove_command(self.menu.name, type=self.menu.type)

    async def cover(self, interaction: discord.Interaction[Previously], message: discord.Message) -> None:
        """Say the message again under covers, and take the original away where that may be."""
        if message.author.id != interaction.user.id and not interaction.permissions.manage_messages:
            raise app_commands.MissingPermissions(["manage_messages"])
        attachments = [each for each in message.attachments if each.size <= _LARGEST_FILE]
        if not plain(message.content) and not attachments:
            raise NothingToCover
        await interaction.response.defer(thinking=True)
        try:
            await self._say_covered(interaction, message, attachments)
        except Exception:
            # What is told next would take the place of the public "thinking", and be public too.
            await interaction.edit_original_response(content="…")
            await interaction.delete_original_response()
            raise
        # The original goes only after its covered copy is there: nothing anybody wrote is lost.
        left = len(message.attachments) - len(attachments) + len(message.stickers)
        await self._remove(interaction, message, self.bot.texts.for_locale(interaction.locale.value), left)

    async def _say_covered(
        self,
        interaction: discord.Interaction[Previously],
        message: discord.Message,
        attachments: list[discord.Attachment],
    ) -> None:
        """A file's description cannot be covered where it is, so it is said among the text."""
        text = self.bot.texts.for_locale((interaction.guild_locale or interaction.locale).value)
        said = "\n".join([message.content, *(each.description or "" for each in attachments)])
        files = [
            await each.to_file(filename=f"file-{number}{_ending(each.filename)}", description=None, spoiler=True)
            for number, each in enumerate(attachments, start=1)
        ]
        first, *more = covered_messages(message.author.display_name, said, text)
        await interaction.followup.send(first, files=files)
        for part in more:
            await interaction.followup.send(part)

    async def _remove(
        self, interaction: discord.Interaction[Previously], message: discord.Message, text: Text, left: int
    ) -> None:
        if left:
            said = text(
                "The original stays: it holds files or stickers that I cannot send again. Please delete it yourself."
            )
        elif await _deleted(interaction, message):
            return
        else:
            said = text("I may not remove the original. Give me Manage Messages, or delete it yourself.")
        await interaction.followup.send(said, ephemeral=True)


async def _deleted(interaction: discord.Interaction[Previously], message: discord.Message) -> bool:
    if not interaction.app_permissions.manage_messages:
        return False
    try:
        await message.delete()
    except discord.NotFound:
        return True
    except discord.HTTPException:
        return False
    return True


def _ending(name: str) -> str:
    """The ending of a file's name, by which Discord shows it; the name itself may tell too much."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if stem and dot and ending.lower() in _ENDINGS else ""


async def setup(bot: Previously) -> None:
    """Add the cog."""
    await bot.add_cog(Covering(bot))
