"""Who may have reminders posted in a place, and what stands in the way of one, without sending anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.state.reminder import Kind

if TYPE_CHECKING:
    from bot.client import Previously
    from bot.state.reminder import Wish

    Interaction = discord.Interaction[Previously]
    Channel = discord.abc.GuildChannel | discord.Thread

OPEN_THREADS = "create_public_threads"
"""The one permission without which a message still arrives."""


@dataclass(frozen=True, slots=True)
class Health:
    """What stands in a reminder's way. `unseen`: the channel is not among those that the bot sees."""

    unseen: bool = False
    missing: tuple[str, ...] = ()
    role_gone: bool = False
    role_mute: bool = False


def allowed_to(interaction: Interaction, place: int) -> discord.Permissions:
    """What whoever typed or pressed may do in a channel or a thread; nothing in another server than theirs."""
    if place == interaction.channel_id:
        return interaction.permissions  # as Discord has worked them out
    member = interaction.user
    return allowed_in(member, place) if isinstance(member, discord.Member) else discord.Permissions.none()


def allowed_in(member: discord.Member, place: int) -> discord.Permissions:
    """What a member may do in a channel or a thread; where it is gone, what they may do in their whole server."""
    channel = member.guild.get_channel_or_thread(place)
    if channel is None or (isinstance(channel, discord.Thread) and channel.parent is None):
        return member.guild_permissions
    return channel.permissions_for(member)


def manages(interaction: Interaction, place: int) -> bool:
    """Whether somebody may say what is posted in a channel or a thread."""
    allowed = allowed_to(interaction, place)
    return allowed.manage_events or allowed.manage_channels


def may_change(interaction: Interaction, wish: Wish) -> bool:
    """Whether a reminder is for somebody to change: their own, or one of a place that they manage."""
    if wish.kind is Kind.MEMBER:
        return wish.place == interaction.user.id
    if wish.guild != interaction.guild_id or interaction.client.get_guild(wish.guild) is None:
        return False
    return manages(interaction, wish.place)


def lacking(channel: Channel, *, opens_thread: bool) -> tuple[str, ...]:
    """The permissions that the bot would need in a channel or a thread and does not have."""
    allowed = channel.permissions_for(channel.guild.me)
    if isinstance(channel, discord.Thread):
        needed = ["view_channel", "send_messages_in_threads", *(["manage_threads"] if channel.locked else [])]
    else:
        needed = ["view_channel", "send_messages", *([OPEN_THREADS] if opens_thread else [])]
    return tuple(name for name in needed if not getattr(allowed, name))


def health_of(client: Previously, wish: Wish) -> Health:
    """What stands in a reminder's way; of a direct message, nothing can be said before it is sent."""
    if wish.kind is not Kind.CHANNEL:
        return Health()
    guild = client.get_guild(wish.guild)
    channel = guild.get_channel_or_thread(wish.place) if guild else None
    if guild is None or channel is None or (isinstance(channel, discord.Thread) and channel.parent is None):
        return Health(unseen=True)
    role = guild.get_role(wish.role) if wish.role is not None else None
    return Health(
        missing=lacking(channel, opens_thread=wish.opens_thread),
        role_gone=wish.role is not None and role is None,
        role_mute=role is not None and not may_mention(role, channel.permissions_for(guild.me)),
    )


def may_mention(role: discord.Role, allowed: discord.Permissions) -> bool:
    """Whether somebody's mention of a role reaches its members."""
    return role.mentionable or allowed.mention_everyone
