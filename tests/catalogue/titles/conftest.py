"""A small catalogue of series that everybody knows."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.titles import TitleSearch, write_index

from .shelf import SERIES

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def search() -> Iterator[TitleSearch]:
    """The index of those series."""
    database = sqlite3.connect(":memory:")
    write_index(database, [titled for titled, _ in SERIES.values()])
    yield TitleSearch(database)
    database.close()
