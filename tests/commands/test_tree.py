"""The whole command tree keeps Discord's rules, and every command has a story."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import discord
from discord.app_commands import Choice, Command, Group
from discord.app_commands.commands import VALID_SLASH_COMMAND_NAME

from tests.world import Asker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.world import World

HERE: Final = Path(__file__).parent
_MENUS: Final = (2, 3)
"""How Discord numbers commands in the menus of members and messages."""


async def payloads(world: World) -> list[dict[str, Any]]:
    """The commands as Discord gets them, in every language."""
    tree = world.bot.tree
    assert tree.translator is not None
    return [await command.get_translated_payload(tree, tree.translator) for command in tree.get_commands()]


def parts(payload: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A command and everything in it that has a name: groups, subcommands, options, choices."""
    yield payload
    for inner in (*payload.get("options", ()), *payload.get("choices", ())):
        yield from parts(inner)


def is_legal_name(name: str) -> bool:
    return bool(VALID_SLASH_COMMAND_NAME.fullmatch(name)) and name == name.lower()


async def test_there_are_commands(world: World) -> None:
    assert {"cast", "who", "series", "help", "about"} <= {command.name for command in world.bot.tree.get_commands()}


def is_legal_label(name: str) -> bool:
    """A choice or an entry of a context menu may hold spaces and capitals."""
    return 0 < len(name) <= 32 and name == name.strip()


async def test_names_are_legal_in_every_language(world: World) -> None:
    menus = [payload for payload in await payloads(world) if payload["type"] in _MENUS]
    for payload in await payloads(world):
        for part in parts(payload):
            names = [part["name"], *part.get("name_localizations", {}).values()]
            legal = is_legal_label if "value" in part or part in menus else is_legal_name
            assert all(map(legal, names)), names


async def test_names_of_one_level_differ_in_every_language(world: World) -> None:
    levels = [await payloads(world)]
    levels += [part["options"] for payload in levels[0] for part in parts(payload) if part.get("options")]
    for level in levels:
        languages = {language for part in level for language in part.get("name_localizations", {})}
        for language in (None, *languages):
            names = [part.get("name_localizations", {}).get(language, part["name"]) for part in level]
            assert len(set(names)) == len(names), (language, names)


async def test_everything_is_described_in_every_language(world: World) -> None:
    for payload in await payloads(world):
        for part in parts(payload):
            if "value" in part or (part is payload and part["type"] in _MENUS):
                continue
            for description in (part["description"], *part.get("description_localizations", {}).values()):
                assert 0 < len(description) <= 100, part
                assert description.strip("… ."), f"{part['name']} is not described"


async def test_a_command_is_smaller_than_discord_allows(world: World) -> None:
    for payload in await payloads(world):
        assert len(payload.get("options", ())) <= 25
        texts = (len(part.get("name", "")) + len(part.get("description", "")) for part in parts(payload))
        assert sum(texts) <= 4000


async def test_every_command_works_everywhere_for_everybody(world: World) -> None:
    for payload in await payloads(world):
        if payload["type"] in _MENUS or payload.get("default_member_permissions") is not None:
            continue  # entries of a server's menus, and what is for its moderators
        assert sorted(payload["contexts"]) == [0, 1, 2], payload["name"]
        assert sorted(payload["integration_types"]) == [0, 1], payload["name"]


async def test_required_options_come_first(world: World) -> None:
    for command in world.bot.tree.walk_commands():
        if isinstance(command, Command):
            required = [parameter.required for parameter in command.parameters]
            assert required == sorted(required, reverse=True)


async def test_options_that_name_a_series_or_a_person_suggest(world: World) -> None:
    for command in world.bot.tree.walk_commands():
        for parameter in command.parameters if isinstance(command, Command) else ():
            if parameter.display_name in {"series", "season", "name"}:
                assert parameter.autocomplete, f"{command.qualified_name} {parameter.display_name}"


async def test_every_command_has_a_story(world: World) -> None:
    told = set(commands_in_stories())
    commands = {c.qualified_name for c in world.bot.tree.walk_commands() if not isinstance(c, Group)}
    assert sorted(commands - told) == [], "these need a test that types them"


async def test_every_box_that_promises_suggestions_gives_some(world: World) -> None:
    moderators = world.guild.create_role("Moderators", permissions=discord.Permissions.all())
    moderator = world.guild.add_member(world.env.create_user("mo"), roles=[moderators])
    boxes = 0
    for command in world.bot.tree.walk_commands():
        parameters = command.parameters if isinstance(command, Command) else []
        with_series = any(parameter.display_name == "series" for parameter in parameters)
        for box in (parameter.display_name for parameter in parameters if parameter.autocomplete):
            filled = {"series": "id:the-lantern"} if with_series and box != "series" else {}
            typist = Asker(world, moderator, world.channel)
            offered = await typist.suggestions(command.qualified_name, box, "", **filled)
            assert offered, f"/{command.qualified_name} suggests nothing for {box}"
            boxes += 1
    assert boxes >= 4


def commands_in_stories() -> Iterator[str]:
    """The commands that some test types: the first text in a call of `slash`."""
    return (args[0] for args in calls("slash") if args)


def calls(method: str) -> Iterator[list[str]]:
    """The texts that test modules give to calls of a method, in order."""
    for path in HERE.parent.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method:
                yield [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]


def test_what_is_illegal_is_found() -> None:
    assert is_legal_name("besetzung")
    assert is_legal_name("कलाकार")
    assert not is_legal_name("Besetzung")
    assert not is_legal_name("wer ist das")
    assert not is_legal_name("")
    assert not is_legal_name("x" * 33)
    assert list(parts({"name": "a", "choices": [Choice(name="b", value=1).to_dict()]}))[1]["value"] == 1
