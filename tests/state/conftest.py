"""A state file of one's own, and the stores on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.state.channels import ChannelStore
from bot.state.database import Database
from bot.state.progress import ProgressStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.sqlite"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    database = Database(path)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
def progress(database: Database) -> ProgressStore:
    return ProgressStore(database)


@pytest.fixture
def channels(database: Database) -> ChannelStore:
    return ChannelStore(database)
