"""The tree of all commands: where they may be used, and where their failures end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.ui.interactions.bursts import Bursts
from bot.ui.interactions.failures import tell

if TYPE_CHECKING:
    from bot.client import Previously

    Interaction = discord.Interaction[Previously]


class CommandTree(app_commands.CommandTree["Previously"]):
    """Every command works in servers, in direct messages and for whoever installed the bot for themselves."""

    def __init__(self, client: Previously) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self._bursts = Bursts()

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Keep one member from asking all the time; suggestions are not counted."""
        if interaction.type is discord.InteractionType.application_command:
            # Discord's clock, not the machine's: that is when the member pressed Enter.
            self._bursts.count(interaction.user.id, interaction.created_at)
        return True

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Every failure of every command ends here."""
        if interaction.type is not discord.InteractionType.autocomplete:
            await tell(interaction, error)
