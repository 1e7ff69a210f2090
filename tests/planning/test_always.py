"""Whatever happens, in whatever order: nothing is lost, nothing is said twice, and planning comes to rest."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from bot.state.database import Database

from .evening import Evening
from .stories import stories
from .story import Story

if TYPE_CHECKING:
    from .stories import Step


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(stories)
def test_whatever_happens_everybody_is_told_once_and_in_the_end_everything_they_read_is_true(story: list[Step]) -> None:
    """Curators, members, the clock, Discord and the power supply take turns, on a real state file."""
    asyncio.run(played(story))


async def played(story: list[Step]) -> None:
    with TemporaryDirectory(prefix="previously-") as folder:
        database = Database(Path(folder) / "state.sqlite")
        await database.open()
        try:
            _, writer = database._connections
            await writer.execute("pragma synchronous = off")  # that a commit is on the disk is proven in tests/state
            await Story(Evening(database)).play(story)
        finally:
            await database.close()
