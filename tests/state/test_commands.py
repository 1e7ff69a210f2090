"""`previously state …`, as it is typed."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from bot.series.codes import EpisodeCode
from bot.state.database import Database
from bot.state.progress import ProgressStore, Watched

from .files import ROOT, asked, destroy_table, left_in, previously

if TYPE_CHECKING:
    from pathlib import Path

ROWS = "select member, episode from progress order by member"


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


async def test_backup_while_the_bot_runs(path: Path, database: Database, progress: ProgressStore) -> None:
    await progress.save(1, Watched("innocent", 1, EpisodeCode(1, 1)))

    line = line_of(previously("state", "backup", state=path), 0)

    found = re.fullmatch(r"wrote (.+): 0 channel_horizon, 1 progress; version 1", line)
    assert found
    (name,) = (
        each for each in left_in(path.parent) if each.startswith(f"state-{datetime.now().astimezone():%Y-%m-%d}")
    )
    assert found[1] == str(path.with_name(name))
    assert asked(path.with_name(name), ROWS) == [(1, "S1E1")]
    await progress.save(2, Watched("innocent", 1, EpisodeCode(1, 2)))


async def test_backup_to_a_file_or_into_a_folder(path: Path, tmp_path: Path) -> None:
    await watched(path, 1)
    path.chmod(0o600)

    line_of(previously("state", "backup", "new/mine.sqlite", state=path), 0)
    line_of(previously("state", "backup", "new", state=path), 0)

    assert len(left_in(tmp_path / "new")) == 2
    assert all(asked(each, ROWS) == [(1, "S1E1")] for each in (tmp_path / "new").iterdir())
    assert all(each.stat().st_mode & 0o777 == 0o600 for each in (tmp_path / "new").iterdir())


async def test_backup_writes_over_nothing(path: Path, tmp_path: Path) -> None:
    await watched(path, 1)
    (tmp_path / "diary").write_text("dear diary")
    assert line_of(previously("state", "backup", "diary", state=path)).startswith("diary is there already")
    assert (tmp_path / "diary").read_text() == "dear diary"


async def test_backup_without_room_leaves_nothing_there(path: Path, tmp_path: Path) -> None:
    await watched(path, *range(1, 100))
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))  # noqa: E731
    (tmp_path / "backups").mkdir()

    done = previously("state", "backup", "backups/mine.sqlite", state=path, preexec_fn=limit)

    assert "make room" in line_of(done)
    assert left_in(tmp_path / "backups") == set()


@pytest.mark.parametrize("command", [("check",), ("backup",)])
def test_a_missing_state_is_told_and_not_created(path: Path, command: tuple[str]) -> None:
    assert line_of(previously("state", *command, state=path)).startswith(f"there is no state at {path}: ")
    assert left_in(path.parent) == set()


async def test_check_of_a_sound_state(path: Path) -> None:
    await watched(path, 1, 2)
    assert (
        line_of(previously("state", "check", state=path), 0)
        == f"{path} is sound: 0 channel_horizon, 2 progress; version 1"
    )


async def test_check_of_a_damaged_state_says_what_to_do(path: Path) -> None:
    await watched(path, 1)
    line_of(previously("state", "backup", state=path), 0)
    (backup,) = left_in(path.parent) - {path.name}
    destroy_table(path, "progress")

    done = previously("state", "check", state=path)

    assert done.stdout
    assert line_of(done).endswith(f"put a backup in its place with `previously state restore {path.with_name(backup)}`")


@pytest.mark.parametrize("command", ["check", "backup"])
async def test_a_newer_or_a_foreign_state_is_told(path: Path, command: str) -> None:
    await watched(path, 1)
    asked(path, "pragma user_version = 99")
    done = previously("state", "check", state=path)
    assert "made by a newer release" in line_of(done)

    asked(path, "pragma application_id = 1")
    assert "is not a state file of this bot" in line_of(previously("state", command, state=path))

    path.write_text("milk, eggs " * 500)
    assert "is not a state file of this bot" in line_of(previously("state", command, state=path))
    assert left_in(path.parent) == {path.name}


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


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("sqlite:///:memory:", "a state in memory is forgotten with every restart"),
        ("sqlite:///var/", "that is a folder and no file"),
        ("sqlite:///state.sqlite?mode=ro", "it takes no options"),
    ],
)
def test_an_address_that_is_no_file_is_refused(path: Path, url: str, why: str) -> None:
    told = f"STATE_URL is not right, {why}: write it as sqlite:///var/state.sqlite"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "STATE_URL": url}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "state", "check"],
        check=False,
        capture_output=True,
        text=True,
        cwd=path.parent,
        env=env,
    )
    assert line_of(done) == told
