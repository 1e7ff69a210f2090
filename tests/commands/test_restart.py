"""Buttons and menus of messages from before: before a restart, before an update, before a series went."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.build import build
from tests.commands.posting import posted
from tests.conftest import CURATED
from tests.world import living

if TYPE_CHECKING:
    from pathlib import Path

    from tests.world import World


async def test_pages_go_on_turning_after_a_restart(world: World) -> None:
    seen = await world.ada.slash("cast", series="crowd")
    await world.restart()
    turned = await world.ada.press(seen, "More")
    assert turned.edited
    assert "Player 01" not in turned.text
    assert "Player 28" in turned.text


async def test_menus_and_private_buttons_go_on_working_after_a_restart(world: World) -> None:
    seen = await world.ada.slash("cast", series="blameless")
    await world.restart()
    sources = await world.ben.press(seen, "Sources")
    switched = await world.ada.choose(seen, "Season 1")
    assert sources.private
    assert "Katy Nell as Nell Ash" in sources.open
    assert switched.edited
    assert "Tom Barrow" in switched.text


async def test_near_misses_go_on_working_after_a_restart(world: World) -> None:
    missed = await world.ada.slash("cast", series="blemishes")
    await world.restart()
    seen = await world.ada.press(missed, "Blameless (Channel One, 2018)")
    assert "Katy Nell" in seen.text


@pytest.mark.parametrize(
    "custom_id",
    [
        "h1~cast:blameless",
        "h1~cast:blameless:two:0",
        "h1~nonsense:1",
        "p1~who:c.gone.1",
        "p1~who:c.gone.1:0",
        "p1~cast:gone::0",
        "p1~sources:gone:1:0",
        "p1~series:gone:0",
        "p1~:",
    ],
)
async def test_a_button_of_an_earlier_version_says_so_privately(world: World, custom_id: str) -> None:
    message = await posted(world, custom_id)
    seen = await world.ada.press(message, "Press me")
    assert seen.private
    assert not seen.edited
    assert "This is from an earlier version of me." in seen.open
    assert "Please ask again with the command." in seen.open


@pytest.mark.parametrize("custom_id", ["h0~cast:blameless:2:0", "h2~cast:blameless:2:0", "something else"])
async def test_a_button_of_an_unknown_kind_is_answered_too(world: World, custom_id: str) -> None:
    message = await posted(world, custom_id)
    seen = await world.ada.press(message, "Press me")
    assert "This is from an earlier version of me." in seen.open


async def test_a_season_that_is_gone_names_those_that_exist(world: World) -> None:
    message = await posted(world, "h1~cast:blameless:9:0")
    seen = await world.ada.press(message, "Press me")
    assert seen.private
    assert "Blameless has no season 9. It has: 1 and 2." in seen.open


async def test_a_command_that_discord_still_lists_is_from_an_earlier_version(world: World) -> None:
    world.bot.tree.remove_command("about")
    seen = await world.ada.slash("about")
    assert seen.private
    assert "This is from an earlier version of me." in seen.open
    assert all("about" in alarm for alarm in world.alarms())


async def test_a_series_that_left_the_catalogue_is_from_an_earlier_version(tmp_path: Path) -> None:
    folder, catalogue = tmp_path / "curated", tmp_path / "catalogue.sqlite"
    shutil.copytree(CURATED, folder)
    build(folder, catalogue)
    async with living(catalogue) as world:
        seen = await world.ada.slash("cast", series="crowd")
        (folder / "series" / "crowd.yaml").unlink()
        build(folder, catalogue)
        pressed = await world.ada.press(seen, "More")
    assert pressed.private
    assert not pressed.edited
    assert "This is from an earlier version of me." in pressed.open
