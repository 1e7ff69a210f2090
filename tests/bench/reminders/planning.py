"""What it costs to plan ten thousand reminders of one series, and to plan them anew when one episode has moved."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.catalogue.build import build
from bot.catalogue.live import LiveCatalogue
from bot.clock import system_clock
from bot.reminders.planner import Planner
from bot.state.database import Database
from bot.state.deliveries import DeliveryStore
from bot.state.reminders import ReminderStore

from .evening import SLUG, folder, opened, reminders_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

EPISODES: Final = 10
_A_DAY_LATER: Final = "update delivery set due = due + 86400000, ready = ready + 86400000 where codes = '[\"S1E5\"]'"


async def planning(amount: int) -> str:
    """Plan, plan again, move one episode, plan again; returns a report."""
    with folder() as place:
        state = place / "state.sqlite"
        reminders_in(state, amount)
        async with _planner(place, state) as planner:
            begun = _timed()
            assert await planner.plan_series(SLUG) == amount * EPISODES
            first = _timed() - begun
            assert await planner.plan_series(SLUG) == 0
            again = _timed() - first - begun
            _curated(place, moved=5)
            before = _timed()
            assert await planner.plan_series(SLUG) == amount
            moved = _timed() - before
        floor = _by_hand(state, amount)
    each = moved / amount * 1e6
    return (
        f"{amount} reminders of a series of {EPISODES} episodes, in seconds of a core: "
        f"planned in {first:.2f}, looked at again in {again:.2f}\n"
        f"one episode moved: {moved:.2f}, {each:.0f} µs each, {moved / floor:.0f} × one update written by hand"
    )


@asynccontextmanager
async def _planner(place: Path, state: Path) -> AsyncIterator[Planner]:
    _curated(place)
    catalogue = LiveCatalogue(place / "catalogue.sqlite")
    async with opened(Database(state)) as database:
        try:
            yield Planner(catalogue, ReminderStore(database), DeliveryStore(database), system_clock)
        finally:
            await catalogue.close()


def _timed() -> float:
    return time.process_time()


def _by_hand(state: Path, amount: int) -> float:
    """Seconds of a core for one statement that moves as many rows, and knows nothing."""
    begun = _timed()
    with closing(sqlite3.connect(state)) as database, database:
        assert database.execute(_A_DAY_LATER).rowcount == amount
    return _timed() - begun


def _curated(place: Path, *, moved: int | None = None) -> None:
    """Build the catalogue: an episode a week from next week on, one of them moved by a day."""
    source = {"title": "Log", "publisher": "Log", "address": "https://log.example/", "checked": "2026-11-22"}
    today = system_clock().date()
    days = {number: today + timedelta(days=7 * number + (number == moved)) for number in range(1, EPISODES + 1)}
    when = {str(number): f"{day.isoformat()} 21:00 Europe/London" for number, day in days.items()}
    release: dict[str, Any] = {"on": "ITV", "region": "GB", "when": when, "sources": ["log"]}
    series = {
        "slug": SLUG,
        "titles": [{"text": "Evening", "language": "en"}],
        "format": "serial",
        "status": "running",
        "countries": ["GB"],
        "languages": ["en"],
        "broadcasters": ["ITV"],
        "popularity": 50,
        "premise": {"text": "It begins.", "sources": ["log"]},
        "sources": {"log": source},
        "seasons": [{"number": 1, "count": EPISODES, "releases": [release]}],
    }
    (place / "series").mkdir(exist_ok=True)
    (place / "series" / f"{SLUG}.yaml").write_text(json.dumps(series), encoding="utf-8")
    build(place, place / "catalogue.sqlite")
