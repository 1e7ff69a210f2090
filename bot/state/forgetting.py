"""Forgets a member: all of it in one transaction, so that half of somebody is never left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.state.queries import queries

if TYPE_CHECKING:
    from bot.state.database import Database, Transaction

_STEPS: Final = (
    queries("progress")["forget_member"],
    queries("channels")["forget_setter"],
    queries("reminders")["forget_member"],
    queries("deliveries")["forget_notices"],  # found by who set a reminder, which is forgotten next
    queries("reminders")["forget_setter"],
    queries("corrections")["forget_member"],
)


async def forget_member(database: Database, member: int) -> int:
    """Delete what is a member's own; what they set for a server stays without their name. Returns how many rows."""

    async def forgetting(transaction: Transaction) -> int:
        return sum([await transaction.write(step, {"member": member}) for step in _STEPS])

    return await database.transact(forgetting)
