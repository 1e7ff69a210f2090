"""Big casts in pages: forth and back, by whoever asked and by others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.ui.questions import CastQuestion
from tests.commands.posting import posted

if TYPE_CHECKING:
    from tests.reading import Seen
    from tests.world import World

EVERYBODY = [f"Player {number:02d}" for number in range(1, 31)]


def players(seen: Seen) -> list[str]:
    return re.findall(r"Player \d\d", seen.text)


async def test_all_pages_together_hold_everybody_once_in_billing_order(world: World) -> None:
    first = await world.ada.slash("cast", series="Crowd")
    second = await world.ada.press(first, "More")
    third = await world.ada.press(second, "More")
    assert [*players(first), *players(second), *players(third)] == EVERYBODY
    assert second.edited
    assert third.edited
    assert world.public_messages() == 1


async def test_the_ends_are_greyed_out(world: World) -> None:
    seen = await world.ada.slash("cast", series="Crowd")
    assert seen.buttons["Back"].disabled
    assert not seen.buttons["More"].disabled
    await world.ada.press(seen, "More")
    last = await world.ada.press(seen, "More")
    assert last.buttons["More"].disabled
    assert not last.buttons["Back"].disabled


async def test_back_leads_to_the_page_before(world: World) -> None:
    seen = await world.ada.slash("cast", series="Crowd")
    begins = players(seen)
    await world.ada.press(seen, "More")
    back = await world.ada.press(seen, "Back")
    assert begins
    assert players(back) == begins


async def test_a_short_cast_has_no_pages(world: World) -> None:
    seen = await world.ada.slash("cast", series="blameless")
    assert {"Back", "More"}.isdisjoint(seen.buttons)


async def test_a_page_beyond_the_end_is_the_last_one(world: World) -> None:
    message = await posted(world, f"h1~{CastQuestion('crowd', 1, 99).encode()}")
    seen = await world.ada.press(message, "Press me")
    assert players(seen) == EVERYBODY[28:]
    assert seen.buttons["More"].disabled


async def test_a_page_before_the_beginning_is_the_first_one(world: World) -> None:
    message = await posted(world, f"h1~{CastQuestion('crowd', 1, -1).encode()}")
    seen = await world.ada.press(message, "Press me")
    assert seen.private
    assert players(seen) == EVERYBODY[:14]


async def test_somebody_else_pages_in_a_copy_of_their_own(world: World) -> None:
    asked = await world.ada.slash("cast", series="Crowd")
    copy = await world.ben.press(asked, "More")
    assert copy.private
    assert not copy.edited
    assert players(copy)[0] == "Player 15"
    assert players(asked)[0] == "Player 01"


async def test_a_copy_pages_in_place_for_whoever_got_it(world: World) -> None:
    asked = await world.ada.slash("cast", series="Crowd")
    copy = await world.ben.press(asked, "More")
    turned = await world.ben.press(copy, "More")
    assert turned.edited
    assert turned.private
    assert players(turned) == EVERYBODY[28:]
