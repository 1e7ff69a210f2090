"""A channel or a thread in which messages can be posted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

if TYPE_CHECKING:
    from bot.client import Previously

    Interaction = discord.Interaction[Previously]

_POSTED_IN = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
    discord.ChannelType.news_thread,
]


class PlaceArgument(app_commands.Transformer):
    """The number of a channel or a thread, also of one that the bot does not see."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """What Discord lets members choose."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Of all kinds of channels, those that are read."""
        return _POSTED_IN

    async def transform(self, interaction: Interaction, value: Any, /) -> int:  # type: ignore[override]  # noqa: ARG002
        """Its number, by which reminders know it."""
        return int(value.id)
