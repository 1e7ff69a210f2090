"""A process that does one thing to a state, again and again, until it is killed; it says when it begins."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.catalogue.live import LiveCatalogue
from bot.clock import system_clock
from bot.reminders.planner import Planner
from bot.state.database import Database
from bot.state.deliveries import DeliveryStore
from bot.state.migrate import migrate
from bot.state.reminders import ReminderStore


async def replans(state: Path, *catalogues: Path) -> None:
    """Follow two schedules by turns."""
    database = Database(state)
    await database.open()
    reminders, deliveries = ReminderStore(database), DeliveryStore(database)
    planners = [Planner(LiveCatalogue(each), reminders, deliveries, system_clock) for each in catalogues]
    while True:
        for planner in planners:
            await planner.plan_everything()
            sys.stdout.write("planned\n")
            sys.stdout.flush()


if __name__ == "__main__":
    what, *paths = sys.argv[1:]
    if what == "migrate":
        sys.stdout.write("begins\n")
        sys.stdout.flush()
        migrate(Path(paths[0]))
    else:
        asyncio.run(replans(*map(Path, paths)))
