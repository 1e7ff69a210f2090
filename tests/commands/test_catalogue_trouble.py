"""A catalogue that is missing, broken, or replaced while the bot runs."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.build import build
from tests.conftest import CURATED
from tests.world import living

if TYPE_CHECKING:
    from pathlib import Path


def replace(target: Path, content: bytes) -> None:
    """Put another file in its place at once, as a build does."""
    beside = target.with_suffix(".new")
    beside.write_bytes(content)
    os.replace(beside, target)  # noqa: PTH105


@pytest.mark.parametrize(
    ("command", "options"),
    [("cast", {"series": "blameless"}), ("series", {"name": "blameless"}), ("who", {"name": "nell"}), ("about", {})],
)
async def test_without_a_catalogue_one_is_told_whom_to_ask(
    tmp_path: Path, command: str, options: dict[str, str]
) -> None:
    async with living(tmp_path / "none.sqlite") as world:
        seen = await world.ada.slash(command, **options)
        (alarm,) = world.alarms()
    assert seen.private
    assert "I cannot open my catalogue at the moment." in seen.open
    assert "Please tell whoever hosts me" in seen.open
    assert "previously data build" in alarm


async def test_without_a_catalogue_boxes_suggest_nothing(tmp_path: Path) -> None:
    async with living(tmp_path / "none.sqlite") as world:
        assert await world.ada.suggestions("cast", "series", "b") == {}
        assert await world.ada.suggestions("who", "name", "b") == {}
        assert await world.ada.suggestions("cast", "season", "", series="blameless") == {}
        world.alarms()


async def test_help_needs_no_catalogue(tmp_path: Path) -> None:
    async with living(tmp_path / "none.sqlite") as world:
        seen = await world.ada.slash("help")
        world.alarms()
    assert "I spoil nothing." in seen.open


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000, b"SQLite format 3\x00" + b"\x00" * 4080])
async def test_a_file_that_is_no_catalogue_is_told_like_a_missing_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(content)
    async with living(tmp_path / "catalogue.sqlite") as world:
        seen = await world.ada.slash("cast", series="blameless")
        (alarm,) = world.alarms()
    assert seen.private
    assert "I cannot open my catalogue at the moment." in seen.open
    assert "previously data build" in alarm


async def test_a_catalogue_that_appears_is_picked_up(tmp_path: Path, catalogue_path: Path) -> None:
    async with living(tmp_path / "catalogue.sqlite") as world:
        await world.ada.slash("cast", series="blameless")
        world.alarms()
        shutil.copy(catalogue_path, tmp_path / "catalogue.sqlite")
        seen = await world.ada.slash("cast", series="blameless")
    assert "**Katy Nell**" in seen.text


async def test_a_newer_catalogue_is_picked_up(tmp_path: Path) -> None:
    folder, target = tmp_path / "curated", tmp_path / "catalogue.sqlite"
    shutil.copytree(CURATED, folder)
    build(folder, target)
    async with living(target) as world:
        before = await world.ada.slash("cast", series="blameless")
        file = folder / "series" / "blameless.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("Katy Nell", "Kitty Nell"), encoding="utf-8")
        build(folder, target)
        after = await world.ada.slash("cast", series="blameless")
    assert "**Katy Nell**" in before.text
    assert "**Kitty Nell**" in after.text


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000])
async def test_the_old_catalogue_goes_on_answering_when_the_new_one_is_broken(
    tmp_path: Path, catalogue_path: Path, content: bytes
) -> None:
    target = tmp_path / "catalogue.sqlite"
    shutil.copy(catalogue_path, target)
    async with living(target) as world:
        await world.ada.slash("cast", series="blameless")
        replace(target, content)
        seen = await world.ada.slash("cast", series="the lantern")
        again = await world.ada.slash("series", name="the blameless")
        (alarm,) = world.alarms()
    assert "**Jo Field**" in seen.text
    assert "## The Blameless" in again.text
    assert "keeping the catalogue of 2026-11-21" in alarm


async def test_the_old_catalogue_goes_on_answering_when_the_file_is_removed(
    tmp_path: Path, catalogue_path: Path
) -> None:
    target = tmp_path / "catalogue.sqlite"
    shutil.copy(catalogue_path, target)
    async with living(target) as world:
        await world.ada.slash("cast", series="blameless")
        target.unlink()
        seen = await world.ada.slash("cast", series="the lantern")
    assert "**Jo Field**" in seen.text
