"""Keeps a state from being replaced under a bot that has it open.

The lock is SQLite's own, on an empty file beside the state: it works on every platform, ends with its process however
that ends, and does not depend on whether the state itself can still be read.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from bot.state.trouble import InUse, code_of, explained

if TYPE_CHECKING:
    from pathlib import Path

_SECONDS_FOR_A_RESTORE: Final = 5


def shared(state: Path) -> tuple[sqlite3.Connection, bool]:
    """Hold a state open together with others, and whether there were none; ends when the connection is closed."""
    first = _nobody_holds(state)
    message = f"the state {state} is being restored: start again when that is done"
    return _held(state, "begin", message, seconds=_SECONDS_FOR_A_RESTORE), first


def _nobody_holds(state: Path) -> bool:
    try:
        alone(state).close()
    except InUse:
        return False
    return True


def alone(state: Path) -> sqlite3.Connection:
    """Hold a state while nobody else does; raises InUse where somebody has it open."""
    return _held(state, "begin exclusive", in_use(state), seconds=0)


def in_use(state: Path) -> str:
    """What is said to somebody who wants to replace a state that is open."""
    return f"the state {state} is open: stop the bot first, then restore"


def _held(state: Path, begin: str, refusal: str, *, seconds: float) -> sqlite3.Connection:
    path = state.with_name(f"{state.name}.lock")
    with explained(path):
        lock = sqlite3.connect(path, isolation_level=None, timeout=seconds, check_same_thread=False)
        try:
            lock.execute(begin)
            lock.execute("select count(*) from sqlite_schema").fetchone()  # `begin` alone locks nothing yet
        except sqlite3.Error as error:
            lock.close()
            if code_of(error) == sqlite3.SQLITE_BUSY:
                raise InUse(refusal) from error
            raise
        return lock
