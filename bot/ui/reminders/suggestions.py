"""Suggestions for the boxes of `/remind`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.errors import LeadNotUnderstood
from bot.series.naming import normalise
from bot.series.schedule import tracks_of
from bot.ui.airs.tracks import WHEREVER, track_chosen, track_told
from bot.ui.arguments.searching import MOST_CHOICES
from bot.ui.arguments.suggestions import series_typed
from bot.ui.reminders.lead import OFFERED, lead_chosen, lead_told, lead_typed
from bot.ui.wording.labels import LONGEST_CHOICE, fitting

if TYPE_CHECKING:
    import discord

    from bot.client import Previously

    Interaction = discord.Interaction[Previously]
    Choices = list[app_commands.Choice[str]]


async def suggest_leads(interaction: Interaction, current: str) -> Choices:
    """What is typed, as it is understood, then what most people want."""
    text = interaction.client.texts.for_locale(interaction.locale.value)
    wanted = normalise(current)
    leads = [lead for lead in OFFERED if wanted in normalise(lead_told(lead, text))]
    if wanted:
        try:
            leads.insert(0, lead_typed(current, text))
        except LeadNotUnderstood:
            leads = leads or list(OFFERED)
    return [app_commands.Choice(name=lead_told(lead, text), value=lead_chosen(lead)) for lead in dict.fromkeys(leads)]


async def suggest_tracks(interaction: Interaction, current: str) -> Choices:
    """Wherever it is broadcast, then the channels and services of the series that stands in the command so far."""
    text = interaction.client.texts.for_locale(interaction.locale.value)
    series = await series_typed(interaction)
    named = [(track_told(None, text), WHEREVER)]
    named += [(track_told(track, text), track_chosen(track)) for track in (tracks_of(series) if series else ())]
    wanted = normalise(current)
    return [
        app_commands.Choice(name=fitting(LONGEST_CHOICE, name), value=value)
        for name, value in named
        if wanted in normalise(name)
    ][:MOST_CHOICES]
