"""Folders and catalogues that the tests of this folder share."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.build import build
from bot.catalogue.reader import Catalogue

from .folders import SHIPPED, VALID, lay_out

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.catalogue.search import TitleIndex
    from bot.series.models import Listing


@pytest.fixture
def lamp(tmp_path: Path) -> Path:
    """A folder of its own that holds the valid series."""
    return lay_out(VALID, tmp_path / "data")


@pytest.fixture
def catalogue_path(lamp: Path, tmp_path: Path) -> Path:
    """The valid series, compiled."""
    return build(lamp, tmp_path / "catalogue.sqlite").path


@pytest.fixture
async def catalogue(catalogue_path: Path) -> AsyncIterator[Catalogue]:
    """The valid series, compiled and opened."""
    opened = await Catalogue.open(catalogue_path)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def shipped_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped series, compiled once for all tests."""
    return build(SHIPPED, tmp_path_factory.mktemp("shipped") / "catalogue.sqlite").path


@pytest.fixture
async def shipped(shipped_path: Path) -> AsyncIterator[Catalogue]:
    """The shipped series, opened."""
    opened = await Catalogue.open(shipped_path)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def shelf(shipped_path: Path) -> Catalogue:
    """The shipped series, closed again: what is held in memory can still be asked."""

    async def read() -> Catalogue:
        opened = await Catalogue.open(shipped_path)
        await opened.close()
        return opened

    return asyncio.run(read())


@pytest.fixture(scope="session")
def titles(shelf: Catalogue) -> TitleIndex:
    """The index of the shipped titles."""
    return shelf.titles


@pytest.fixture(scope="session")
def listings(shelf: Catalogue) -> tuple[Listing, ...]:
    """The shipped series as lists show them."""
    return tuple(shelf.listings.values())
