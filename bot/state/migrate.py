"""Brings a state file to the version of the code: all migrations that wait in one transaction, after a backup."""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import closing
from importlib import resources
from typing import TYPE_CHECKING, Final

from bot.errors import StateUnavailable
from bot.state.copies import copy_whole, sweep
from bot.state.identity import APPLICATION_ID, BLANK, version_of
from bot.state.trouble import code_of, explained

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NUMBERED: Final = re.compile(r"(\d{4})_\w+\.sql")
_SECONDS_TO_WAIT_FOR_OTHERS: Final = 5.0
_SECONDS_BETWEEN_ATTEMPTS: Final = 0.02


def migrations() -> dict[int, str]:
    """Every migration's SQL by number, in order."""
    found = {}
    for entry in resources.files("bot.state").joinpath("migrations").iterdir():
        if numbered := _NUMBERED.fullmatch(entry.name):
            found[int(numbered[1])] = entry.read_text(encoding="utf-8")
    return dict(sorted(found.items()))


def migrate(path: Path) -> None:
    """Create or update the file at `path`, whole or not at all.

    Raises StateUnavailable where it is newer than the code, no state, or cannot be written. Two processes may do this
    at the same time: the one that comes second finds nothing left to do.
    """
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, isolation_level=None, timeout=_SECONDS_TO_WAIT_FOR_OTHERS)) as database:
            checked_version(database, path)  # before anything of somebody else's file is locked or written
            try:
                database.execute("begin immediate")  # also tells, before anybody is served, whether it can be written
                _bring_up(database, path)
                database.execute("commit")
            finally:
                database.rollback()  # nothing, after the commit
            _use_log(database)


def checked_version(database: sqlite3.Connection, path: Path) -> int:
    """The version of a state file; raises StateUnavailable for a newer one and for a file that is no state."""
    version, newest = version_of(database, path), max(migrations())
    if version > newest:
        message = (
            f"{path} is of version {version}, made by a newer release; this one knows {newest}: "
            "update the bot, or restore an older backup with `previously state restore`"
        )
        raise StateUnavailable(message)
    return version


def _bring_up(database: sqlite3.Connection, path: Path) -> None:
    # Asked again, now that nobody else can write: another process may have been here in between.
    version = checked_version(database, path)
    waiting = {number: sql for number, sql in migrations().items() if number > version}
    if waiting and version != BLANK:
        # This transaction has written nothing yet, so the copy shows the old version; and nobody else copies now.
        backup = path.with_name(f"{path.name}.before-{min(waiting)}")
        sweep(backup)
        copy_whole(path, backup)
    try:
        _apply(database, waiting)
    except sqlite3.Error as error:
        newest = max(waiting)
        message = f"the state {path} could not be brought to version {newest} ({error}): it stays as it was"
        raise StateUnavailable(message) from error


def _apply(database: sqlite3.Connection, waiting: Mapping[int, str]) -> None:
    # executescript would commit first; the statements and the version must stand or fall together.
    for number, sql in waiting.items():
        for statement in statements_of(sql):
            database.execute(statement)
        database.execute(f"pragma user_version = {number}")
        database.execute(f"pragma application_id = {APPLICATION_ID}")
    if waiting and database.execute("pragma foreign_key_check").fetchall():
        raise sqlite3.IntegrityError("rows refer to others that are not there")


def _use_log(database: sqlite3.Connection) -> None:
    """Let readers read while somebody writes; SQLite does not wait for others by itself when it changes to that."""
    end = time.monotonic() + _SECONDS_TO_WAIT_FOR_OTHERS
    while True:
        try:
            database.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as error:
            if code_of(error) != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_SECONDS_BETWEEN_ATTEMPTS)
        else:
            return


def statements_of(sql: str) -> list[str]:
    """A script's statements, one by one; one without its last semicolon counts."""
    statements, begun = [], ""
    for line in sql.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            statements.append(begun)
            begun = ""
    return [*statements, begun] if begun.strip() else statements
