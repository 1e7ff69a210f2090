"""The village that these stories happen in."""

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


@pytest.fixture(scope="session")
def almanac_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue of these stories, built once."""
    return catalogue_in(tmp_path_factory.mktemp("reminding"))


@pytest.fixture
async def village(almanac_path: Path) -> AsyncIterator[Village]:
    """A server with the bot in it; a story during which errors are logged unasked fails."""
    async with living(almanac_path) as world:
        yield Village(world, moderator(world))
