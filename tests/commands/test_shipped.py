"""The catalogue that is shipped answers the questions that the project began with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands.promises import broken_promises
from tests.world import living

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.world import World


@pytest.fixture
async def shipped(shipped_catalogue_path: Path) -> AsyncIterator[World]:
    """The bot with its own catalogue."""
    async with living(shipped_catalogue_path) as world:
        yield world
        assert broken_promises((entry.json for entry in world.env.http_requests), world.typed) == []


async def test_cast_innocent_is_katherine_kelly_and_offers_the_other_show(shipped: World) -> None:
    seen = await shipped.ada.slash("cast", series="innocent")
    assert "## Innocent · Season 2" in seen.text
    assert "**Katherine Kelly** as Sally Wright" in seen.text
    assert "Mario Casas" not in seen.text
    other = await shipped.ada.press(seen, "Did you mean The Innocent (Netflix, 2021)?")
    assert "**Mario Casas**" in other.text
    assert "Katherine Kelly" not in other.text


async def test_typing_inno_lists_both_shows(shipped: World) -> None:
    offered = await shipped.ada.suggestions("cast", "series", "inno")
    assert {"Innocent (ITV, 2018)", "The Innocent (Netflix, 2021)"} <= set(offered)


async def test_every_series_answers_every_button_within_the_limits(shipped: World) -> None:
    for slug in (await shipped.bot.catalogue.current()).listings:
        asker = shipped.newcomer(slug)
        for command, option in (("cast", "series"), ("series", "name")):
            seen = await asker.slash(command, **{option: f"id:{slug}"})
            assert not seen.private, f"/{command} {slug}: {seen.text}"
            for label in seen.pressable:
                assert (await shipped.ben.press(seen, label)).text
    assert len(shipped.requests("/callback")) > 40


async def test_every_page_of_the_longest_answers_can_be_turned(shipped: World) -> None:
    for slug in ("innocent", "dark", "call-the-midwife"):
        seen = await shipped.newcomer(slug).slash("cast", series=f"id:{slug}")
        copy = await shipped.ben.press(seen, "Sources")
        for _ in range(50):
            if "More" not in copy.pressable:
                break
            copy = await shipped.ben.press(copy, "More")
        assert "More" not in copy.pressable
