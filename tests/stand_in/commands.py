"""The registered application commands, answered with as Discord normalises them."""

from __future__ import annotations

from typing import Any

from .identity import APPLICATION_ID
from .snowflakes import snowflake
from .wire import Json, RefusedError

_LOCALIZED = ("name_localizations", "description_localizations")
# What Discord leaves out of an option when it says no more than the default.
_DROPPED_WHEN_EMPTY = ("required", "autocomplete", "options", "choices", "channel_types")


class CommandBook:
    """Commands by scope: a guild's id, or None for the global ones."""

    def __init__(self) -> None:
        self._scopes: dict[str | None, dict[str, Json]] = {}

    def listed(self, guild_id: str | None = None, *, localized: bool = True) -> list[Json]:
        """The commands of a scope; a GET without `with_localizations` sees no localizations."""
        kept = self._scopes.get(guild_id, {}).values()
        return [command if localized else _without_localizations(command) for command in kept]

    def get(self, guild_id: str | None, command_id: str) -> Json:
        """One command, or 404."""
        try:
            return self._scopes.get(guild_id, {})[command_id]
        except KeyError:
            raise RefusedError(404, 10063, "Unknown application command") from None

    def overwrite(self, guild_id: str | None, payloads: list[Json]) -> list[Json]:
        """Put these commands in place of all others; one that keeps its name and type keeps its id."""
        keys = [_key(payload) for payload in payloads]
        if len(set(keys)) < len(keys):
            raise RefusedError.form("name", "Application command names must be unique")
        before = {_key(command): command for command in self.listed(guild_id)}
        commands = [_registered(payload, guild_id, before.get(_key(payload))) for payload in payloads]
        self._scopes[guild_id] = {command["id"]: command for command in commands}
        return commands

    def upsert(self, guild_id: str | None, payload: Json) -> tuple[Json, bool]:
        """Put one command; also tells whether it is new."""
        before = next((kept for kept in self.listed(guild_id) if _key(kept) == _key(payload)), None)
        command = _registered(payload, guild_id, before)
        self._scopes.setdefault(guild_id, {})[command["id"]] = command
        return command, before is None

    def edit(self, guild_id: str | None, command_id: str, changes: Json) -> Json:
        """Change some fields of one command."""
        before = self.get(guild_id, command_id)
        self._scopes[guild_id][command_id] = command = _registered(before | changes, guild_id, before)
        return command

    def delete(self, guild_id: str | None, command_id: str) -> None:
        """Take one command away, or 404."""
        self.get(guild_id, command_id)
        del self._scopes[guild_id][command_id]


def _key(command: Json) -> tuple[int, str]:
    return command.get("type") or 1, command["name"]


def _registered(payload: Json, guild_id: str | None, before: Json | None) -> Json:
    """A command as it reads once registered: defaults filled in, a new version if anything changed."""
    # discord-api-docs#6744: integration_types defaults to [0], contexts to null.
    command: Json = {
        "application_id": APPLICATION_ID,
        "type": payload.get("type") or 1,
        "name": payload["name"],
        "description": payload.get("description") or "",
        "default_member_permissions": payload.get("default_member_permissions"),
        "integration_types": payload.get("integration_types") or [0],
        "contexts": payload.get("contexts"),
        "nsfw": bool(payload.get("nsfw")),
        **{field: payload.get(field) or None for field in _LOCALIZED},
    }
    if guild_id is None:
        command["dm_permission"] = payload.get("dm_permission") is not False
    else:
        command["guild_id"] = guild_id
    if payload.get("options"):
        command["options"] = [_option(option) for option in payload["options"]]
    if before is not None:
        same = command == {field: value for field, value in before.items() if field not in {"id", "version"}}
        return command | {"id": before["id"], "version": before["version"] if same else snowflake()}
    return command | {"id": snowflake(), "version": snowflake()}


def _option(option: Json) -> Json:
    kept = {name: value for name, value in option.items() if value or name not in _DROPPED_WHEN_EMPTY}
    if "options" in kept:
        kept["options"] = [_option(inner) for inner in kept["options"]]
    return kept


def _without_localizations(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_localizations(item) for item in value]
    if isinstance(value, dict):
        return {name: _without_localizations(item) for name, item in value.items() if name not in _LOCALIZED}
    return value
