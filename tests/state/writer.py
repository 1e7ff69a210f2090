"""A process that notes the progress of many members until it is killed, and prints what the state acknowledged."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.series.codes import EpisodeCode
from bot.state.channels import ChannelHorizon, ChannelStore, Reach
from bot.state.database import Database
from bot.state.progress import ProgressStore, Watched

if TYPE_CHECKING:
    from bot.state.database import Transaction

PAIR = (
    "insert into progress values (:member, :series, :story, 'S1E1', 0) on conflict do update set updated = updated + 1"
)
MEMBERS = 8
PAIRED = 1_000_000
"""Members from here on have two stories, always written in one transaction."""


async def main(path: Path, life: int) -> None:
    database = Database(path)
    await database.open()
    async with asyncio.TaskGroup() as group:
        for member in range(MEMBERS):
            group.create_task(moves_on(ProgressStore(database), life * MEMBERS + member))
        group.create_task(sets(ChannelStore(database), life))
        group.create_task(writes_pairs(database, PAIRED + life))


async def moves_on(progress: ProgressStore, member: int) -> None:
    for number in range(1, 10_000):
        await progress.save(member, Watched("innocent", 0, EpisodeCode(1, number)))
        print("progress", member, number, flush=True)


async def sets(channels: ChannelStore, channel: int) -> None:
    """Replaces an episode by "nothing" and back, each a deletion and an insertion in one transaction."""
    for number in range(1, 10_000):
        episode = EpisodeCode(1, number) if number % 2 else None
        reach = Reach.EPISODE if episode else Reach.NOTHING
        await channels.save(ChannelHorizon(channel, "innocent", 0, reach, episode), guild=1, set_by=number)
        print("channel", channel, number, flush=True)


async def writes_pairs(database: Database, member: int) -> None:
    async def both(transaction: Transaction) -> None:
        for story in (1, 2):
            await transaction.write(PAIR, {"member": member, "series": "pair", "story": story})

    for number in range(10_000):
        await database.transact(both)
        print("pair", member, number, flush=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
