"""What SQLite and the file system complain of, in an operator's words and with what to do."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from bot.errors import StateUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PRIMARY: Final = 0xFF
"""SQLite's codes carry details in their upper bits."""

_IN_USE: Final = "the state {path} is in use by another program ({error}): try again, or end that program"
_UNWRITABLE: Final = "the state cannot be written to {path} ({error}): set STATE_URL to a file that may be written"
_FULL: Final = "the state {path} cannot grow ({error}): make room on its disk"
_AWAY: Final = "the state {path} cannot be reached ({error}): put it back if it was moved, and make room on its disk"
_DAMAGED: Final = "the state {path} is damaged ({error}): run `previously state check`, or restore a backup"
_NO_STATE: Final = (
    "{path} is not a state file of this bot, or its beginning is destroyed: name another file, "
    "or put a backup in its place with `previously state restore`"
)
_WORDS: Final = {
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_PERM: _UNWRITABLE,
    sqlite3.SQLITE_READONLY: _UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: _UNWRITABLE,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _AWAY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _NO_STATE,
}


class NotAState(StateUnavailable):
    """A file is something else; it is left alone."""


class Damaged(StateUnavailable):
    """A file cannot be read as SQLite wrote it."""


class InUse(StateUnavailable):
    """Somebody else holds the file."""


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary code of an error; 0 for one that did not come from SQLite."""
    return int(getattr(error, "sqlite_errorcode", 0)) & _PRIMARY


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """What the file, its disk or its other users cause is raised as StateUnavailable; our own mistakes pass through."""
    try:
        yield
    except sqlite3.Error as error:
        if (words := _WORDS.get(code_of(error))) is None:
            raise
        raise _kind(words)(words.format(path=path, error=error)) from error
    except OSError as error:
        raise StateUnavailable(_UNWRITABLE.format(path=path, error=error)) from error


def _kind(words: str) -> type[StateUnavailable]:
    if words in {_DAMAGED, _NO_STATE}:
        return Damaged
    return InUse if words == _IN_USE else StateUnavailable
