"""An answer costs at most one read of the state, whatever is asked and whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.world import living

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path
    from sqlite3 import Row

    from tests.world import World

QUESTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("cast", {"series": "id:blameless"}),
    ("cast", {"series": "the lantern", "season": 2}),
    ("who", {"name": "id:c.the-lantern.0"}),
    ("who", {"name": "id:p.katy-nell"}),
    ("series", {"name": "id:the-lantern"}),
    ("recap", {"series": "id:blameless"}),
    ("recap", {"series": "id:blameless", "upto": "S2E2", "length": "full"}),
)


@pytest.fixture
async def world(catalogue_path: Path) -> AsyncIterator[World]:
    """A server in which members may say what they have watched, and then read about it."""
    async with living(catalogue_path) as world:
        yield world


@pytest.fixture
def reads(world: World, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements by which the state is read."""
    counted: list[str] = []
    read = world.bot.database.read

    async def counting(sql: str, parameters: Mapping[str, Any]) -> list[Row]:
        counted.append(sql)
        return await read(sql, parameters)

    monkeypatch.setattr(world.bot.database, "read", counting)
    return counted


@pytest.mark.parametrize(("command", "options"), QUESTIONS)
async def test_an_answer_reads_the_state_once(
    world: World, reads: list[str], command: str, options: dict[str, Any]
) -> None:
    await world.ada.slash("progress set", series="id:blameless", episode="S2E1")
    reads.clear()
    await world.ada.slash(command, **options)
    assert len(reads) == 1


async def test_a_button_reads_the_state_once(world: World, reads: list[str]) -> None:
    await world.ada.slash("progress set", series="id:blameless", episode="S2E1")
    recap = await world.ada.slash("recap", series="id:blameless", upto="S2E2")
    cast = await world.ada.slash("cast", series="id:blameless")
    for seen, label in ((recap, "Share in this channel"), (cast, "Sources"), (cast, "About the series")):
        reads.clear()
        await world.ben.press(seen, label) if seen is cast else await world.ada.press(seen, label)
        assert len(reads) == 1, label


async def test_a_suggestion_reads_the_state_once(world: World, reads: list[str]) -> None:
    for command, option, filled in (("who", "name", {}), ("recap", "about", {"series": "id:blameless"})):
        reads.clear()
        await world.ada.suggestions(command, option, "", **filled)
        assert len(reads) == 1
