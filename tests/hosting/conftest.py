"""The shipped catalogue, a stand-in for Discord, and a bot connected to it."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.stand_in import StandIn

from .process import TOKEN, Process, addresses, running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


class Hosting(Protocol):
    """Starts `previously run` with the settings given besides the usual ones."""

    def __call__(self, stand_in: StandIn, **settings: str) -> AbstractAsyncContextManager[Process]: ...


@pytest.fixture(scope="session")
def catalogue(shipped_catalogue_path: Path) -> Path:
    return shipped_catalogue_path


@pytest.fixture
async def stand_in() -> AsyncIterator[StandIn]:
    async with StandIn(token=TOKEN) as started:
        yield started


@pytest.fixture
def hosted(catalogue: Path, tmp_path: Path) -> Hosting:
    return partial(_hosted, catalogue, tmp_path)


@asynccontextmanager
async def _hosted(catalogue: Path, where: Path, stand_in: StandIn, **settings: str) -> AsyncIterator[Process]:
    usual = addresses(stand_in) | {"CATALOGUE": str(catalogue)}
    async with running("run", where=where, settings=usual | settings) as bot:
        # "connected as …" comes two seconds later, when discord.py has waited for more servers; answers do not wait.
        await stand_in.connected()
        yield bot
