"""Which series somebody means: by any of its titles, by a slip of the finger, or by none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.world import World

ITV_LIKE, STREAMED = "-# Channel One, 2018", "-# Streamo, 2021"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("blameless", ITV_LIKE),
        ("BLAMELESS!", ITV_LIKE),
        ("blameless 2018", ITV_LIKE),
        ("Blameless (Channel One, 2018)", ITV_LIKE),
        ("the blameless", STREAMED),
        ("blameless 2021", STREAMED),
        ("El Intachable", STREAMED),
        ("intachable", STREAMED),
        ("фонарь", "## The Lantern"),
        ("등불", "## The Lantern"),
        ("lantern", "## The Lantern"),
        ("id:the-lantern", "## The Lantern"),
    ],
)
async def test_a_title_finds_the_right_series(world: World, typed: str, meant: str) -> None:
    seen = await world.ada.slash("series", name=typed)
    assert not seen.private
    assert meant in seen.text


async def test_the_same_words_offer_the_other_series(world: World) -> None:
    seen = await world.ada.slash("cast", series="blameless")
    assert next(iter(seen.buttons)) == "Did you mean The Blameless (Streamo, 2021)?"
    other = await world.ada.press(seen, "Did you mean The Blameless (Streamo, 2021)?")
    assert other.edited
    assert "## The Blameless · Season 1" in other.text


async def test_somebody_else_who_meant_the_other_series_gets_it_privately(world: World) -> None:
    seen = await world.ada.slash("cast", series="blameless")
    other = await world.ben.press(seen, "Did you mean The Blameless (Streamo, 2021)?")
    assert other.private
    assert "## The Blameless" in other.text


async def test_a_title_of_one_series_offers_no_other(world: World) -> None:
    seen = await world.ada.slash("cast", series="the lantern")
    assert list(seen.buttons) == ["Sources", "About the series"]


@pytest.mark.parametrize(("command", "option"), [("cast", "series"), ("series", "name")])
async def test_an_unknown_series_is_told_privately_with_the_nearest(world: World, command: str, option: str) -> None:
    seen = await world.ada.slash(command, **{option: "blemishes of lanterns"})
    assert seen.private
    assert "I do not know a series called “blemishes of lanterns”." in seen.open
    assert "Did you mean one of these?" in seen.open
    assert [label.split(" ")[:2] for label in seen.buttons] == [["A", "Crowd"], ["The", "Lantern"]]
    assert world.public_messages() == 0


@pytest.mark.parametrize(
    ("command", "option", "heading"), [("cast", "series", " · Season"), ("series", "name", "\n-# ")]
)
async def test_a_near_series_is_answered_as_it_was_asked(world: World, command: str, option: str, heading: str) -> None:
    missed = await world.ada.slash(command, **{option: "blemishes of lanterns"})
    label = missed.pressable[0]
    seen = await world.ada.press(missed, label)
    assert seen.private
    assert f"## {label.split(' (')[0]}{heading}" in seen.text


@pytest.mark.parametrize(
    ("typed", "near"), [("my lanternes", "The Lantern (NRX, 2024)"), ("crowds persons", "A Crowd of")]
)
async def test_the_nearest_series_stands_first(world: World, typed: str, near: str) -> None:
    missed = await world.ada.slash("series", name=typed)
    assert missed.pressable[0].startswith(near)


async def test_a_slip_in_one_title_does_not_prefer_the_other(world: World) -> None:
    seen = await world.ada.slash("series", name="blamless")
    assert ITV_LIKE in seen.text


async def test_a_suggestion_of_a_series_that_is_gone_is_an_unknown_series(world: World) -> None:
    seen = await world.ada.slash("cast", series="id:gone-series")
    assert seen.private
    assert "I do not know a series" in seen.open


@pytest.mark.parametrize(("command", "option"), [("cast", "series"), ("series", "name"), ("who", "name")])
@pytest.mark.parametrize("typed", ["???", "🎬", "|" * 100])
async def test_what_holds_no_letter_names_nothing(world: World, command: str, option: str, typed: str) -> None:
    seen = await world.ada.slash(command, **{option: typed})
    assert seen.private
    assert ("I do not know anybody" if command == "who" else "I need some letters") in seen.open
