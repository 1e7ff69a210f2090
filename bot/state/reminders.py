"""Who wants to be reminded of what, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.clock import milliseconds
from bot.errors import TooManyReminders
from bot.state.queries import queries
from bot.state.reminder import Kind, reminder_of, row_of

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from bot.state.channels import Place
    from bot.state.database import Database, Transaction
    from bot.state.reminder import Reminder, Wish

_SQL: Final = queries("reminders")

MOST_IN_A_SERVER: Final = 500
MOST_OF_A_MEMBER: Final = 50


class ReminderStore:
    """Keeps reminders. What they bring about is planned from them, and kept by the DeliveryStore."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, wish: Wish, now: datetime) -> tuple[Reminder, bool]:
        """Keep a reminder, and whether it is new; the same one is recognised, and takes over role, language and thread.

        Raises TooManyReminders where the server or the member has as many as they may have.
        """

        async def saving(transaction: Transaction) -> tuple[Reminder, bool]:
            row = row_of(wish)
            known = await transaction.read(_SQL["find"], row)
            if known:
                row |= {"id": known[0]["id"], "now": milliseconds(now)}
                await transaction.write(_SQL["drop_rested"], row)
                await transaction.write(_SQL["change"], row)
            else:
                await _room_for(wish, transaction)
                await transaction.write(_SQL["add"], row | {"created": milliseconds(now)})
            (kept,) = await transaction.read(_SQL["find"], row)
            return reminder_of(kept), not known

        return await self._database.transact(saving)

    async def reminder(self, number: int) -> Reminder | None:
        """A reminder by its number, or None where it has been removed."""
        found = await self._database.read(_SQL["by_id"], {"id": number})
        return reminder_of(found[0]) if found else None

    async def pause(self, number: int, *, paused: bool) -> None:
        """Let a reminder rest, or go on."""
        row = {"id": number, "paused": int(paused)}
        await self._database.transact(lambda transaction: transaction.write(_SQL["pause"], row))

    async def resume(self, number: int, now: datetime) -> None:
        """Let a reminder go on; what fell due while it rested is not made up for."""

        async def resuming(transaction: Transaction) -> None:
            row = {"id": number, "now": milliseconds(now), "paused": 0}
            await transaction.write(_SQL["drop_rested"], row)
            await transaction.write(_SQL["pause"], row)

        await self._database.transact(resuming)

    async def move(self, number: int, lead: timedelta) -> bool:
        """Let a reminder come at another time; False where the same one is set for that time already."""
        row = {"id": number, "lead": round(lead.total_seconds())}
        return bool(await self._database.transact(lambda transaction: transaction.write(_SQL["move"], row)))

    async def mend(self, number: int) -> None:
        """Forget what was in a reminder's way: a message has come through."""
        await self._database.transact(lambda transaction: transaction.write(_SQL["mend"], {"id": number}))

    async def remove(self, number: int) -> int:
        """Remove a reminder with everything planned for it; returns how many there were."""
        return await self._database.transact(lambda transaction: transaction.write(_SQL["remove"], {"id": number}))

    async def of_place(self, place: Place) -> list[Reminder]:
        """The reminders of a channel, or of a thread and its channel."""
        return await self._several("of_places", {"channel": place.channel, "parent": place.parent})

    async def of_guild(self, guild: int) -> list[Reminder]:
        """Every reminder of a server."""
        return await self._several("of_guild", {"guild": guild})

    async def of_member(self, member: int) -> list[Reminder]:
        """The reminders that a member gets as direct messages."""
        return await self._several("of_member", {"member": member})

    async def set_by(self, member: int) -> list[Reminder]:
        """Every reminder that a member set, for their own eyes."""
        return await self._several("set_by_member", {"member": member})

    async def everything(self) -> list[Reminder]:
        """Every reminder, for the operator."""
        return await self._several("everything", {})

    async def series(self) -> list[str]:
        """The series that somebody wants to be reminded of."""
        return [row["series"] for row in await self._database.read(_SQL["series"], {})]

    async def of_series(self, series: str, *, after: int, limit: int) -> list[Reminder]:
        """Reminders of a series by number, those behind `after`."""
        return await self._several("of_series", {"series": series, "after": after, "limit": limit})

    async def _several(self, query: str, where: dict[str, Any]) -> list[Reminder]:
        return [reminder_of(row) for row in await self._database.read(_SQL[query], where)]


async def _room_for(wish: Wish, transaction: Transaction) -> None:
    own = wish.kind is Kind.MEMBER
    where = {"guild": wish.guild, "kind": wish.kind.value, "place": wish.place if own else None}
    (row,) = await transaction.read(_SQL["how_many"], where)
    most = MOST_OF_A_MEMBER if own else MOST_IN_A_SERVER
    if row["number"] >= most:
        raise TooManyReminders(most)
