"""A quay where nothing is known yet, and TVmaze beside it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.catalogue.build import build
from bot.tvmaze.client import TVmaze
from tests.commands.promises import broken_promises
from tests.tvmaze.conftest import GENEROUS, IMPATIENT
from tests.tvmaze.server import TVmazeServer
from tests.watching.club import moderator
from tests.world import living

from .library import add_ferry, add_harbour
from .quay import Quay
from .shore import CURATED, Shore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture(scope="session")
def harbour_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue of these stories, built once."""
    return build(CURATED, tmp_path_factory.mktemp("harbour") / "catalogue.sqlite").path


@pytest.fixture
def catalogue(harbour_path: Path, tmp_path: Path) -> Path:
    """A catalogue with nothing of TVmaze's beside it."""
    return Path(shutil.copy(harbour_path, tmp_path / "catalogue.sqlite"))


@pytest.fixture
async def server() -> AsyncIterator[TVmazeServer]:
    async with TVmazeServer() as started:
        add_ferry(started)
        add_harbour(started)
        yield started


@pytest.fixture
async def tvmaze(server: TVmazeServer) -> AsyncIterator[TVmaze]:
    """A client that asks every time anew, over a new connection: one that is kept is looked after by a clock."""
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True)) as session,
        TVmaze(server.address, session, patience=IMPATIENT, allowance=GENEROUS, fresh_for=0.0) as client,
    ):
        yield client


@pytest.fixture
async def quay(catalogue: Path, server: TVmazeServer, tvmaze: TVmaze) -> AsyncIterator[Quay]:
    """A server with the bot in it; at the end, every request that the bot made is looked at."""
    async with living(catalogue, tvmaze) as world:
        yield Quay(world, moderator(world), server, tvmaze)
        assert broken_promises((entry.json for entry in world.env.http_requests), world.typed) == []


@pytest.fixture
def shore(catalogue: Path, server: TVmazeServer, tvmaze: TVmaze) -> Shore:
    return Shore(catalogue, server, tvmaze)
