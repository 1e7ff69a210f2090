"""A series that has left the catalogue: its reminders say so, and can still be paused, moved and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.watching.club import moderator
from tests.world import living

from .library import catalogue_in
from .village import Village

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

LEFT = "The series has left my catalogue, so nothing can come. Remove the reminder."


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    """Somebody is reminded of Harvest, which the catalogue has no longer."""
    async with living(catalogue_in(tmp_path)) as world:
        village = Village(world, moderator(world))
        await village.set()
        catalogue_in(tmp_path, without="harvest")
        await world.passes(minutes=1)
        yield village


async def test_the_list_says_so_and_promises_nothing(village: Village) -> None:
    listed = await village.mo.slash("reminders")
    card = await village.mo.press(listed, "Change or test it")

    assert f"**harvest** · <#{village.general.id}> · 15 minutes before" in listed.open
    for seen in (listed, card):
        assert LEFT in seen.open
        assert "<t:" not in seen.text


async def test_it_is_paused_resumed_and_moved(village: Village) -> None:
    card = await village.mo.press(await village.mo.slash("reminders"), "Change or test it")
    paused = await village.mo.press(card, "Pause")
    assert "Paused: nothing comes until you resume it." in paused.open

    resumed = await village.mo.press(paused, "Resume")
    moved = await village.mo.choose(resumed, "1 hour before")
    assert "It goes on." in resumed.open
    assert "It comes at another time now." in moved.open


async def test_it_is_removed(village: Village) -> None:
    card = await village.mo.press(await village.mo.slash("reminders"), "Change or test it")
    asked = await village.mo.press(card, "Remove")
    done = await village.mo.press(asked, "Remove it")

    assert "**harvest**" in asked.open
    assert "The reminder is removed." in done.open
    assert await village.kept() == []
