"""TVmaze on this machine, and a client that does not wait long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from bot.tvmaze.client import TVmaze
from bot.tvmaze.pace import Allowance
from bot.tvmaze.pages import Patience

from .server import TVmazeServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

IMPATIENT: Final = Patience(total=2.0, attempt=0.15, attempts=3, pause=0.01, pause_when_refused=0.05)
GENEROUS: Final = Allowance(requests=10_000, seconds=1.0)


@pytest.fixture
async def server() -> AsyncIterator[TVmazeServer]:
    async with TVmazeServer() as started:
        started.add_lantern()
        yield started


@pytest.fixture
async def tvmaze(server: TVmazeServer) -> AsyncIterator[TVmaze]:
    """A client that asks every time anew."""
    async with TVmaze(server.address, patience=IMPATIENT, allowance=GENEROUS, fresh_for=0.0) as client:
        yield client
