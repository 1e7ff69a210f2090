"""What the boxes suggest while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.world import living

if TYPE_CHECKING:
    from pathlib import Path

    from tests.world import World


async def test_same_name_series_are_told_apart(world: World) -> None:
    offered = await world.ada.suggestions("cast", "series", "blam")
    assert offered == {
        "Blameless (Channel One, 2018)": "id:blameless",
        "The Blameless (Streamo, 2021)": "id:the-blameless",
    }


async def test_an_empty_box_shows_the_popular_ones_first(world: World) -> None:
    offered = await world.ada.suggestions("series", "name", "")
    assert list(offered.values()) == ["id:the-blameless", "id:the-lantern", "id:blameless", "id:crowd", "id:markup"]


async def test_what_one_asked_about_lately_comes_first_in_an_empty_box(world: World) -> None:
    await world.ada.slash("cast", series="crowd")
    await world.ada.slash("series", name="blameless")
    offered = await world.ada.suggestions("cast", "series", "")
    assert list(offered.values())[:3] == ["id:blameless", "id:crowd", "id:the-blameless"]
    assert len(offered) == 5


async def test_what_others_asked_about_does_not_come_first(world: World) -> None:
    await world.ada.slash("cast", series="crowd")
    offered = await world.ben.suggestions("cast", "series", "")
    assert next(iter(offered.values())) == "id:the-blameless"


async def test_a_label_that_is_too_long_is_worded_shorter_not_cut(world: World) -> None:
    (label,) = await world.ada.suggestions("cast", "series", "crowd")
    assert label == "A Crowd of People Who All Know One Another and Will Never Ever Say So to Anybody"


async def test_at_most_25_series_are_suggested(many_series: Path) -> None:
    async with living(many_series) as world:
        everything = await world.ada.suggestions("cast", "series", "")
        typed = await world.ada.suggestions("cast", "series", "harbour")
        await world.ada.slash("series", name="harbour 00")
        lately = await world.ada.suggestions("cast", "series", "")
    assert len(everything) == len(typed) == len(lately) == 25
    assert next(iter(everything)) == "Harbour 39 (Channel One)"
    assert next(iter(lately)) == "Harbour 00 (Channel One)"


async def test_something_unheard_of_suggests_nothing(world: World) -> None:
    assert await world.ada.suggestions("cast", "series", "zzzzzzzz") == {}
    assert await world.ada.suggestions("who", "name", "zzzzzzzz") == {}


async def test_a_very_long_text_suggests_nothing_and_breaks_nothing(world: World) -> None:
    assert await world.ada.suggestions("cast", "series", "x" * 6000) == {}
    assert await world.ada.suggestions("who", "name", "x" * 6000) == {}
