"""Somebody types faster than the bot answers: only the newest keystroke is searched for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from simcord.enums import InteractionType
from simcord.interactions import base_payload

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.world import Asker, World

_TEXT: Final = 3
_BLAMELESS: Final = ["id:blameless", "id:the-blameless"]


async def typed_at_once(world: World, keystrokes: Iterable[tuple[Asker, str]], box: str = "cast series") -> list[Any]:
    """Keystrokes that reach the bot before it has answered any of them; what it suggests for each, in that order."""
    command, option = box.split()
    (found,) = [each for each in await world.bot.tree.fetch_commands() if each.name == command]
    records = []
    for asker, typed in keystrokes:
        focused = {"name": option, "type": _TEXT, "value": typed, "focused": True}
        record, payload = base_payload(
            world.env.backend,
            type=InteractionType.APPLICATION_COMMAND_AUTOCOMPLETE,
            channel_id=world.channel.id,
            guild_id=world.guild.id,
            user_id=asker.actor.id,
            data={"id": str(found.id), "name": command, "type": 1, "options": [focused]},
        )
        world.env.backend.emit("INTERACTION_CREATE", payload)
        records.append(record)
    await world.env.settle()
    answered = [entry.path for entry in world.env.http_requests if entry.path.endswith("/callback")]
    assert [f"/{record.id}/" in path for record, path in zip(records, answered, strict=True)] == [True] * len(records)
    return [[choice["value"] for choice in record.autocomplete_choices or []] for record in records]


async def test_the_newest_is_answered_and_nobody_waits_for_what_was_typed_before_it(world: World) -> None:
    suggested = await typed_at_once(world, [(world.ada, "blameless"[:length]) for length in range(1, 10)])
    assert suggested == [*[[]] * 8, _BLAMELESS]


async def test_what_another_member_types_meanwhile_is_another_matter(world: World) -> None:
    keystrokes = [(world.ada, "bl"), (world.ben, "cro"), (world.ada, "bla"), (world.ben, "crow"), (world.ada, "blam")]
    assert await typed_at_once(world, keystrokes) == [[], [], [], ["id:crowd"], _BLAMELESS[::-1]]


async def test_names_are_searched_for_once_too(world: World) -> None:
    *stale, newest = await typed_at_once(world, [(world.ada, "m"), (world.ada, "ma"), (world.ada, "mar")], "who name")
    assert stale == [[], []]
    assert newest == list((await world.ben.suggestions("who", "name", "mar")).values()) != []


async def test_who_types_slowly_sees_every_letter_answered(world: World) -> None:
    for length in range(1, 10):
        suggested = await world.ada.suggestions("cast", "series", "blameless"[:length])
        assert set(_BLAMELESS) <= set(suggested.values())


async def test_nothing_is_kept_of_those_who_have_been_answered(world: World) -> None:
    await typed_at_once(world, [(world.ada, "bl"), (world.ben, "cro"), (world.ada, "bla")])
    assert world.bot.keystrokes._newest == {}
