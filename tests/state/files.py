"""State files as tests make and read them; they are read with SQLite alone."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from bot.series.codes import EpisodeCode
from bot.state.database import Database
from bot.state.progress import ProgressStore, Watched

ROOT: Final = Path(__file__).parents[2]
ROWS: Final = "select member, episode from progress order by member"


def asked(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """Ask a file with SQLite alone."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        return database.execute(sql).fetchall()


def version(path: Path) -> int:
    return int(asked(path, "pragma user_version")[0][0])


def destroy_table(path: Path, table: str) -> None:
    """Overwrite the page where a table begins, as a failing disk might."""
    asked(path, "pragma journal_mode = delete")
    page = asked(path, f"select rootpage from sqlite_schema where name = '{table}'")[0][0]
    size = asked(path, "pragma page_size")[0][0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def left_in(folder: Path) -> set[str]:
    """The files in a folder, but for the lock, which is empty and says nothing."""
    return {each.name for each in folder.iterdir() if not each.name.endswith(".lock")}


def previously(*arguments: object, state: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run one command of the bot in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        cwd=state.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "STATE_URL": f"sqlite:///{state}"},
        **options,
    )


async def watched(path: Path, *members: int) -> None:
    """A state in which members have told something, and the bot has stopped."""
    database = Database(path)
    await database.open()
    for member in members:
        await ProgressStore(database).save(member, Watched("innocent", 1, EpisodeCode(1, member)))
    await database.close()


def line_of(done: subprocess.CompletedProcess[str], code: int = 1) -> str:
    """The one line that a command said."""
    assert done.returncode == code, done.stderr
    (line,) = done.stderr.splitlines()
    return line
