"""`/series`: everything we know about a series."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.world import World


async def test_the_channel_sees_the_card(world: World) -> None:
    seen = await world.ada.slash("series", name="blameless")
    assert not seen.private
    assert "## Blameless\n-# Channel One, 2018 · anthology" in seen.text
    assert "comes home from prison" in seen.open
    assert "**Season 1** · 2 episodes · 14–15 May 2018, Channel One" in seen.text
    assert "-# Nell Ash walks free" in seen.text


async def test_every_claim_says_what_became_of_it(world: World) -> None:
    seen = await world.ada.slash("series", name="blameless")
    for line in (
        "**Confirmed · said on 2 May 2019:** A second series is coming.\n-# → It was shown in May 2021.",
        "**Reported, not confirmed:** A third series has been written.",
        "**Rumour:** The third series is set at sea.",
        "**Lapsed · said on 1 June 2021:** A third series was expected for 2022.\n-# → Nothing was shown in 2022.",
        "**Not true:** The Streamo series of that name is its second series.\n-# → They are two shows",
    ):
        assert line in seen.text


async def test_sources_that_disagree_are_shown_to_disagree(world: World) -> None:
    seen = await world.ada.slash("series", name="blameless")
    assert "**Filmed in (season 2):** Filmed in the harbour" in seen.text
    assert "-# Sources disagree: A fan site says that it was Port Ellen." in seen.text


async def test_titles_of_another_language_are_named(world: World) -> None:
    seen = await world.ada.slash("series", name="intachable")
    assert "## The Blameless\n-# Streamo, 2021 · El intachable · miniseries · Spain · Spanish · ended" in seen.text


async def test_a_month_stays_a_month(world: World) -> None:
    seen = await world.ada.slash("series", name="фонарь")
    assert "**Season 2** · 3 episodes · February 2027, NRX" in seen.text


async def test_the_cast_is_one_press_away_and_private(world: World) -> None:
    card = await world.ada.slash("series", name="the lantern")
    seen = await world.ada.press(card, "Cast")
    assert seen.private
    assert "**Jo Field** as Ada" in seen.text


async def test_the_other_series_of_that_title_is_offered(world: World) -> None:
    card = await world.ada.slash("series", name="blameless")
    other = await world.ada.press(card, "Did you mean The Blameless (Streamo, 2021)?")
    assert other.edited
    assert "-# Streamo, 2021" in other.text
