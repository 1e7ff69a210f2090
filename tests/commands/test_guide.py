"""`/help` and `/about`."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING

from bot.commands.places import CURATED

if TYPE_CHECKING:
    from tests.world import World


async def test_help_is_for_whoever_asks(world: World) -> None:
    seen = await world.ada.slash("help")
    assert seen.private
    assert "I spoil nothing." in seen.open
    assert world.public_messages() == 0


async def test_every_command_in_the_examples_exists(world: World) -> None:
    seen = await world.ada.slash("help")
    examples = re.findall(r"`/(\w+)", seen.text)
    assert examples
    known = {command.name for command in world.bot.tree.get_commands()}
    assert set(examples) <= known


async def test_about_tells_the_version_and_the_catalogue(world: World) -> None:
    seen = await world.ada.slash("about")
    edition = (await world.bot.catalogue.current()).edition
    assert seen.private
    assert "5 series, 41 people, 43 credits and 7 sources" in seen.open
    assert f"Checked on 21 November 2026 · edition `{edition.content_hash[:12]}`" in seen.text
    assert "MIT" in seen.open


async def test_the_version_is_shown_as_it_is(world: World) -> None:
    seen = await world.ada.slash("about")
    assert f"## Previously {version('previously')}\n" in seen.open


async def test_about_says_how_to_report_a_mistake_in_a_folder_that_exists(world: World) -> None:
    seen = await world.ada.slash("about")
    assert "data/series" in seen.open
    assert (CURATED / "series").is_dir()


async def test_help_and_about_lead_to_each_other(world: World) -> None:
    guide = await world.ada.slash("help")
    about = await world.ada.press(guide, "About this bot")
    again = await world.ada.press(about, "What can I ask?")
    assert about.private
    assert "**The catalogue**" in about.text
    assert again.text == guide.text
