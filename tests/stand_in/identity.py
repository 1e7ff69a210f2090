"""Who and where everybody is by default: one bot, one guild, one channel, one member."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .wire import Json

TOKEN = "stand-in.token.of-no-value"  # it opens nothing
APPLICATION_ID = "1000000000000000001"
GUILD_ID = "1000000000000000100"
CHANNEL_ID = "1000000000000000200"
MEMBER_ID = "1000000000000000300"
OWNER_ID = "1000000000000000400"
JOINED = "2024-01-01T00:00:00+00:00"
# Every permission bit Discord has named so far.
ALL_PERMISSIONS = str((1 << 53) - 1)


def user(user_id: str = MEMBER_ID, name: str = "viewer", *, bot: bool = False) -> Json:
    """A user, with every field that discord.py reads."""
    return {
        "id": user_id,
        "username": name,
        "global_name": None if bot else name.title(),
        "discriminator": "0000" if bot else "0",
        "avatar": None,
        "public_flags": 0,
        "bot": bot,
    }


def bot_user() -> Json:
    """The bot itself, as `GET /users/@me` and READY tell it."""
    return user(APPLICATION_ID, "previously", bot=True) | {"verified": True, "mfa_enabled": False, "flags": 0}


def application() -> Json:
    """The bot's application, as `GET /applications/@me` tells it."""
    return {
        "id": APPLICATION_ID,
        "name": "Previously",
        "description": "",
        "summary": "",
        "icon": None,
        "flags": 0,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": user(OWNER_ID, "owner"),
        "team": None,
        "interactions_endpoint_url": None,
        "integration_types_config": {"0": {}},
    }


def channel(channel_id: str = CHANNEL_ID, guild_id: str = GUILD_ID, name: str = "general") -> Json:
    """A guild's text channel."""
    return {
        "id": channel_id,
        "type": 0,
        "guild_id": guild_id,
        "name": name,
        "topic": None,
        "position": 0,
        "nsfw": False,
        "flags": 0,
        "rate_limit_per_user": 0,
        "parent_id": None,
        "last_message_id": None,
        "permission_overwrites": [],
    }


def everyone(guild_id: str = GUILD_ID) -> Json:
    """The role that every member of a guild has."""
    return {
        "id": guild_id,
        "name": "@everyone",
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": 0,
        "permissions": ALL_PERMISSIONS,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def guild(guild_id: str = GUILD_ID, *, locale: str = "en-US", channels: list[Json] | None = None) -> Json:
    """A guild, as GUILD_CREATE tells it: the bot is its only cached member."""
    empty = ("emojis", "stickers", "features", "threads", "voice_states", "presences", "stage_instances")
    return {
        "id": guild_id,
        "name": "Sofa",
        "owner_id": OWNER_ID,
        "preferred_locale": locale,
        "roles": [everyone(guild_id)],
        "channels": [channel(guild_id=guild_id)] if channels is None else channels,
        "members": [{"user": bot_user(), "roles": [], "joined_at": JOINED, "flags": 0}],
        "member_count": 2,
        "joined_at": JOINED,
        "large": False,
        "unavailable": False,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "system_channel_flags": 0,
        "premium_tier": 0,
        "nsfw_level": 0,
        "mfa_level": 0,
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    } | {name: [] for name in empty}
