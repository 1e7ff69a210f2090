"""`/cast`: who plays whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.world import World


async def test_the_channel_sees_who_plays_whom(world: World) -> None:
    seen = await world.ada.slash("cast", series="The Lantern")
    assert not seen.private
    assert seen.text.startswith("## The Lantern · Season 1: Low Tide\n-# NRX, 2024 · cast")
    assert "**Jo Field** as Ada\n-# She mends the lamp." in seen.text
    assert "**Per Strand** as The stranger\n-# Comes ashore in the storm." in seen.text


async def test_a_suggestion_that_was_picked_is_answered_without_asking_back(world: World) -> None:
    offered = await world.ada.suggestions("cast", "series", "blam")
    seen = await world.ada.slash("cast", series=offered["Blameless (Channel One, 2018)"])
    assert "Channel One, 2018" in seen.text
    assert not [label for label in seen.buttons if "Did you mean" in label]


async def test_somebody_known_from_elsewhere_is_told_so(world: World) -> None:
    seen = await world.ada.slash("cast", series="blameless")
    assert "**Paloma Reyes** as Inspector Moor\n-# He opens the case again.\n-# Also in The Blameless" in seen.text
    assert seen.text.count("Also in") == 1


async def test_leading_cast_stands_before_those_who_also_appear(world: World) -> None:
    first = await world.ada.slash("cast", series="Crowd")
    second = await world.ada.press(first, "More")
    told = first.text + second.text
    assert told.index("Player 20 Anders") < told.index("Also appearing") < told.index("Player 21 Anders")


async def test_an_anthology_shows_its_newest_season_and_a_serial_its_first(world: World) -> None:
    anthology = await world.ada.slash("cast", series="blameless")
    serial = await world.ada.slash("cast", series="the lantern")
    assert "## Blameless · Season 2" in anthology.text
    assert "## The Lantern · Season 1" in serial.text


async def test_the_card_of_the_series_is_one_press_away_and_private(world: World) -> None:
    seen = await world.ada.slash("cast", series="the lantern")
    card = await world.ben.press(seen, "About the series")
    assert card.private
    assert card.text.startswith("## The Lantern\n")
