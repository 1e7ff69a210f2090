"""Tells the state from other files: nothing else is ever opened for writing, copied or replaced."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from bot.errors import StateUnavailable
from bot.state.trouble import NotAState

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID: Final = 0x50725374
"""`PrSt`: tells a state file from a catalogue and from other SQLite files."""

_QUESTIONS: Final = ("pragma user_version", "pragma application_id", "select count(*) from sqlite_schema")

BLANK: Final = 0
"""The version of a file that is not there yet, or that holds nothing at all."""


def version_of(database: sqlite3.Connection, path: Path) -> int:
    """The number of the last migration that a state file has seen; raises NotAState for somebody else's file."""
    # One snapshot: between three readings of their own, another process may fill an empty file.
    database.execute("savepoint identity")
    version, application, tables = (int(database.execute(question).fetchone()[0]) for question in _QUESTIONS)
    database.execute("release identity")
    if application == APPLICATION_ID:
        return version
    if (version, application, tables) != (BLANK, 0, 0):
        message = f"{path} is not a state file of this bot: name another file"
        raise NotAState(message)
    return BLANK


def existing(path: Path, seconds: float = 5.0) -> sqlite3.Connection:
    """Open a file that is there, to read it; raises StateUnavailable where there is none."""
    if not path.is_file():
        message = f"there is no state at {path}: look at STATE_URL; the bot creates one when it starts"
        raise StateUnavailable(message)
    # Not `mode=ro`: the log of a killed bot must be taken in, or what it acknowledged would be missing.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=seconds)


def problems_of(database: sqlite3.Connection) -> list[str]:
    """Everything that is wrong with a database's pages, indexes, checks and references."""
    try:
        told = [str(row[0]) for row in database.execute("pragma integrity_check(20)")]
        orphans = [f"{row[0]}: row {row[1]} refers to {row[2]}" for row in database.execute("pragma foreign_key_check")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [line for problem in told if problem != "ok" for line in problem.splitlines()] + orphans
