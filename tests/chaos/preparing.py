"""The state of a bot that was told all of this before, written by the stores it uses itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.live import LiveCatalogue
from bot.reminders.planner import Planner
from bot.state.database import Database
from bot.state.deliveries import DeliveryStore
from bot.state.reminders import ReminderStore

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from .promises import Promise


async def prepared(state: Path, catalogue: Path, promised: list[Promise], now: datetime) -> None:
    """Set every reminder and plan what is due, all of it at one time, however long the machine takes."""
    database, live = Database(state), LiveCatalogue(catalogue)
    await database.open()
    # What is being proved comes later; until then nobody pulls the plug.
    await database._opened()[1].execute_fetchall("pragma synchronous = off")
    try:
        reminders = ReminderStore(database)
        for promise in promised:
            _, new = await reminders.save(promise.wish, now)
            assert new
        await Planner(live, reminders, DeliveryStore(database), lambda: now).plan_everything()
    finally:
        await database.close()
        await live.close()
