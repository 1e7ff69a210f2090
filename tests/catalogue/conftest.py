"""Folders and catalogues that the tests of this folder share."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.build import build
from bot.catalogue.reader import Catalogue

from .folders import SHIPPED, VALID, lay_out

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from bot.catalogue.finding import Titles
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
def shelf(shipped_path: Path) -> Iterator[Catalogue]:
    """The shipped series, opened once for tests that need no loop."""
    opened = asyncio.run(Catalogue.open(shipped_path))
    yield opened
    asyncio.run(opened.close())


@pytest.fixture(scope="session")
def titles(shelf: Catalogue) -> Titles:
    """The index of the shipped titles."""
    return shelf.titles


@pytest.fixture(scope="session")
def listings(shelf: Catalogue) -> tuple[Listing, ...]:
    """The shipped series as lists show them."""
    return tuple(shelf.listings.values())


@pytest.fixture(scope="session")
def every_title(shipped_path: Path) -> tuple[tuple[str, str], ...]:
    """Every title of the shipped series, each with the slug of its series."""
    with closing(sqlite3.connect(shipped_path)) as database:
        return tuple(database.execute("select s.slug, t.text from title t join series s on s.id = t.series"))
