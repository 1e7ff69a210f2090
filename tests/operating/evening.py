"""An evening's reminders in a state: set, planned, tried and settled through the stores, as the bot does."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.series.codes import EpisodeCode
from bot.series.releases import When
from bot.state.changes import Amend, Batch, Plan
from bot.state.deliveries import DeliveryStore
from bot.state.reminder import Kind, Wish
from bot.state.reminders import ReminderStore
from tests.state.files import previously

if TYPE_CHECKING:
    from pathlib import Path

    from bot.state.database import Database
    from bot.state.outcomes import Outcome
    from bot.state.reminder import Reminder

NOW: Final = datetime.now(UTC).replace(microsecond=0)
EPISODE: Final = EpisodeCode(2, 1)
SERVER, CHANNEL, MODERATOR = 1100, 2200, 3300
LEASE: Final = timedelta(seconds=30)


@dataclass(frozen=True)
class Evening:
    """What happens to reminders before the operator looks."""

    database: Database

    @property
    def deliveries(self) -> DeliveryStore:
        return DeliveryStore(self.database)

    async def reminder(self, channel: int = CHANNEL, **wish: Any) -> Reminder:
        """A moderator sets a reminder of Innocent, 15 minutes before."""
        usual: dict[str, Any] = {
            "series": "innocent",
            "kind": Kind.CHANNEL,
            "place": channel,
            "guild": SERVER,
            "lead": timedelta(minutes=15),
            "set_by": MODERATOR,
            "locale": "en-GB",
        }
        reminder, _ = await ReminderStore(self.database).save(Wish(**usual | wish), NOW)
        return reminder

    async def planned(self, reminder: Reminder, due: datetime, code: EpisodeCode = EPISODE) -> int:
        """Something is to be announced; returns the delivery's number."""
        airs = due + reminder.wish.lead
        batch = Batch((code,), When(airs.date(), airs, "UTC"), airs, due, airs + timedelta(hours=6))
        await self.deliveries.replan([reminder], lambda *_: [Plan(batch)], NOW - timedelta(days=30))
        return max(each.number for each in await self.deliveries.waiting(1_000))

    async def amended(self, reminder: Reminder, subject: int) -> int:
        """A message is to be edited; returns the delivery's number."""
        until = NOW + timedelta(hours=6)
        await self.deliveries.replan([reminder], lambda *_: [Amend(subject, until)], NOW)
        return max(each.number for each in await self.deliveries.waiting(1_000))

    async def leased(self, now: datetime = NOW) -> None:
        """Somebody takes what is due, or soon will be."""
        await self.deliveries.claim(now, ready=now + timedelta(minutes=1), lease=LEASE, limit=1_000)

    async def became(self, number: int, outcome: Outcome, now: datetime = NOW) -> None:
        """What is due was tried, and this is what became of one."""
        await self.leased(now)
        await self.deliveries.settle([(number, outcome)], now)


def listed(path: Path, *arguments: str) -> list[dict[str, Any]]:
    """What `previously reminders …` gives to scripts."""
    done = previously("reminders", *arguments, "--json", state=path)
    assert (done.returncode, done.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def table(path: Path, *arguments: str) -> list[list[str]]:
    """What `previously reminders …` shows: cells, which have two blanks or more between them."""
    done = previously("reminders", *arguments, state=path)
    assert done.returncode == 0, done.stderr
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in done.stdout.splitlines()]
