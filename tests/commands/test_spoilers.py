"""Nobody has said how far they have watched, so nothing beyond the premise is readable without a click."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.commands.promises import SECRET, broken_promises

if TYPE_CHECKING:
    from tests.reading import Seen
    from tests.world import World

EVERY_SERIES = ("blameless", "the-blameless", "the-lantern", "crowd", "markup")
"""The `world` fixture reads every request for secrets at the end; these stories make the bot say all it can."""


def episodes(seen: Seen) -> list[str]:
    """The labels under which covers stand, in the order of the message."""
    return re.findall(r"^-# After (\S+):$", seen.text, re.MULTILINE)


@pytest.mark.parametrize("slug", EVERY_SERIES)
async def test_no_press_on_any_button_tells_a_secret(world: World, slug: str) -> None:
    for command, option in (("cast", "series"), ("series", "name")):
        seen = await world.ada.slash(command, **{option: f"id:{slug}"})
        for label in seen.pressable:
            await world.ben.press(seen, label)
        for option_seen in seen.options:
            await world.ben.choose(seen, option_seen.label)
    assert len(world.requests("/callback")) >= 6


async def test_no_name_that_may_be_suggested_is_a_secret(world: World) -> None:
    names: dict[str, str] = {}
    for letter in "abcdefghijklmnopqrstuvwxyz":
        names |= await world.ada.suggestions("who", "name", letter)
    assert len(names) > 20
    for value in names.values():
        await world.newcomer("reader").slash("who", name=value)


async def test_no_character_asked_for_by_number_tells_a_secret(world: World) -> None:
    catalogue = await world.bot.catalogue.current()
    told = []
    for slug in EVERY_SERIES:
        series = await catalogue.series(slug)
        assert series is not None
        for character in series.characters.values():
            seen = await world.newcomer("reader").slash("who", name=f"id:c.{slug}.{character.number}")
            told.append(seen.text.splitlines()[0])
    assert "## Ada" in told
    assert "## Not known yet" in told


@pytest.mark.parametrize("typed", ["hush", "Captain Hushwood", "Hushilda Berg", "Otto Hushby", "The hush ghost"])
async def test_a_secret_name_is_not_known_even_to_whoever_types_it(world: World, typed: str) -> None:
    assert await world.ada.suggestions("who", "name", typed) == {}
    seen = await world.ada.slash("who", name=typed)
    assert seen.private
    assert "I do not know anybody" in seen.open


async def test_covers_stand_under_their_episodes_in_watching_order(world: World) -> None:
    seen = await world.ada.slash("cast", series="the lantern")
    assert episodes(seen) == ["S1X1", "S1E2", "S1E3"]
    assert seen.covers == [
        "Hushilda Berg as The hush ghost",
        "Jo Field as Ada's hush twin  ·  Ada's hush twin: Nobody knew of her hush birth.",
        "The stranger is Captain Hushwood  ·  Captain Hushwood: He is the hush keeper who went missing.",
    ]


async def test_a_cover_follows_the_label_of_its_episode(world: World) -> None:
    seen = await world.ada.slash("cast", series="blameless")
    assert "-# After S2E1:\n||Otto Hushby" in seen.text
    assert "-# After S2E2:\n||Nell Ash: She burned the hush letter herself.||" in seen.text


async def test_what_belongs_to_another_season_is_not_there_even_covered(world: World) -> None:
    for series, season in (("blameless", 2), ("the lantern", 1)):
        seen = await world.ada.slash("cast", series=series, season=season)
        assert SECRET in seen.text  # some secrets are there, covered
        assert "hushfar" not in seen.text


async def test_an_earlier_season_of_an_anthology_is_not_spoiled_by_asking_for_a_later_one(world: World) -> None:
    later = await world.ada.slash("cast", series="blameless", season=2)
    earlier = await world.ada.choose(later, "Season 1")
    assert "Dan Ferry" not in later.text
    assert "Dan Ferry: He did it after all: the hushfar confession." in earlier.covers[0]


async def test_a_later_season_covers_even_its_leading_cast(world: World) -> None:
    seen = await world.ada.slash("cast", series="the lantern", season=2)
    assert "## The Lantern · Season 2\n" in seen.text
    assert episodes(seen) == ["S2E1"]
    assert "Mia Hushfarsen as The hushfar deputy" in seen.covers[0]


async def test_a_later_season_does_not_tell_who_is_missing_from_it(world: World) -> None:
    seen = await world.ada.slash("cast", series="the lantern", season=2)
    assert "**Per Strand** as The stranger" in seen.text  # he is credited in season 1 only


async def test_the_sources_of_a_later_season_do_not_tell_it_either(world: World) -> None:
    seen = await world.ada.slash("cast", series="the lantern", season=2)
    sources = await world.ada.press(seen, "Sources")
    assert "Jo Field as Ada" in sources.open
    assert "Per Strand as The stranger" in sources.open


async def test_a_character_keeps_the_name_one_knows(world: World) -> None:
    seen = await world.ada.slash("who", name="the stranger")
    assert "## The stranger" in seen.open
    assert "Comes ashore in the storm." in seen.open
    assert SECRET not in seen.text


async def test_an_actor_of_a_surprise_is_told_by_the_parts_one_may_know(world: World) -> None:
    seen = await world.ada.slash("who", name="jo field")
    assert "**Ada** in The Lantern" in seen.text
    assert SECRET not in seen.text


async def test_cards_and_sources_leave_out_what_comes_later(world: World) -> None:
    card = await world.ada.slash("series", name="the lantern")
    sources = await world.ada.press(card, "Sources")
    assert "Created by" in card.open
    assert "Reception" not in card.text + sources.text
    assert SECRET not in card.text + sources.text


@pytest.mark.parametrize(
    ("leak", "where"),
    [
        ({"type": 10, "content": "the hush keeper"}, "said openly"),
        ({"type": 10, "content": "`||the hush keeper||"}, "behind an open code span"),
        ({"type": 10, "content": "||the hush || keeper||"}, "with bars inside"),
        ({"type": 10, "content": "||the hush keeper"}, "with the closing bars cut off"),
        ({"type": 10, "content": "||the\nhush keeper||"}, "over two lines"),
        ({"type": 2, "label": "||hush||", "custom_id": "x"}, "on a button"),
        ({"type": 2, "label": "Press", "custom_id": "h1~who:c.hush.1:0"}, "in a button's id"),
        ({"type": 3, "custom_id": "m", "options": [{"label": "Hush", "value": "1"}]}, "in a menu"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_reader_of_requests_would_find_a_leak(leak: dict[str, object], where: str) -> None:
    body = {"type": 4, "data": {"components": [leak], "allowed_mentions": {"parse": []}}}
    assert any("a secret can be read" in wrong for wrong in broken_promises([body])), where


def test_the_reader_of_requests_leaves_a_sound_cover_alone() -> None:
    text = {"type": 10, "content": "-# After S1E3:\n||the hush \\|\\| \\`keeper||"}
    assert broken_promises([{"data": {"components": [text], "allowed_mentions": {"parse": []}}}]) == []
    assert broken_promises([{"data": {"choices": [{"name": "Hush", "value": "1"}]}}]) != []
