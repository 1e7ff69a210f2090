"""The season of a cast: typed, suggested, chosen from the menu, or asked for in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.world import living

if TYPE_CHECKING:
    from pathlib import Path

    from tests.world import World


async def test_a_season_that_was_typed_is_answered(world: World) -> None:
    seen = await world.ada.slash("cast", series="blameless", season=1)
    assert "## Blameless · Season 1" in seen.text
    assert "**Tom Barrow** as Dan Ferry" in seen.text
    assert "Katy Nell" not in seen.text


async def test_the_menu_switches_the_season_in_the_same_message(world: World) -> None:
    seen = await world.ada.slash("cast", series="blameless")
    assert [(option.label, option.chosen) for option in seen.options] == [("Season 1", False), ("Season 2", True)]
    switched = await world.ada.choose(seen, "Season 1")
    assert switched.edited
    assert "**Tom Barrow** as Dan Ferry" in switched.text
    assert [option.label for option in switched.options if option.chosen] == ["Season 1"]
    assert world.public_messages() == 1


async def test_somebody_else_switches_a_copy_of_their_own(world: World) -> None:
    seen = await world.ada.slash("cast", series="blameless")
    switched = await world.ben.choose(seen, "Season 1")
    assert switched.private
    assert not switched.edited
    assert "Season 2" in seen.texts[0]


async def test_a_series_of_one_season_has_no_menu(world: World) -> None:
    seen = await world.ada.slash("cast", series="the blameless")
    assert seen.options == []


async def test_the_seasons_of_the_series_typed_so_far_are_suggested(world: World) -> None:
    by_suggestion = await world.ada.suggestions("cast", "season", "", series="id:the-lantern")
    by_title = await world.ada.suggestions("cast", "season", "", series="lantern")
    assert by_suggestion == by_title == {"Season 1: Low Tide": 1, "Season 2": 2}


async def test_suggested_seasons_begin_with_what_was_typed(world: World) -> None:
    assert await world.ada.suggestions("cast", "season", "2", series="blameless") == {"Season 2": 2}


async def test_no_season_is_suggested_for_no_series_or_an_unknown_one(world: World) -> None:
    assert await world.ada.suggestions("cast", "season", "") == {}
    assert await world.ada.suggestions("cast", "season", "", series="zzzzzzzz") == {}
    assert await world.ada.suggestions("cast", "season", "", series="id:gone") == {}


async def test_an_unknown_season_names_those_that_exist_to_whoever_asked(world: World) -> None:
    seen = await world.ada.slash("cast", series="blameless", season=7)
    assert seen.private
    assert "Blameless has no season 7. It has: 1 and 2." in seen.open
    assert "Pick one of these after `season`." in seen.text
    assert world.public_messages() == 0


async def test_a_season_without_a_cast_says_so(many_series: Path) -> None:
    async with living(many_series) as world:
        seen = await world.ada.slash("cast", series="harbour 07")
    assert "Nobody has written down this season's cast yet." in seen.open
    assert seen.options == []
