"""The desk of these stories, and the pile that grows on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.state.database import Database
from tests.watching.club import moderator

from .desk import Desk
from .pile import Pile, files_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.world import World


@pytest.fixture
def desk(world: World) -> Desk:
    """A server with the bot in it; every request that the bot makes is looked at, in the end."""
    return Desk(world, moderator(world))


@pytest.fixture
async def pile(tmp_path: Path) -> AsyncIterator[Pile]:
    """A state that a bot has open, and files that a curator may change."""
    database = Database(tmp_path / "state.sqlite")
    await database.open()
    yield Pile(database, tmp_path / "state.sqlite", files_in(tmp_path))
    await database.close()
