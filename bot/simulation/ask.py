"""Types one command line into the simulated Discord and reads the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import app_commands
from simcord.components import walk_components

from bot.errors import PreviouslyError
from bot.simulation.world import telly_club

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.simulation.world import World

_OPTION: Final = re.compile(r"(?:^|\s)(?P<name>\w+):(?=\S)")
_TEXT_DISPLAY: Final = 10
_NUMBERS: Final = {discord.AppCommandOptionType.integer: int, discord.AppCommandOptionType.number: float}


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot answered: its texts, and the components as Discord got them."""

    private: bool
    components: list[dict[str, Any]]

    @property
    def texts(self) -> list[str]:
        """Every block of text, in order, as Markdown."""
        return [part["content"] for part in walk_components(self.components) if part.get("type") == _TEXT_DISPLAY]

    @property
    def buttons(self) -> list[str]:
        """The labels of the buttons that can be pressed."""
        parts = walk_components(self.components)
        return [part["label"] for part in parts if part.get("label") and not part.get("disabled")]


async def ask(catalogue: Path, lines: Sequence[str], *, member: str) -> list[Reply]:
    """Run command lines such as `/cast innocent season:2`, one after the other, as a member of the Telly Club.

    Raises PreviouslyError for a line that is no command.
    """
    async with telly_club(catalogue) as world:
        asked = [parsed(line, world.bot.tree) for line in lines]
        return [await _reply(world, member, command, options) for command, options in asked]


async def _reply(world: World, member: str, command: str, options: dict[str, Any]) -> Reply:
    result = await world.member(member).slash(world.channels["general"], command, **options)
    if result.response is None:
        raise PreviouslyError("the bot gave no answer; see the log")
    return Reply(result.response.ephemeral, result.response.components)


def parsed(line: str, tree: app_commands.CommandTree[Any]) -> tuple[str, dict[str, Any]]:
    """A command line as name and options: text before any `name:` belongs to the first option."""
    command, rest = _command(line.strip().removeprefix("/"), tree)
    name = command.qualified_name
    parameters = {parameter.display_name: parameter for parameter in command.parameters}
    given = _given(rest.strip(), list(parameters))
    missing = [each.display_name for each in command.parameters if each.required and each.display_name not in given]
    if missing:
        message = f"/{name} needs {', '.join(missing)}: write /{name} {' '.join(f'{each}:…' for each in missing)}"
        raise PreviouslyError(message)
    return name, {option: _typed(option, value, parameters[option].type) for option, value in given.items()}


def _command(line: str, tree: app_commands.CommandTree[Any]) -> tuple[app_commands.Command[Any, ..., Any], str]:
    """The command that a line begins with, and what stands after it."""
    commands = [each for each in tree.walk_commands() if isinstance(each, app_commands.Command)]
    for command in sorted(commands, key=lambda each: -len(each.qualified_name)):
        if f"{line} ".startswith(f"{command.qualified_name} "):
            return command, line.removeprefix(command.qualified_name)
    known = ", ".join(f"/{command.qualified_name}" for command in commands)
    message = f"there is no command /{line.partition(' ')[0]}; try one of {known}"
    raise PreviouslyError(message)


def _given(rest: str, names: list[str]) -> dict[str, str]:
    marks = [found for found in _OPTION.finditer(rest) if found["name"] in names]
    first = rest[: marks[0].start()] if marks else rest
    given = {names[0]: first.strip()} if names and first.strip() else {}
    ends = [*(mark.start() for mark in marks[1:]), len(rest)]
    for found, end in zip(marks, ends, strict=False):
        given[found["name"]] = rest[found.end() : end].strip()
    return given


def _typed(option: str, value: str, kind: discord.AppCommandOptionType) -> Any:
    try:
        return _NUMBERS.get(kind, str)(value)
    except ValueError:
        message = f"{option} is a number; {value!r} is none"
        raise PreviouslyError(message) from None
