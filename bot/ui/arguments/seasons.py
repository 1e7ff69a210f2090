"""Suggestions of seasons where not only those with a cast are worth asking about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.ui.arguments.searching import MOST_CHOICES
from bot.ui.arguments.suggestions import asker, series_typed
from bot.ui.wording.episodes import season_choice

if TYPE_CHECKING:
    import discord

    from bot.client import Previously

    Interaction = discord.Interaction[Previously]


async def suggest_every_season(interaction: Interaction, current: int | str) -> list[app_commands.Choice[int]]:
    """The seasons of the series that stands in the command so far, the newest first."""
    series = await series_typed(interaction)
    if series is None:
        return []
    text = interaction.client.texts.for_locale(interaction.locale.value)
    reader = await asker(interaction, series)
    return [
        app_commands.Choice(name=season_choice(text, season, reader), value=season.number)
        for season in reversed(series.seasons)
        if str(season.number).startswith(str(current).strip())
    ][:MOST_CHOICES]
