"""Interaction payloads, as the gateway sends them when somebody uses the bot."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from . import identity
from .snowflakes import snowflake
from .wire import Json

Options = Mapping[str, Any] | Iterable[Json]
_SUBCOMMAND, _SUBCOMMAND_GROUP = 1, 2


@dataclass(frozen=True)
class Actor:
    """Who uses the bot."""

    id: str = identity.MEMBER_ID
    name: str = "viewer"
    locale: str = "en-US"
    permissions: str = identity.ALL_PERMISSIONS
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where the bot is used; without a guild it is a direct message."""

    channel_id: str = identity.CHANNEL_ID
    guild_id: str | None = identity.GUILD_ID
    locale: str = "en-US"
    app_permissions: str = identity.ALL_PERMISSIONS


VIEWER = Actor()
SOFA = Place()
DIRECT = Place(channel_id="1000000000000000500", guild_id=None)


def slash(
    command: str, options: Options = (), *, by: Actor = VIEWER, at: Place = SOFA, resolved: Json | None = None
) -> Json:
    """`/command …`; a subcommand is named with spaces ("remind set")."""
    return _interaction(2, _command(command, options, resolved), by, at)


def autocomplete(
    command: str, options: Mapping[str, Any], focused: str, *, by: Actor = VIEWER, at: Place = SOFA
) -> Json:
    """Somebody typing into the option `focused` of a slash command."""
    raw = [option | ({"focused": True} if option["name"] == focused else {}) for option in _options(options)]
    assert any("focused" in option for option in raw), f"{focused!r} must be among the options"
    return _interaction(4, _command(command, raw, None), by, at)


def button(custom_id: str, *, message: Json | None = None, by: Actor = VIEWER, at: Place = SOFA) -> Json:
    """A click on a button of `message` (one that the stand-in knows, or by default one made up)."""
    return _component({"component_type": 2, "custom_id": custom_id}, message, by, at)


def select(
    custom_id: str,
    values: list[str],
    *,
    kind: int = 3,
    message: Json | None = None,
    by: Actor = VIEWER,
    at: Place = SOFA,
) -> Json:
    """A choice in a select menu: of strings, or of the component type `kind`."""
    return _component({"component_type": kind, "custom_id": custom_id, "values": values}, message, by, at)


def modal(custom_id: str, fields: Mapping[str, str], *, by: Actor = VIEWER, at: Place = SOFA) -> Json:
    """A form sent off, with the text typed into each field."""
    inputs: list[Json] = [
        {"type": 4, "id": 2 * number, "custom_id": name, "value": text}
        for number, (name, text) in enumerate(fields.items(), 1)
    ]
    components = [{"type": 18, "id": inner["id"] - 1, "component": inner} for inner in inputs]
    return _interaction(5, {"custom_id": custom_id, "components": components}, by, at)


def _command(command: str, options: Options, resolved: Json | None) -> Json:
    name, *path = command.split()
    inner = _options(options)
    for depth, part in enumerate(reversed(path)):
        inner = [{"name": part, "type": _SUBCOMMAND if depth == 0 else _SUBCOMMAND_GROUP, "options": inner}]
    data: Json = {"id": "1000000000000000600", "name": name, "type": 1, "options": inner}
    return data if resolved is None else data | {"resolved": resolved}


def _options(options: Options) -> list[Json]:
    """Raw options as they are; a mapping's values by their Python type."""
    if not isinstance(options, Mapping):
        return list(options)
    return [{"name": name, "type": _option_type(value), "value": value} for name, value in options.items()]


def _option_type(value: Any) -> int:
    for kind, number in ((bool, 5), (int, 4), (float, 10), (str, 3)):
        if isinstance(value, kind):
            return number
    msg = f"give an option of type {type(value).__name__} as a raw dict"
    raise TypeError(msg)


def _component(data: Json, message: Json | None, by: Actor, at: Place) -> Json:
    shown = message or _made_up_message(data, at)
    return _interaction(3, data | {"id": 1}, by, at) | {"message": shown}


def _made_up_message(data: Json, at: Place) -> Json:
    part: Json = {"type": data["component_type"], "id": 2, "custom_id": data["custom_id"]}
    if "values" in data:
        part["options"] = [{"label": value, "value": value} for value in data["values"]]
    else:
        part |= {"style": 2, "label": "…"}
    return {
        "id": snowflake(),
        "type": 20,
        "channel_id": at.channel_id,
        "author": identity.bot_user(),
        "content": "",
        "embeds": [],
        "attachments": [],
        "components": [{"type": 1, "id": 1, "components": [part]}],
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "pinned": False,
        "tts": False,
        "timestamp": "2024-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "flags": 1 << 15,
    }


def _interaction(kind: int, data: Json, by: Actor, at: Place) -> Json:
    person = identity.user(by.id, by.name)
    payload: Json = {
        "id": snowflake(),
        "application_id": identity.APPLICATION_ID,
        "type": kind,
        "data": data,
        "token": secrets.token_urlsafe(48),
        "version": 1,
        "channel_id": at.channel_id,
        "locale": by.locale,
        "app_permissions": at.app_permissions,
        "entitlements": [],
        "attachment_size_limit": 10 << 20,
    }
    return payload | (_in_direct_message(person, at) if at.guild_id is None else _in_guild(person, by, at))


def _in_guild(person: Json, by: Actor, at: Place) -> Json:
    assert at.guild_id is not None
    member = {
        "user": person,
        "nick": None,
        "avatar": None,
        "roles": list(by.roles),
        "joined_at": identity.JOINED,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": None,
        "permissions": by.permissions,
    }
    return {
        "guild_id": at.guild_id,
        "guild": {"id": at.guild_id, "locale": at.locale, "features": []},
        "guild_locale": at.locale,
        "channel": identity.channel(at.channel_id, at.guild_id) | {"permissions": by.permissions},
        "member": member,
        "context": 0,
        "authorizing_integration_owners": {"0": at.guild_id},
    }


def _in_direct_message(person: Json, at: Place) -> Json:
    channel = {"id": at.channel_id, "type": 1, "flags": 0, "last_message_id": None, "recipients": [person]}
    return {"user": person, "channel": channel, "context": 1, "authorizing_integration_owners": {"0": "0"}}
