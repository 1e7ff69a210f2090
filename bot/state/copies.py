"""Copies of a state that are whole, sound and on the disk, or not there at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.state.identity import BLANK, existing, problems_of, version_of
from bot.state.trouble import Damaged, InUse, NotAState, explained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SECONDS_TO_WAIT_FOR_OTHERS: Final = 5.0
_UNFINISHED: Final = ".unfinished"


def copy_whole(source: Path, target: Path) -> None:
    """Copy a state, also one in use, in place of what stands at the target."""
    with copied(source, target) as copy:
        put(copy, target)


@contextmanager
def copied(source: Path, target: Path) -> Iterator[Path]:
    """A sound copy of a state beside where it shall stand; gone afterwards, unless it was put there.

    Raises NotAState and Damaged, which no copy would mend.
    """
    with explained(source), closing(existing(source)) as database:
        if version_of(database, source) == BLANK:
            message = f"{source} is not a state file of this bot: it is empty"
            raise NotAState(message)
        with _unfinished(target) as copy:
            with explained(target):
                _fill(copy, database, source)
                shutil.copymode(source, copy)  # members' data stays as private as it was
            yield copy


def put(copy: Path, target: Path) -> None:
    """Let a finished copy stand at its place, also after a power cut."""
    with explained(target):
        _to_disk(copy)
        copy.replace(target)
        _to_disk(target.parent)


def sweep(target: Path) -> None:
    """Remove what killed processes have left of copies to a target; only where nobody else may be copying there."""
    with explained(target):
        for left in target.parent.glob(f"{escape(_beginning(target))}*{_UNFINISHED}*"):
            left.unlink(missing_ok=True)


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    with explained(target):
        # A name of its own: two copies at once must not write into one file.
        handle, name = tempfile.mkstemp(prefix=_beginning(target), suffix=_UNFINISHED, dir=target.parent)
    os.close(handle)
    copy = Path(name)
    try:
        yield copy
    finally:
        for left in (copy, copy.with_name(f"{copy.name}-journal")):
            left.unlink(missing_ok=True)


def _beginning(target: Path) -> str:
    return f".{target.name}."


def _fill(copy: Path, database: sqlite3.Connection, source: Path) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as written:
        database.backup(written, progress=_patience(source))
        written.execute("pragma journal_mode = delete")  # one file, without a log beside it
        problems = problems_of(written)
    if problems:
        message = f"{source} is damaged ({problems[0]}): run `previously state check`, or name another file"
        raise Damaged(message)


def _patience(source: Path) -> Callable[[int, int, int], None]:
    """Python's backup asks for a locked source for ever; this gives up."""
    end = time.monotonic() + _SECONDS_TO_WAIT_FOR_OTHERS

    def progress(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and time.monotonic() > end:
            message = f"the state {source} is locked by another program: try again, or end that program"
            raise InUse(message)

    return progress


def _to_disk(path: Path) -> None:
    with suppress(PermissionError):  # Windows opens no folders, and needs none to be written
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
