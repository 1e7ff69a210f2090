"""Rows that belong together, so that half of a transaction can be seen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.state.database import Database, Transaction

ADD = "insert into progress (member, series, story, episode, updated) values (:member, :series, 0, 'S1E1', 0)"
ALL = "select member, count(*) as rows from progress group by member"


async def pair(transaction: Transaction, member: int, between: float = 0) -> None:
    """Two rows of a member that belong together."""
    await transaction.write(ADD, {"member": member, "series": "one"})
    await asyncio.sleep(between)
    await transaction.write(ADD, {"member": member, "series": "two"})


async def members(database: Database) -> dict[int, int]:
    return {row["member"]: row["rows"] for row in await database.read(ALL, {})}
