"""Sources: which source stands behind each line, for whoever wants to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.world import World


async def test_the_sources_of_a_cast_are_told_privately(world: World) -> None:
    cast = await world.ada.slash("cast", series="blameless")
    seen = await world.ada.press(cast, "Sources")
    assert seen.private
    assert not seen.edited
    assert "Katy Nell as Nell Ash [1] [2]" in seen.open
    assert "[1] [Who is who in *Blameless*](<https://paper.example/blameless>)" in seen.open
    assert "The Evening Paper · checked 21 November 2026 · CC BY-SA" in seen.open
    assert world.public_messages() == 1


async def test_anybody_may_ask_for_the_sources(world: World) -> None:
    cast = await world.ada.slash("cast", series="blameless")
    seen = await world.ben.press(cast, "Sources")
    assert seen.private
    assert "Sources · Blameless" in seen.text


async def test_the_sources_are_of_the_season_that_is_shown(world: World) -> None:
    cast = await world.ada.slash("cast", series="blameless", season=1)
    seen = await world.ada.press(cast, "Sources")
    assert "Tom Barrow as Dan Ferry [1]" in seen.open
    assert "Nell" not in seen.open
    assert "Evening Paper" not in seen.open


async def test_the_sources_of_a_card_follow_its_lines(world: World) -> None:
    card = await world.ada.slash("series", name="blameless")
    seen = await world.ada.press(card, "Sources")
    assert seen.private
    for line in (
        "What it is about [1]",
        "Season 1: dates [1]",
        "Season 2: what it is about",
        "Filmed in [1] [2]",
        "Claim: A third series has been written. [2]",
    ):
        assert line in seen.open


async def test_every_number_leads_to_a_source(world: World) -> None:
    card = await world.ada.slash("series", name="blameless")
    seen = await world.ada.press(card, "Sources")
    lines, read = seen.texts[-2:]
    numbers = {part for part in lines.split() if part.startswith("\\[")}
    assert numbers == {"\\[1\\]", "\\[2\\]"}
    assert all(f"{number} [" in read for number in numbers)


async def test_brackets_in_titles_and_addresses_do_not_break_the_link(world: World) -> None:
    card = await world.ada.slash("series", name="stars lines")
    seen = await world.ada.press(card, "Sources")
    assert "[A \\[title\\](that) is \\*odd\\*](<https://odd.example/a%29b%28c>)" in seen.text
