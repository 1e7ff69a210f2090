"""The club that these stories happen in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands.promises import broken_promises
from tests.watching.club import Club, moderator
from tests.world import living

from .library import catalogue_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture(scope="session")
def schedule_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue of these stories, built once."""
    return catalogue_in(tmp_path_factory.mktemp("schedule"))


@pytest.fixture
async def club(schedule_path: Path) -> AsyncIterator[Club]:
    """A server with the bot in it; at the end, every request that the bot made is looked at."""
    async with living(schedule_path) as world:
        yield Club(world, moderator(world))
        assert broken_promises((entry.json for entry in world.env.http_requests), world.typed) == []
