"""However often the bot is killed and whatever Discord does: every reminder is seen once, in time, in its place."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Final

from .evening import Evening, discord
from .fate import drawn
from .figures import Figures

if TYPE_CHECKING:
    from pathlib import Path

    from .seen import Seen

REMINDERS: Final = 500
PER_SECOND: Final = 400.0
AT_ONCE: Final = 3


async def test_every_reminder_is_seen_once(tmp_path: Path, rounds: int, seed: int) -> None:
    figures, turn = Figures(), asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> None:
        async with turn:
            evening = Evening(tmp_path / str(number), number, PER_SECOND)
            figures.count(evening, await passed(evening))

    async with asyncio.TaskGroup() as group:
        for number in range(seed, seed + rounds):
            group.create_task(one(number), name=f"seed {number}")
    print(figures)  # noqa: T201  # what a run by hand is for


async def passed(evening: Evening) -> Seen:
    evening.folder.mkdir()
    async with discord() as stand_in:
        await evening.prepare(REMINDERS)
        found = await evening.passes(stand_in, drawn(random.Random(evening.seed), REMINDERS))
    assert not found.broken, evening.told(found)
    return found
