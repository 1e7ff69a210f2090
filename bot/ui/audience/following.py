"""What is followed: by a member, and by the channel in which they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.state.channels import EVERY_SERIES
from bot.ui.audience.judging import place_of

if TYPE_CHECKING:
    import discord

    from bot.client import Previously

    Interaction = discord.Interaction[Previously]


async def followed(interaction: Interaction) -> set[str]:
    """The slugs of the series that a member follows, and of those that the channel follows in which they ask.

    A member follows what they have told their progress of, a channel what its moderators have set it to be told of, and
    either what they want to be reminded of, also while that rests.
    """
    client, member, place = interaction.client, interaction.user.id, place_of(interaction)
    slugs = {watched.series for watched in await client.progress.of_member(member)}
    reminders = await client.reminders.of_member(member)
    if place is not None:
        slugs |= {setting.series for setting in await client.channels.of_place(place)}
        reminders += await client.reminders.of_place(place)
    return (slugs | {reminder.wish.series for reminder in reminders}) - {EVERY_SERIES}
