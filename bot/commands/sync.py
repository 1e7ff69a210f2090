"""`previously commands`: registers the slash commands with Discord, and tells what changed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, Final

import discord
import typer
from discord.http import Route

from bot.client import Previously
from bot.commands.run import discord_reached, run_in_loop
from bot.console import say
from bot.errors import PreviouslyError
from bot.logs import configure_logging
from bot.proxies import use_proxies
from bot.settings import HostSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

app: Final = typer.Typer(help="Register the slash commands with Discord.", no_args_is_help=True)

Payload = dict[str, Any]
_SLASH: Final = 1
"""The type of slash commands; others stand in menus."""


@app.callback()
def _group() -> None:
    """Keeps `sync` a command of its own while it is the only one."""


@app.command()
def sync(
    guild: Annotated[int | None, typer.Option(help="Only for one server, where changes show at once.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would change.")] = False,
) -> None:
    """Register the commands for everybody, or for one server, and print what changed."""
    settings = HostSettings.read()
    configure_logging("warning", settings.log_format, settings.token)
    use_proxies(settings)
    with TemporaryDirectory() as folder:  # members' state is not touched: this may run beside a bot that serves
        bot = Previously(settings.catalogue, Path(folder) / "state.sqlite")
        run_in_loop(_sync(bot, settings.token, guild, dry_run=dry_run))


async def _sync(bot: Previously, token: str, guild: int | None, *, dry_run: bool) -> None:
    where = discord.Object(guild) if guild is not None else None
    async with bot:
        with discord_reached():
            await bot.login(token)
            if where is not None:
                bot.tree.copy_global_to(guild=where)
            with _commands_taken():
                changes = list(changes_between(await _registered(bot, guild), await _wanted(bot, where)))
                if changes and not dry_run:
                    await bot.tree.sync(guild=where)
    _tell(changes, dry_run=dry_run)


@contextmanager
def _commands_taken() -> Iterator[None]:
    """What Discord objects to becomes a line that says what to do."""
    try:
        yield
    except discord.DiscordServerError:
        raise
    except discord.HTTPException as error:
        message = (
            f"Discord refused the commands ({error}): is the bot in that server, with the scope applications.commands?"
        )
        raise PreviouslyError(message) from error


async def _wanted(bot: Previously, where: discord.Object | None) -> list[Payload]:
    commands, translator = bot.tree.get_commands(guild=where), bot.tree.translator
    if translator is None:
        return [command.to_dict(bot.tree) for command in commands]
    return [await command.get_translated_payload(bot.tree, translator) for command in commands]


async def _registered(bot: Previously, guild: int | None) -> list[Payload]:
    """What Discord has, translations included, for which discord.py does not ask."""
    scope = "" if guild is None else "/guilds/{guild_id}"
    route = Route(
        "GET",
        f"/applications/{{application_id}}{scope}/commands",
        application_id=bot.application_id,
        guild_id=guild,
    )
    registered: list[Payload] = await bot.http.request(route, params={"with_localizations": "true"})
    return registered


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one command, and to which parts of it."""

    kind: str
    command: str
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind}: {self.command}" + (f" ({', '.join(self.parts)})" if self.parts else "")


def changes_between(registered: list[Payload], wanted: list[Payload]) -> Iterator[Change]:
    """Which commands are added, changed and removed, in order of names."""
    before, after = ({_key(command): command for command in commands} for commands in (registered, wanted))
    for key in sorted(before.keys() | after.keys()):
        shown = f"/{key[1]}" if key[0] == _SLASH else f"“{key[1]}”"
        if key not in before:
            yield Change("added", shown)
        elif key not in after:
            yield Change("removed", shown)
        elif parts := _differing(before[key], after[key]):
            yield Change("changed", shown, parts)


def _key(command: Payload) -> tuple[int, str]:
    return command.get("type") or _SLASH, command["name"]


_ONLY_GLOBAL: Final = frozenset({"contexts", "integration_types"})
_COMPARED: Final = (
    "name", "description", "type", "options", "choices", "required", "autocomplete", "min_value", "max_value",
    "min_length", "max_length", "channel_types", "contexts", "integration_types", "default_member_permissions", "nsfw",
    "name_localizations", "description_localizations", "value",
)  # fmt: skip


def _differing(before: Payload, after: Payload) -> tuple[str, ...]:
    # A server's own commands have no contexts; Discord echoes whatever it likes there.
    compared = [key for key in _COMPARED if key not in _ONLY_GLOBAL or "guild_id" not in before]
    mine, theirs = _significant(after), _significant(before)
    return tuple(key.replace("_", " ") for key in compared if mine.get(key) != theirs.get(key))


def _significant(value: Any, key: str = "") -> Any:
    """What is compared: known keys only, and a default is as good as nothing written."""
    if key.endswith("_localizations"):
        return dict(value)
    if isinstance(value, dict):
        kept = {name: _significant(value[name], name) for name in _COMPARED if _says_something(value.get(name))}
        return {"type": _SLASH} | kept
    if isinstance(value, list):
        items = [_significant(item) for item in value]
        return sorted(items) if all(isinstance(item, int) for item in items) else items
    # Permissions are sent as a number and come back as text.
    return str(value) if key == "default_member_permissions" else value


def _says_something(value: Any) -> bool:
    return value is not None and value is not False and value not in ("", [], {})


def _tell(changes: list[Change], *, dry_run: bool) -> None:
    for change in changes:
        say(str(change))
    if not changes:
        say("the commands are registered as they are; nothing changed")
    elif dry_run:
        say("nothing was registered: this was a dry run")
