"""`previously state restore`: only a sound backup, only while nobody has the state open, and never for good."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from bot.series.codes import EpisodeCode
from bot.state.progress import ProgressStore, Watched

from .files import ROWS, asked, destroy_table, left_in, line_of, previously, watched

if TYPE_CHECKING:
    from pathlib import Path

    from bot.state.database import Database


async def test_restore_puts_a_backup_in_place_and_keeps_the_present_state(path: Path) -> None:
    await watched(path, 1)
    line_of(previously("state", "backup", "mine", state=path), 0)
    await watched(path, 2)

    done = previously("state", "restore", "mine", state=path)

    assert done.returncode == 0, done.stderr
    kept = path.with_name("state.sqlite.before-restore")
    assert done.stderr.splitlines()[1] == f"the state as it was is kept as {kept}"
    assert asked(path, ROWS) == [(1, "S1E1")]
    assert asked(kept, ROWS) == [(1, "S1E1"), (2, "S1E2")]
    assert left_in(path.parent) == {path.name, kept.name, "mine"}

    assert previously("state", "restore", kept, state=path).returncode == 0  # and back again
    assert asked(path, ROWS) == [(1, "S1E1"), (2, "S1E2")]
    assert asked(kept, ROWS) == [(1, "S1E1")]
    await watched(path, 3)
    assert len(asked(path, ROWS)) == 3


async def test_restore_where_there_is_no_state(path: Path, tmp_path: Path) -> None:
    await watched(tmp_path / "mine", 1)
    assert line_of(previously("state", "restore", "mine", state=path), 0).startswith(f"restored {path} from mine: ")
    assert asked(path, ROWS) == [(1, "S1E1")]


async def test_restore_is_refused_while_the_bot_has_the_state_open(
    path: Path, tmp_path: Path, database: Database, progress: ProgressStore
) -> None:
    await watched(tmp_path / "mine", 1)
    await progress.save(2, Watched("innocent", 1, EpisodeCode(1, 2)))

    line = line_of(previously("state", "restore", "mine", state=path))

    assert line == f"the state {path} is open: stop the bot first, then restore"
    await progress.save(3, Watched("innocent", 1, EpisodeCode(1, 3)))
    assert asked(path, ROWS) == [(2, "S1E2"), (3, "S1E3")]


async def test_restore_is_refused_while_the_bot_has_a_damaged_state_open(
    path: Path, tmp_path: Path, database: Database
) -> None:
    await watched(tmp_path / "mine", 1)
    with path.open("r+b") as file:
        file.write(b"\xff" * 4096)

    assert "is open" in line_of(previously("state", "restore", "mine", state=path))
    assert path.read_bytes().startswith(b"\xff" * 4096)


async def test_restore_is_refused_while_another_program_has_the_state_open(path: Path, tmp_path: Path) -> None:
    await watched(tmp_path / "mine", 1)
    await watched(path, 2)
    asks = "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute('select * from progress').fetchall()"
    waits = f"{asks}; print(1, flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", waits, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        assert "is open" in line_of(previously("state", "restore", "mine", state=path))
        other.communicate(b"\n")
    assert asked(path, ROWS) == [(2, "S1E2")]


async def test_restore_over_a_damaged_state_keeps_what_is_left(path: Path, tmp_path: Path) -> None:
    await watched(tmp_path / "mine", 1)
    for destroyed in (b"\xff" * 5000, b""):
        await watched(path)
        path.write_bytes(destroyed or path.read_bytes())
        if not destroyed:
            destroy_table(path, "progress")
        left = path.read_bytes()

        assert previously("state", "restore", "mine", state=path).returncode == 0

        assert path.with_name("state.sqlite.before-restore").read_bytes() == left
        assert asked(path, ROWS) == [(1, "S1E1")]


async def test_restore_checks_the_file_first(path: Path, tmp_path: Path) -> None:
    await watched(path, 1)
    (tmp_path / "notes").write_text("milk, eggs " * 500)
    (tmp_path / "empty").touch()
    for name in ("newer", "damaged", "foreign"):
        await watched(tmp_path / name, *range(1, 9))
    asked(tmp_path / "newer", "pragma user_version = 99")
    asked(tmp_path / "foreign", "pragma application_id = 1")
    destroy_table(tmp_path / "damaged", "progress")
    before = path.read_bytes(), left_in(tmp_path)

    told = {
        name: line_of(previously("state", "restore", name, state=path))
        for name in ("nowhere", "notes", "empty", "newer", "damaged", "foreign", "state.sqlite")
    }

    assert told["nowhere"].startswith("there is no state at nowhere")
    assert all(f"{name} is not a state file of this bot" in told[name] for name in ("notes", "empty", "foreign"))
    assert told["newer"].startswith("newer is of version 99, made by a newer release")
    assert told["damaged"].startswith("damaged is damaged")
    assert told["state.sqlite"] == "state.sqlite is the state itself: name a backup"
    assert (path.read_bytes(), left_in(tmp_path)) == before
