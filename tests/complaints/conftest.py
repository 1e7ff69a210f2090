"""The street that these stories happen in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.watching.club import moderator
from tests.world import living

from .programme import NIGHTLY, Programme
from .street import Street

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def street(tmp_path: Path) -> AsyncIterator[Street]:
    """A server with the bot in it, on New Year's Day; at the end, no title has been given away."""
    programme = Programme(tmp_path)
    programme.says(NIGHTLY)
    async with living(programme.path) as world:
        street = Street(world, moderator(world), programme)
        yield street
        assert street.spoilt() == []
