"""`previously commands`: registers the slash commands with Discord, and tells what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final

import discord
import typer

from bot.client import Previously
from bot.commands.run import REFUSED, run_in_loop
from bot.console import say
from bot.errors import PreviouslyError, SettingsError
from bot.logs import configure_logging
from bot.proxies import use_proxies
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

app: Final = typer.Typer(help="Register the slash commands with Discord.", no_args_is_help=True)

Payload = dict[str, Any]


@app.callback()
def _group() -> None:
    """Keeps `sync` a command of its own while it is the only one."""


@app.command()
def sync(
    guild: Annotated[int | None, typer.Option(help="Only for one server, where changes show at once.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would change.")] = False,
) -> None:
    """Register the commands for everybody, or for one server, and print what changed."""
    settings = Settings.read()
    token = settings.token()
    configure_logging("warning", settings.log_format, token)
    use_proxies(settings)
    run_in_loop(_sync(Previously(settings.catalogue), token, guild, dry_run=dry_run))


async def _sync(bot: Previously, token: str, guild: int | None, *, dry_run: bool) -> None:
    where = discord.Object(guild) if guild is not None else None
    async with bot:
        try:
            await bot.login(token)
            if where is not None:
                bot.tree.copy_global_to(guild=where)
            translator = bot.tree.translator
            wanted = [
                await command.get_translated_payload(bot.tree, translator) if translator else command.to_dict(bot.tree)
                for command in bot.tree.get_commands(guild=where)
            ]
            registered = await _registered(bot, guild)
            changes = list(changes_between(registered, wanted))
            if changes and not dry_run:
                await bot.tree.sync(guild=where)
        except discord.LoginFailure:
            raise SettingsError(REFUSED) from None
        except discord.HTTPException as error:
            message = (
                f"Discord refused the commands ({error}); "
                "is the bot in that server, with the scope applications.commands?"
            )
            raise PreviouslyError(message) from error
    _tell(changes, dry_run=dry_run)


async def _registered(bot: Previously, guild: int | None) -> list[Payload]:
    application = bot.application_id or 0
    if guild is None:
        return list(await bot.http.get_global_commands(application))  # type: ignore[arg-type]
    return list(await bot.http.get_guild_commands(application, guild))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one command."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind}: /{self.name}"


def changes_between(registered: list[Payload], wanted: list[Payload]) -> Iterator[Change]:
    """Which commands are added, changed and removed, in order of names."""
    before = {(command.get("type", 1), command["name"]): command for command in registered}
    after = {(command.get("type", 1), command["name"]): command for command in wanted}
    for key in sorted(before.keys() | after.keys()):
        if key not in before:
            yield Change("added", key[1])
        elif key not in after:
            yield Change("removed", key[1])
        elif _significant(before[key]) != _significant(after[key]):
            yield Change("changed", key[1])


_COMPARED: Final = (
    "name", "description", "type", "options", "choices", "required", "autocomplete", "min_value", "max_value",
    "min_length", "max_length", "channel_types", "contexts", "integration_types", "default_member_permissions", "nsfw",
    "name_localizations", "description_localizations", "value",
)  # fmt: skip


def _significant(value: Any) -> Any:
    """What is compared: known keys only, and a default is as good as nothing written."""
    if isinstance(value, dict):
        kept: Mapping[str, Any] = {key: _significant(value[key]) for key in _COMPARED if value.get(key)}
        return kept if "name" in value else dict(value)
    if isinstance(value, list):
        items = [_significant(item) for item in value]
        return sorted(items) if all(isinstance(item, int) for item in items) else items
    return value


def _tell(changes: list[Change], *, dry_run: bool) -> None:
    for change in changes:
        say(str(change))
    if not changes:
        say("the commands are registered as they are; nothing changed")
    elif dry_run:
        say("nothing was registered: this was a dry run")
