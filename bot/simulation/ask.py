"""Types one command line into the simulated Discord and reads the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import discord
import simcord
from discord import app_commands
from simcord.components import walk_components

from bot.errors import PreviouslyError
from bot.simulation.world import telly_club

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from bot.simulation.world import World

    Command = app_commands.Command[Any, ..., Any]

_OPTION: Final = re.compile(r"(?:^|\s)(?P<name>\w+):(?=\S)")
_QUOTED: Final = re.compile(r"""^(["'])(.*)\1$""")
_TEXT_DISPLAY: Final = 10
_NUMBERS: Final = {discord.AppCommandOptionType.integer: int, discord.AppCommandOptionType.number: float}
_TRUTHS: Final = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot answered: its texts, and the components as Discord got them."""

    private: bool
    components: list[dict[str, Any]]
    channels: dict[str, str]
    """How mentions of channels read: `#general` for `<#123>`."""
    asked: datetime

    @property
    def texts(self) -> list[str]:
        """Every block of text, in order, as Markdown."""
        return [part["content"] for part in walk_components(self.components) if part.get("type") == _TEXT_DISPLAY]

    @property
    def buttons(self) -> list[str]:
        """The labels of the buttons that can be pressed."""
        parts = walk_components(self.components)
        return [part["label"] for part in parts if part.get("label") and not part.get("disabled")]


async def ask(catalogue: Path, lines: Sequence[str], at: datetime, *, member: str) -> list[Reply]:
    """Run command lines such as `/cast innocent season:2`, one after the other, as a member of the Telly Club.

    Raises PreviouslyError for a line that is no command, or none that Discord would take.
    """
    async with telly_club(catalogue, at) as world:
        asked = [parsed(line, world.bot.tree) for line in lines]
        return [await _reply(world, member, command, options) for command, options in asked]


async def _reply(world: World, member: str, command: str, options: dict[str, Any]) -> Reply:
    try:
        result = await world.member(member).slash(world.channels["general"], command, **options)
    except simcord.SetupError as error:
        message = f"Discord would not take that: {str(error).splitlines()[0]}"
        raise PreviouslyError(message) from error
    if result.response is None:
        raise PreviouslyError("the bot gave no answer; see the log")
    channels = {f"<#{channel.id}>": f"#{name}" for name, channel in world.channels.items()}
    return Reply(result.response.ephemeral, result.response.components, channels, world.time.now())


def parsed(line: str, tree: app_commands.CommandTree[Any]) -> tuple[str, dict[str, Any]]:
    """A command line as name and options: text before any `name:` belongs to the first option."""
    command, rest = _command(line, tree)
    parameters = {parameter.display_name: parameter for parameter in command.parameters}
    given = _given(rest, list(parameters))
    missing = [each.display_name for each in command.parameters if each.required and each.display_name not in given]
    if missing:
        name, needed = command.qualified_name, " ".join(f"{each}:…" for each in missing)
        message = f"/{name} needs {', '.join(missing)}: write /{name} {needed}"
        raise PreviouslyError(message)
    return command.qualified_name, {option: _value(parameters[option], value) for option, value in given.items()}


def _command(line: str, tree: app_commands.CommandTree[Any]) -> tuple[Command, str]:
    """The command that a line begins with, and the rest of the line; groups are walked down."""
    path, rest = "/", line.strip().removeprefix("/")
    known: dict[str, Any] = {each.name: each for each in tree.get_commands(type=discord.AppCommandType.chat_input)}
    while True:
        name, _, rest = rest.partition(" ")
        found, rest = known.get(name), rest.strip()
        if isinstance(found, app_commands.Command):
            return found, rest
        if found is None:
            offered = ", ".join(path + each for each in known)
            message = f"there is no command {(path + name).strip()}; try one of {offered}"
            raise PreviouslyError(message)
        path, known = f"{path}{name} ", {each.name: each for each in found.commands}


def _given(rest: str, names: list[str]) -> dict[str, str]:
    marks = [found for found in _OPTION.finditer(rest) if found["name"] in names]
    first = rest[: marks[0].start()] if marks else rest
    given = {names[0]: first} if names and first.strip() else {}
    ends = [*(mark.start() for mark in marks[1:]), len(rest)]
    for found, end in zip(marks, ends, strict=False):
        given[found["name"]] = rest[found.end() : end]
    return {name: _QUOTED.sub(r"\2", value.strip()) for name, value in given.items()}


def _value(parameter: app_commands.Parameter, typed: str) -> Any:
    for choice in parameter.choices:
        if typed.casefold() in (str(choice.name).casefold(), str(choice.value).casefold()):
            return choice.value
    if parameter.type is discord.AppCommandOptionType.boolean:
        return _truth(parameter.display_name, typed)
    try:
        return _NUMBERS.get(parameter.type, str)(typed)
    except ValueError:
        message = f"{parameter.display_name} is a number; {typed!r} is none"
        raise PreviouslyError(message) from None


def _truth(option: str, typed: str) -> bool:
    try:
        return _TRUTHS[typed.casefold()]
    except KeyError:
        message = f"{option} is True or False; {typed!r} is neither"
        raise PreviouslyError(message) from None
