"""Brings a state file to the version of the code: numbered migrations, each in a transaction, after a backup."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from importlib import resources
from typing import TYPE_CHECKING, Final

from bot.errors import StateUnavailable

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID: Final = 0x50725374
"""`PrSt`: tells a state file from a catalogue and from other SQLite files."""

_NUMBERED: Final = re.compile(r"(\d{4})_\w+\.sql")


def migrations() -> dict[int, str]:
    """Every migration's SQL by number, in order."""
    found = {}
    for entry in resources.files("bot.state").joinpath("migrations").iterdir():
        if numbered := _NUMBERED.fullmatch(entry.name):
            found[int(numbered[1])] = entry.read_text(encoding="utf-8")
    return dict(sorted(found.items()))


def migrate(path: Path) -> None:
    """Create or update the file at `path`; raises StateUnavailable where it is newer than the code, or no state."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            version = checked_version(database, path)
            waiting = {number: sql for number, sql in migrations().items() if number > version}
            if waiting and version:
                back_up(database, path.with_name(f"{path.name}.before-{max(waiting)}"))
            database.execute("pragma journal_mode = wal")
            for number, sql in waiting.items():
                _apply(database, number, sql)
    except sqlite3.Error as error:
        message = f"the state {path} cannot be opened ({error}); run `previously state check`, or restore a backup"
        raise StateUnavailable(message) from error


def checked_version(database: sqlite3.Connection, path: Path) -> int:
    """The version of a state file; raises StateUnavailable for a newer one and for a file that is no state."""
    version = int(database.execute("pragma user_version").fetchone()[0])
    application = int(database.execute("pragma application_id").fetchone()[0])
    tables = database.execute("select count(*) from sqlite_schema").fetchone()[0]
    if tables and application != APPLICATION_ID:
        message = f"{path} is not a state file of this bot; set STATE_URL to another path"
        raise StateUnavailable(message)
    newest = max(migrations())
    if version > newest:
        message = (
            f"{path} is of version {version}, made by a newer release; this one knows {newest}. "
            "Update the bot, or restore an older backup with `previously state restore`"
        )
        raise StateUnavailable(message)
    return version


def back_up(database: sqlite3.Connection, target: Path) -> None:
    """Copy a state, also one in use, to a file that is whole or not there."""
    unfinished = target.with_name(f".{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as copy:
        database.backup(copy)
        copy.execute("pragma journal_mode = delete")
    unfinished.replace(target)


def _apply(database: sqlite3.Connection, number: int, sql: str) -> None:
    # executescript would commit first; the statements and the version must stand or fall together.
    database.execute("begin immediate")
    try:
        for statement in statements_of(sql):
            database.execute(statement)
        database.execute(f"pragma user_version = {number}")
        database.execute(f"pragma application_id = {APPLICATION_ID}")
        database.execute("commit")
    except BaseException:
        database.execute("rollback")
        raise


def statements_of(sql: str) -> list[str]:
    """A script's statements, one by one."""
    statements, begun = [], ""
    for line in sql.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            statements.append(begun)
            begun = ""
    return statements
