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
from bot.state.progress import ProgressStore, Watched

from .files import ROOT, ROWS, asked, destroy_table, left_in, line_of, previously, watched

if TYPE_CHECKING:
    from pathlib import Path

    from bot.state.database import Database


async def test_backup_while_the_bot_runs(path: Path, database: Database, progress: ProgressStore) -> None:
    await progress.save(1, Watched("innocent", 1, EpisodeCode(1, 1)))

    line = line_of(previously("state", "backup", state=path), 0)

    held = "0 channel_horizon, 0 correction, 0 delivery, 1 progress, 0 reminder; version 3"
    found = re.fullmatch(rf"wrote (.+): {held}", line)
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
        == f"{path} is sound: 0 channel_horizon, 0 correction, 0 delivery, 2 progress, 0 reminder; version 3"
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
