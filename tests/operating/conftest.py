"""A state that a bot has open: nothing here closes it before the operator looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.state.database import Database

from .evening import Evening

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite"


@pytest.fixture
async def evening(path: Path) -> AsyncIterator[Evening]:
    database = Database(path)
    await database.open()
    yield Evening(database)
    await database.close()
