"""What members say is wrong, what curators decide, and whether the members know."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.clock import milliseconds
from bot.errors import TooManyCorrections, TooManyWaiting
from bot.state.correction import Correction, correction_of
from bot.state.queries import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from sqlite3 import Row

    from bot.state.correction import Decision, Remark
    from bot.state.database import Database, Transaction

_SQL: Final = queries("corrections")

MOST_IN_A_DAY: Final = 5
"""How many corrections one member may send in 24 hours."""
MOST_WAITING: Final = 500
"""How many may wait for a curator in all."""
_DAY: Final = timedelta(days=1)


class CorrectionStore:
    """Keeps corrections."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def expect_room(self, member: int, now: datetime) -> None:
        """Raises TooManyCorrections or TooManyWaiting where a correction would not be taken."""
        await _expect_room(self._database, member, now)

    async def save(self, remark: Remark, now: datetime) -> Correction:
        """Keep what a member says; the same thing said twice is kept once.

        Raises TooManyCorrections or TooManyWaiting.
        """
        row = _row(remark) | {"created": milliseconds(now)}

        async def saving(transaction: Transaction) -> Correction:
            known = await transaction.read(_SQL["same"], row)
            if not known:
                await _expect_room(transaction, remark.member, now)
                known = await transaction.read(_SQL["add"], row)
            return correction_of(known[0])

        return await self._database.transact(saving)

    async def correction(self, number: int) -> Correction | None:
        """A correction by its number."""
        found = await self._several("by_id", {"id": number})
        return found[0] if found else None

    async def waiting(self, limit: int) -> list[Correction]:
        """What no curator has decided yet, the oldest first."""
        return await self._several("waiting", {"limit": limit})

    async def decided(self, limit: int) -> list[Correction]:
        """What has been accepted or rejected, the latest first."""
        return await self._several("decided", {"limit": limit})

    async def of_member(self, member: int) -> list[Correction]:
        """What a member has sent, for their own eyes."""
        return await self._several("of_member", {"member": member})

    async def settle(self, number: int, decision: Decision, reason: str | None, now: datetime) -> bool:
        """Note what a curator decided; False where that has been done before."""
        row = {"id": number, "state": int(decision), "reason": reason, "now": milliseconds(now)}
        return bool(await self._write("settle", row))

    async def claim_news(self, now: datetime, lease: timedelta, limit: int) -> list[Correction]:
        """Take decisions that members want to know of; nobody else gets them before the lease ends."""
        where = {"now": milliseconds(now), "lease": milliseconds(now + lease), "limit": limit}
        if not await self._database.read(_SQL["has_news"], where):
            return []
        claimed = await self._database.transact(lambda transaction: transaction.read(_SQL["claim_news"], where))
        return sorted(map(correction_of, claimed), key=lambda correction: correction.number)

    async def told(self, number: int) -> None:
        """Note that the member knows."""
        await self._write("told", {"id": number})

    async def tell_later(self, number: int, ready: datetime, trouble: str) -> None:
        """Note that telling the member did not work, and when it is tried again."""
        await self._write("later", {"id": number, "ready": milliseconds(ready), "trouble": trouble})

    async def give_up(self, number: int, trouble: str) -> None:
        """Note that the member cannot be told."""
        await self._write("given_up", {"id": number, "trouble": trouble})

    async def forget_settled(self, before: datetime) -> int:
        """Delete what was decided long ago."""
        return await self._write("forget_settled", {"before": milliseconds(before)})

    async def _several(self, query: str, where: dict[str, Any]) -> list[Correction]:
        return [correction_of(row) for row in await self._database.read(_SQL[query], where)]

    async def _write(self, query: str, row: dict[str, Any]) -> int:
        return await self._database.transact(lambda transaction: transaction.write(_SQL[query], row))


async def _expect_room(state: Database | Transaction, member: int, now: datetime) -> None:
    since = milliseconds(now - _DAY)
    if _counted(await state.read(_SQL["sent_since"], {"member": member, "since": since})) >= MOST_IN_A_DAY:
        raise TooManyCorrections(MOST_IN_A_DAY)
    if _counted(await state.read(_SQL["how_many_wait"], {})) >= MOST_WAITING:
        raise TooManyWaiting


def _counted(rows: Sequence[Row]) -> int:
    return int(rows[0]["number"])


def _row(remark: Remark) -> dict[str, Any]:
    return {
        "member": remark.member,
        "series": remark.series,
        "season": remark.season,
        "wrong": remark.wrong,
        "instead": remark.instead,
        "evidence": remark.evidence,
        "wants_news": int(remark.wants_news),
        "locale": remark.locale,
    }
