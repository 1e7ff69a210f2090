"""Killed in the middle of changing the state: it is as it was, or as it shall be, and goes on from there."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from bot.catalogue.live import LiveCatalogue
from bot.clock import system_clock
from bot.reminders.planner import Planner
from bot.state.database import Database
from bot.state.deliveries import DeliveryStore
from bot.state.identity import APPLICATION_ID
from bot.state.migrate import migrate, migrations, statements_of
from bot.state.reminders import ReminderStore
from bot.state.upkeep import condition_of
from tests.hosting.process import ROOT

from .evening import Evening
from .programme import catalogue_of

if TYPE_CHECKING:
    from pathlib import Path

KILLS: Final = 6
MOST_LIVES: Final = 40
MEMBERS: Final = 100_000
REMINDERS: Final = 120
FILL: Final = """
    with recursive member(id) as (select 1 union all select id + 1 from member where id < :members)
    insert into progress select id, 'innocent', 0, 'S1E1', 0 from member
"""
PLANNED: Final = "select reminder, codes, released, due, state from delivery order by reminder, due"


def test_killed_while_migrating(tmp_path: Path, seed: int) -> None:
    chance, first = random.Random(seed), tmp_path / "first.sqlite"
    first_version(first)
    lasts = seconds_to_migrate(first, tmp_path / "whole.sqlite")
    unfinished = 0
    for life in range(MOST_LIVES):
        state = tmp_path / f"{life}.sqlite"
        shutil.copy(first, state)
        killed("migrate", state, after=chance.uniform(0.0, lasts))
        left = condition_of(state)
        assert left.problems == ()
        unfinished += left.version < max(migrations())
        for each in (state, *tmp_path.glob(f"{state.name}.before-*")):
            assert asked(each, "select count(*) from progress") == [(MEMBERS,)]
        migrate(state)
        assert asked(state, "pragma user_version") == [(max(migrations()),)]
        assert asked(state, "select count(*) from progress") == [(MEMBERS,)]
        if life >= KILLS and unfinished >= KILLS // 2:
            return
    pytest.fail(f"in {MOST_LIVES} lives only {unfinished} were killed before the end")


async def test_killed_while_planning(tmp_path: Path, seed: int) -> None:
    chance, evening = random.Random(seed), Evening(tmp_path, seed, 45.0)
    await evening.prepare(REMINDERS, ahead=3600.0)
    catalogue, other = tmp_path / "catalogue.sqlite", tmp_path / "other"
    moved = catalogue_of([show.moved(timedelta(minutes=10)) for show in evening.shows], other)
    before = asked(evening.state, PLANNED)
    for _ in range(KILLS):
        killed("replan", evening.state, catalogue, moved, after=chance.uniform(0.0, 0.2))
        now = asked(evening.state, PLANNED)
        assert [(row[0], row[1]) for row in now] == [(row[0], row[1]) for row in before]  # none lost, none twice
        assert {row[4] for row in now} == {0}
    await plan(evening, catalogue)
    assert asked(evening.state, PLANNED) == before


def killed(what: str, *paths: Path, after: float) -> None:
    """Let a process begin, and kill it some time afterwards."""
    command = [sys.executable, "-m", "tests.chaos.doing", what, *map(str, paths)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline()
        time.sleep(after)
        process.kill()


def seconds_to_migrate(first: Path, copy: Path) -> float:
    shutil.copy(first, copy)
    begun = time.perf_counter()
    migrate(copy)
    return time.perf_counter() - begun


def first_version(path: Path) -> None:
    """A state of the first release, with many members."""
    with closing(sqlite3.connect(path, isolation_level=None)) as state:
        for statement in statements_of(migrations()[1]):
            state.execute(statement)
        state.execute("pragma user_version = 1")
        state.execute(f"pragma application_id = {APPLICATION_ID}")
        state.execute(FILL, {"members": MEMBERS})
        state.execute("pragma journal_mode = wal")


async def plan(evening: Evening, catalogue: Path) -> None:
    database, live = Database(evening.state), LiveCatalogue(catalogue)
    await database.open()
    try:
        await Planner(live, ReminderStore(database), DeliveryStore(database), system_clock).plan_everything()
    finally:
        await database.close()
        await live.close()


def asked(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as state:
        return state.execute(sql).fetchall()
