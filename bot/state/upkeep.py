"""What an operator does with the state as a whole: back it up, put a backup in its place, and check it."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.errors import StateUnavailable
from bot.state.copies import copied, copy_whole, put
from bot.state.hold import alone, in_use
from bot.state.identity import BLANK, existing, problems_of
from bot.state.migrate import checked_version, migrations
from bot.state.trouble import Damaged, InUse, explained

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from pathlib import Path

_BESIDE: Final = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database; of another database, it would destroy this one."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a check found; a state without problems is sound."""

    version: int
    newest: int
    rows: Mapping[str, int]
    problems: tuple[str, ...]


def condition_of(path: Path) -> Condition:
    """Check a state, also one in use; raises StateUnavailable where it is missing, newer, or no state."""
    with explained(path), closing(existing(path)) as database:
        version = checked_version(database, path)
        problems = tuple(problems_of(database))
        if version == BLANK:
            problems = (*problems, "it is empty: the bot fills it when it starts")
        return Condition(version, max(migrations()), {} if problems else _rows(database), problems)


def expect_current(path: Path) -> None:
    """Raises StateUnavailable where a state is missing, older, newer or no state; only the bot migrates one."""
    with explained(path), closing(existing(path)) as database:
        version, newest = checked_version(database, path), max(migrations())
    if version < newest:
        message = f"the state {path} is of version {version} of {newest}: start the bot, which brings it up to date"
        raise StateUnavailable(message)


def back_up(path: Path, target: Path) -> Condition:
    """Copy a state, also one in use, to a file that is not there yet; tells what the copy holds."""
    if target.exists():
        message = f"{target} is there already, and is not written over: name another file"
        raise StateUnavailable(message)
    with explained(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    copy_whole(path, target)
    return condition_of(target)


def restore(path: Path, source: Path) -> Path | None:
    """Put a sound state of no newer version in place of the present one; returns where that is kept, if there was one.

    Raises InUse while anybody has the present one open. Until the last step, a rename, nothing has changed.
    """
    with explained(path):
        if path.exists() and source.exists() and path.samefile(source):
            message = f"{source} is the state itself: name a backup"
            raise StateUnavailable(message)
        path.parent.mkdir(parents=True, exist_ok=True)
    with closing(alone(path)), copied(source, path) as copy:
        with explained(source), closing(existing(copy)) as database:
            checked_version(database, source)
        kept = _keep(path) if path.exists() and path.stat().st_size else None
        with explained(path):
            for beside in _BESIDE:
                path.with_name(f"{path.name}{beside}").unlink(missing_ok=True)
            put(copy, path)
    return kept


def newest_backup(path: Path) -> Path | None:
    """The youngest file beside a state that looks like a backup of it."""
    names = (f"{path.stem}-*{path.suffix}", f"{path.name}.before-*")
    found = [each for name in names for each in path.parent.glob(name) if not each.name.endswith(_BESIDE)]
    return max(found, key=lambda each: each.stat().st_mtime, default=None)


def _keep(path: Path) -> Path:
    kept = path.with_name(f"{path.name}.before-restore")
    try:
        with explained(path), closing(existing(path, seconds=0)) as database:
            # Takes the log into the file, which only works while nobody else, of whatever program, has it open.
            database.execute("pragma journal_mode = delete")
        copy_whole(path, kept)
    except InUse as error:
        raise InUse(in_use(path)) from error
    except Damaged:
        _keep_as_it_is(path, kept)
    return kept


def _keep_as_it_is(path: Path, kept: Path) -> None:
    """Keep what is left of a damaged state, its log included, for whoever wants to save more of it."""
    with explained(kept):
        for beside in ("", *_BESIDE):
            left, there = (each.with_name(f"{each.name}{beside}") for each in (path, kept))
            if left.exists():
                shutil.copy2(left, there)
            else:
                there.unlink(missing_ok=True)


def _rows(database: sqlite3.Connection) -> dict[str, int]:
    tables = database.execute("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    names = sorted(str(row[0]) for row in tables)
    return {name: int(database.execute(f'select count(*) from "{name}"').fetchone()[0]) for name in names}  # noqa: S608
