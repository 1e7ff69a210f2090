"""The club that these stories happen in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.world import living

from .club import Club, moderator
from .library import catalogue_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture(scope="session")
def library_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue of these stories, built once."""
    return catalogue_in(tmp_path_factory.mktemp("library"))


@pytest.fixture
async def club(library_path: Path) -> AsyncIterator[Club]:
    """A server with the bot in it; a story during which errors are logged unasked fails."""
    async with living(library_path) as world:
        yield Club(world, moderator(world))
