"""`kill -9` in the middle of writing: the state opens, and nothing that was acknowledged is lost or half done.

`CRASHES=200` asks for as many.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from bot.state.channels import ChannelStore, Place
from bot.state.database import Database
from bot.state.migrate import migrate
from bot.state.progress import ProgressStore
from bot.state.upkeep import condition_of

from .files import ROOT, left_in
from .test_migrations import GOOD, NEXT, ship, with_progress
from .writer import PAIRED

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

CRASHES = int(os.environ.get("CRASHES", "25"))
PAIRS = "select story, updated from progress where member = :member"

Acknowledged = dict[tuple[str, int], int]


async def test_killed_in_the_middle_of_writing(path: Path) -> None:
    chance = random.Random(os.environ.get("CRASH_SEED"))
    acknowledged: Acknowledged = {}
    wrote = 0
    for life in range(CRASHES):
        wrote += killed(path, life, chance.random() ** 2 * 0.25, acknowledged)
        assert condition_of(path).problems == ()  # as the crash left it, log and all
        await everything_is_there(path, acknowledged)
    assert wrote > CRASHES * 10
    print(f"{CRASHES} crashes, {wrote} acknowledged writes, {len(acknowledged)} rows followed")


async def test_what_a_start_that_was_killed_has_left_is_removed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a copy of everything that members have told would lie there for ever."""
    await with_progress(path)
    left, others = f".state.sqlite.before-{NEXT}.k2_x9a0b.unfinished", ".my-backup.sqlite.abcdefgh.unfinished"
    for name in (left, f"{left}-journal", others):
        path.with_name(name).write_text("half a copy")
    ship(monkeypatch, GOOD)

    migrate(path)

    assert left_in(path.parent) == {"state.sqlite", f"state.sqlite.before-{NEXT}", others}


def killed(path: Path, life: int, seconds: float, acknowledged: Acknowledged) -> int:
    """Let a process write for a while after its first word, kill it, and note what it was told is safe."""
    command = [sys.executable, "-m", "tests.state.writer", str(path), str(life)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        said = [writer.stdout.readline()]
        time.sleep(seconds)
        writer.kill()
        said += writer.stdout.read().splitlines(keepends=True)
    for line in (line for line in said if line.endswith("\n")):  # the last may have been cut off
        kind, who, number = line.split()
        acknowledged[kind, int(who)] = int(number)
    return len(said)


async def everything_is_there(path: Path, acknowledged: Acknowledged) -> None:
    database = Database(path)
    await database.open()
    try:
        for (kind, who), number in acknowledged.items():
            found = await READ[kind](database, who)
            # What was not acknowledged yet may be there as well: one write of each task, and no more.
            assert number <= found <= number + 1, (kind, who, number, found)
    finally:
        await database.close()


async def _progress(database: Database, member: int) -> int:
    (kept,) = await ProgressStore(database).of_member(member)
    return kept.episode.number


async def _channel(database: Database, channel: int) -> int:
    (setting,) = await ChannelStore(database).of_place(Place(channel))
    (row,) = await database.read("select set_by from channel_horizon where channel = :channel", {"channel": channel})
    number = int(row["set_by"])
    assert setting.episode is None or setting.episode.number == number
    return number


async def _pair(database: Database, member: int) -> int:
    assert member >= PAIRED
    rows = await database.read(PAIRS, {"member": member})
    assert [row["story"] for row in rows] == [1, 2]
    assert len({row["updated"] for row in rows}) == 1
    return int(rows[0]["updated"])


READ = {"progress": _progress, "channel": _channel, "pair": _pair}
