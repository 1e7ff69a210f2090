"""Asking all the time: ten commands in twenty seconds are enough for one member."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.world import World


async def spend(world: World) -> None:
    """Ada asks ten times."""
    for _ in range(10):
        seen = await world.ada.slash("help")
        assert "That was a lot at once." not in seen.text


async def test_the_eleventh_command_is_asked_to_wait(world: World) -> None:
    await spend(world)
    seen = await world.ada.slash("cast", series="blameless")
    assert seen.private
    assert "That was a lot at once." in seen.open
    assert "Please wait 20 s." in seen.open
    assert world.public_messages() == 0


async def test_others_need_not_wait(world: World) -> None:
    await spend(world)
    seen = await world.ben.slash("cast", series="blameless")
    assert not seen.private


async def test_typing_and_pressing_are_not_counted(world: World) -> None:
    cast = await world.ada.slash("cast", series="crowd")
    for _ in range(12):
        await world.ada.suggestions("cast", "series", "b")
        await world.ada.press(cast, "Sources")
    seen = await world.ada.slash("cast", series="blameless")
    assert not seen.private


async def test_after_twenty_seconds_one_is_answered_again(world: World) -> None:
    await spend(world)
    await world.env.advance_time(21)
    seen = await world.ada.slash("cast", series="blameless")
    assert not seen.private
