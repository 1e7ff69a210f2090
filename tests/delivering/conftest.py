"""A desk with a state file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.state.database import Database

from .desk import Desk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    database = Database(tmp_path / "state.sqlite")
    await database.open()
    yield Desk(database)
    await database.close()
