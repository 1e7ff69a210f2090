"""Opens a compiled file of the catalogue, or says what the operator must do."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from bot.catalogue.build import APPLICATION_ID, SCHEMA_VERSION
from bot.catalogue.places import remedy_for
from bot.errors import CatalogueUnavailable

if TYPE_CHECKING:
    from pathlib import Path


def opened(path: Path) -> sqlite3.Connection:
    """A connection that only reads; raises CatalogueUnavailable for what is no catalogue of this version."""
    remedy = remedy_for(path)
    try:
        rows = sqlite3.connect(read_only(path), uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        message = f"there is no catalogue at {path} ({error}); {remedy}, or set CATALOGUE"
        raise CatalogueUnavailable(message) from error
    rows.row_factory = sqlite3.Row
    try:
        found = tuple(rows.execute(f"pragma {name}").fetchone()[0] for name in ("application_id", "user_version"))
    except sqlite3.Error as error:
        rows.close()
        message = f"{path} is not a catalogue ({error}); {remedy}"
        raise CatalogueUnavailable(message) from error
    if found != (APPLICATION_ID, SCHEMA_VERSION):
        rows.close()
        message = f"{path} is not a catalogue of version {SCHEMA_VERSION}; {remedy}"
        raise CatalogueUnavailable(message)
    return rows


def read_only(path: Path) -> str:
    """The address by which SQLite opens a file without ever writing to it."""
    return f"{path.absolute().as_uri()}?mode=ro"
