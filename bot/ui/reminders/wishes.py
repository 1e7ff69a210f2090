"""What somebody asks to be reminded of becomes a wish, or an error that says what is in its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.errors import (
    CannotDeliver,
    EveryoneRefused,
    ModeratorsOnly,
    NotInDirectMessages,
    NotInThisServer,
    RoleNotMentionable,
)
from bot.state.reminder import Kind, Wish
from bot.ui.reminders.lead import USUAL
from bot.ui.reminders.preflight import OPEN_THREADS, allowed_to, lacking, manages, may_mention

if TYPE_CHECKING:
    from datetime import timedelta

    from bot.client import Previously
    from bot.series.schedule import Track

    Interaction = discord.Interaction[Previously]
    Channel = discord.abc.GuildChannel | discord.Thread


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody chose besides the series; where nothing is chosen, it is what most people want."""

    me: bool = False
    channel: int | None = None
    lead: timedelta = USUAL
    role: discord.Role | None = None
    track: Track | None = None
    language: str | None = None
    thread: bool = False


async def wish_of(interaction: Interaction, series: str, wanted: Wanted) -> Wish:
    """The wish; raises what whoever asks, or the bot, may not do. In direct messages it is for whoever asks."""
    if wanted.me or interaction.guild_id is None:
        return _for_asker(interaction, series, wanted)
    guild = interaction.client.get_guild(interaction.guild_id)
    if guild is None:
        raise NotInThisServer
    place = wanted.channel or interaction.channel_id or 0
    if not manages(interaction, place):
        raise ModeratorsOnly(place)
    channel = await _channel(guild, place)
    if wanted.role is not None:
        _check_mention(interaction, wanted.role, channel)
    opens_thread = wanted.thread and not isinstance(channel, discord.Thread)
    missing = lacking(channel, opens_thread=opens_thread)
    if set(missing) - {OPEN_THREADS}:
        raise CannotDeliver(place, missing)
    return Wish(
        series=series,
        kind=Kind.CHANNEL,
        place=place,
        guild=guild.id,
        lead=wanted.lead,
        set_by=interaction.user.id,
        locale=wanted.language or (interaction.guild_locale or interaction.locale).value,
        track=wanted.track,
        role=wanted.role.id if wanted.role else None,
        opens_thread=opens_thread,
    )


def _for_asker(interaction: Interaction, series: str, wanted: Wanted) -> Wish:
    chosen = {"channel": wanted.channel, "role": wanted.role, "thread": wanted.thread}
    if any(chosen.values()):
        raise NotInDirectMessages(tuple(name for name, value in chosen.items() if value))
    return Wish(
        series=series,
        kind=Kind.MEMBER,
        place=interaction.user.id,
        guild=0,
        lead=wanted.lead,
        set_by=interaction.user.id,
        locale=wanted.language or interaction.locale.value,
        track=wanted.track,
    )


async def _channel(guild: discord.Guild, place: int) -> Channel:
    """The channel or thread; a thread that was archived is not among those that Discord keeps telling of."""
    channel = guild.get_channel_or_thread(place)
    if channel is None:
        try:
            channel = await guild.fetch_channel(place)
        except (discord.Forbidden, discord.NotFound) as error:
            raise CannotDeliver(place, ("view_channel",)) from error
    if isinstance(channel, discord.Thread) and channel.parent is None:
        raise CannotDeliver(place, ("view_channel",))
    return channel


def _check_mention(interaction: Interaction, role: discord.Role, channel: Channel) -> None:
    """Nobody gets the bot to ping whom they may not ping themselves."""
    if role.is_default():
        raise EveryoneRefused
    if not may_mention(role, allowed_to(interaction, channel.id)):
        raise RoleNotMentionable(role.id, asker=True)
    if not may_mention(role, channel.permissions_for(channel.guild.me)):
        raise RoleNotMentionable(role.id, asker=False)
