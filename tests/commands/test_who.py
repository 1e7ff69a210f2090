"""`/who`: an actor or a character."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.world import World


async def test_an_actor_is_told_by_their_parts(world: World) -> None:
    seen = await world.ada.slash("who", name="paloma reyes")
    assert not seen.private
    assert seen.text.startswith("## Paloma Reyes")
    assert "**Marta** in The Blameless (Streamo, 2021)" in seen.text
    assert (
        "**Inspector Moor** in Blameless (Channel One, 2018) · from season 2\n-# He opens the case again." in seen.text
    )


async def test_a_character_is_told_by_who_plays_them(world: World) -> None:
    seen = await world.ada.slash("who", name="Nell Ash")
    assert "## Nell Ash\n-# Blameless (Channel One, 2018)" in seen.text
    assert "A clerk who has just been set free." in seen.open
    assert "Played by **Katy Nell**" in seen.text


@pytest.mark.parametrize("typed", ["INIGO SOLE", "íñigo solé", "inigo", "Inigp Sole"])
async def test_case_accents_and_one_slip_do_not_matter(world: World, typed: str) -> None:
    seen = await world.ada.slash("who", name=typed)
    assert seen.text.startswith("## Íñigo Solé")


async def test_another_name_of_a_person_finds_them(world: World) -> None:
    seen = await world.ada.slash("who", name="Paloma Reyes Ortiz")
    assert seen.text.startswith("## Paloma Reyes\n")


async def test_the_cast_one_knows_them_from_is_one_press_away(world: World) -> None:
    seen = await world.ada.slash("who", name="paloma reyes")
    assert seen.pressable == ["Cast of The Blameless", "Cast of Blameless"]
    cast = await world.ben.press(seen, "Cast of Blameless")
    assert cast.private
    assert "**Katy Nell** as Nell Ash" in cast.text


async def test_the_cast_of_a_character_is_the_one_they_are_in(world: World) -> None:
    seen = await world.ada.slash("who", name="dan ferry")
    cast = await world.ada.press(seen, "Cast of Blameless")
    assert "Dan Ferry" in cast.text


async def test_suggestions_say_where_one_is_known_from(world: World) -> None:
    offered = await world.ada.suggestions("who", "name", "pal")
    assert offered == {"Paloma Reyes · The Blameless (Streamo, 2021)": "id:p.paloma-reyes"}


async def test_a_suggestion_that_was_picked_is_answered(world: World) -> None:
    offered = await world.ada.suggestions("who", "name", "ferry")
    (value,) = offered.values()
    seen = await world.ada.slash("who", name=value)
    assert "## Dan Ferry" in seen.text


async def test_at_most_25_names_are_suggested(world: World) -> None:
    assert len(await world.ada.suggestions("who", "name", "player")) == 25


async def test_an_unknown_name_is_told_privately_with_the_three_nearest(world: World) -> None:
    seen = await world.ada.slash("who", name="Xqzwv Feeeld")
    assert seen.private
    assert "I do not know anybody called “Xqzwv Feeeld”." in seen.open
    assert len(seen.buttons) == 3
    assert world.public_messages() == 0


async def test_a_near_name_that_is_pressed_is_answered_privately(world: World) -> None:
    missed = await world.ada.slash("who", name="Katty Nelll")
    (near, *_) = missed.pressable
    seen = await world.ada.press(missed, near)
    assert seen.private
    assert seen.text.startswith("## Katy Nell")


@pytest.mark.parametrize("value", ["id:p.nobody", "id:c.gone.1", "id:c.blameless.99", "id:nonsense", "id:"])
async def test_a_suggestion_that_is_no_longer_there_is_told_privately(world: World, value: str) -> None:
    seen = await world.ada.slash("who", name=value)
    assert seen.private
    assert "This is from an earlier version of me." in seen.open
