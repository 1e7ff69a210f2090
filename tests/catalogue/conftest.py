"""Folders and catalogues that the tests of this folder share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.catalogue.build import build
from bot.catalogue.reader import Catalogue

from .folders import SHIPPED, VALID, lay_out

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


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
