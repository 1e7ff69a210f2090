"""Big casts in pages: forth and back, by whoever asked and by others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.ui.questions import CastQuestion
from tests.commands.posting import posted

if TYPE_CHECKING:
    from tests.reading import Seen
    from tests.world import Asker, World

EVERYBODY = [f"Player {number:02d}" for number in range(1, 31)]


def players(seen: Seen) -> list[str]:
    return re.findall(r"Player \d\d", seen.text)


async def onwards(asker: Asker, seen: Seen) -> list[Seen]:
    """This page and all that follow."""
    pages = [seen]
    while "More" in pages[-1].pressable:
        pages.append(await asker.press(pages[-1], "More"))
    return pages


async def test_all_pages_together_hold_everybody_once_in_billing_order(world: World) -> None:
    pages = await onwards(world.ada, await world.ada.slash("cast", series="Crowd"))
    assert len(pages) > 1
    assert [player for page in pages for player in players(page)] == EVERYBODY
    assert all(page.edited for page in pages[1:])
    assert world.public_messages() == 1


async def test_the_ends_are_greyed_out(world: World) -> None:
    first, *_, last = await onwards(world.ada, await world.ada.slash("cast", series="Crowd"))
    assert first.buttons["Back"].disabled
    assert not first.buttons["More"].disabled
    assert last.buttons["More"].disabled
    assert not last.buttons["Back"].disabled


async def test_back_leads_to_the_page_before(world: World) -> None:
    *_, before, last = await onwards(world.ada, await world.ada.slash("cast", series="Crowd"))
    back = await world.ada.press(last, "Back")
    assert players(last) != players(before)
    assert back.text == before.text


async def test_a_short_cast_has_no_pages(world: World) -> None:
    seen = await world.ada.slash("cast", series="blameless")
    assert {"Back", "More"}.isdisjoint(seen.buttons)


async def test_a_page_beyond_the_end_is_the_last_one(world: World) -> None:
    message = await posted(world, f"h1~{CastQuestion('crowd', 1, 99).encode()}")
    seen = await world.ada.press(message, "Press me")
    assert players(seen)[-1] == "Player 30"
    assert seen.buttons["More"].disabled
    assert not seen.buttons["Back"].disabled


async def test_a_page_before_the_beginning_is_the_first_one(world: World) -> None:
    message = await posted(world, f"h1~{CastQuestion('crowd', 1, -1).encode()}")
    seen = await world.ada.press(message, "Press me")
    assert seen.private
    assert players(seen)[0] == "Player 01"
    assert seen.buttons["Back"].disabled


async def test_somebody_else_pages_in_a_copy_of_their_own(world: World) -> None:
    asked = await world.ada.slash("cast", series="Crowd")
    copy = await world.ben.press(asked, "More")
    assert copy.private
    assert not copy.edited
    assert players(asked)[0] == "Player 01"
    assert EVERYBODY.index(players(copy)[0]) == len(players(asked))


async def test_a_copy_pages_in_place_for_whoever_got_it(world: World) -> None:
    asked = await world.ada.slash("cast", series="Crowd")
    copy = await world.ben.press(asked, "More")
    turned = await world.ben.press(copy, "Back")
    assert turned.edited
    assert turned.private
    assert players(turned) == players(asked)
