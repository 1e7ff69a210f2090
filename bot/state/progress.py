"""How far members have watched."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.series.codes import EpisodeCode
from bot.state.queries import queries

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.state.database import Database, Transaction

_SQL: Final = queries("progress")


@dataclass(frozen=True, slots=True)
class Watched:
    """The last episode a member has watched of one story; `updated` in milliseconds since 1970."""

    series: str
    story: int
    episode: EpisodeCode
    updated: int = 0


class ProgressStore:
    """Keeps one episode for each member and story."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_member(self, member: int) -> list[Watched]:
        """Everything a member has told, the latest first."""
        rows = await self._database.read(_SQL["of_member"], {"member": member})
        return [Watched(row["series"], row["story"], EpisodeCode.parse(row["episode"]), row["updated"]) for row in rows]

    async def save(self, member: int, watched: Watched) -> None:
        """Keep how far a member has come; durable when this returns."""

        async def saving(transaction: Transaction) -> None:
            await _save(transaction, member, watched)

        await self._database.transact(saving)

    async def advance(
        self, member: int, series: str, story: int, choose: Callable[[EpisodeCode | None], EpisodeCode | None]
    ) -> EpisodeCode | None:
        """Move on from where the member is *now* to what `choose` says; None leaves everything as it is.

        Reading and writing are one transaction, so that two clicks at once count twice.
        """

        async def advancing(transaction: Transaction) -> EpisodeCode | None:
            where = {"member": member, "series": series, "story": story}
            rows = await transaction.read(_SQL["of_story"], where)
            chosen = choose(EpisodeCode.parse(rows[0]["episode"]) if rows else None)
            if chosen is not None:
                await _save(transaction, member, Watched(series, story, chosen))
            return chosen

        return await self._database.transact(advancing)

    async def forget(self, member: int, series: str | None = None) -> int:
        """Delete what a member told of a series, or of all; returns how many stories that were."""
        name = "forget_member" if series is None else "forget_series"
        where = {"member": member} if series is None else {"member": member, "series": series}
        return await self._database.transact(lambda transaction: transaction.write(_SQL[name], where))


async def _save(transaction: Transaction, member: int, watched: Watched) -> None:
    row = {"member": member, "series": watched.series, "story": watched.story}
    await transaction.write(
        _SQL["save"], row | {"episode": str(watched.episode), "updated": time.time_ns() // 1_000_000}
    )
