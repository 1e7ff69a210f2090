"""The catalogues and the world that tests live in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.build import build
from tests.commands.promises import broken_promises
from tests.world import World, living

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

HERE = Path(__file__).parent
CURATED = HERE / "commands" / "curated"
SHIPPED = HERE.parent / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    """How often the bot is killed, and which evenings it is killed on."""
    parser.addoption("--rounds", type=int, default=20, help="evenings of the chaos test")
    parser.addoption("--seed", type=int, help="the first of them; by default one at random")


@pytest.fixture(scope="session")
def catalogue_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue of the series that only the tests know, built once."""
    return build(CURATED, tmp_path_factory.mktemp("catalogue") / "catalogue.sqlite").path


@pytest.fixture(scope="session")
def shipped_catalogue_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue that is shipped, built once."""
    return build(SHIPPED, tmp_path_factory.mktemp("shipped") / "catalogue.sqlite").path


@pytest.fixture
async def world(catalogue_path: Path) -> AsyncIterator[World]:
    """A server with the bot in it; at the end, every request that the bot made is looked at."""
    async with living(catalogue_path) as world:
        yield world
        assert broken_promises((entry.json for entry in world.env.http_requests), world.typed) == []
