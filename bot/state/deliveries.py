"""What is to be sent, and what became of it; a delivery is settled after it was sent, never before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.clock import from_milliseconds, milliseconds
from bot.state.delivery import Delivery, Purpose, State, delivery_of, readable
from bot.state.planned import carried_out
from bot.state.queries import queries
from bot.state.reminder import Kind, Reminder, reminder_of
from bot.state.settling import settled

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import datetime

    from bot.state.changes import Change
    from bot.state.database import Database, Transaction
    from bot.state.outcomes import Outcome

SQL: Final = queries("deliveries")
_MOST_IN_A_PLACE: Final = 4
"""How many messages may be on their way to one channel: Discord lets about five through in five seconds."""
_MOST_READ: Final = 5_000
REMEMBERED: Final = timedelta(days=2)
"""How long after an episode what was said about it still counts when the schedule changes."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is ours until the lease ends, with the reminder it is for."""

    delivery: Delivery
    reminder: Reminder

    @property
    def requests(self) -> int:
        """How many requests it takes: a direct message needs its channel first, a thread is opened afterwards.

        Before an event is made, moved or removed, the server's events are looked through.
        """
        wish, purpose = self.reminder.wish, self.delivery.purpose
        announces = purpose is Purpose.ANNOUNCE and (wish.kind is Kind.MEMBER or wish.opens_thread)
        return 2 if announces or purpose is Purpose.NOTICE or wish.kind is Kind.EVENTS else 1


@dataclass(frozen=True, slots=True)
class Outlook:
    """What comes next for a reminder, when something was sent last, and how many were skipped as too late."""

    next: datetime | None = None
    last: datetime | None = None
    skipped: int = 0


class DeliveryStore:
    """Keeps deliveries from the plan to the message."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def replan(
        self,
        reminders: Sequence[Reminder],
        decide: Callable[[Reminder, list[Delivery]], Iterable[Change]],
        now: datetime,
    ) -> int:
        """Let `decide` change what is planned for each reminder; reading and changing are one transaction."""

        async def replanning(transaction: Transaction) -> int:
            known: dict[int, list[Delivery]] = {}
            where = {"reminders": _numbers(reminders), "since": milliseconds(now - REMEMBERED)}
            for delivery in readable(await transaction.read(SQL["known"], where))[0]:
                known.setdefault(delivery.reminder, []).append(delivery)
            changes = [(each, change) for each in reminders for change in decide(each, known.get(each.number, []))]
            return await carried_out(changes, transaction, SQL, now)

        return await self._database.transact(replanning)

    async def pressing(self, now: datetime, horizon: datetime) -> list[tuple[datetime, int]]:
        """How many requests there are to make when, until a horizon; of deliveries to be tried again, the next."""
        where = {"now": milliseconds(now), "horizon": milliseconds(horizon)}
        rows = await self._database.read(SQL["pressing"], where)
        return [(from_milliseconds(row["ready"]), row["number"]) for row in rows]

    async def claim(
        self, now: datetime, *, ready: datetime, lease: timedelta, limit: int, flying: Collection[int] = ()
    ) -> list[Claimed]:
        """Take deliveries that are ready until a time; nobody else gets them before the lease ends or they are settled.

        `flying` are those that this process is still sending, whatever the clock says about their lease.
        """
        where = {
            "now": milliseconds(now),
            "ready": milliseconds(ready),
            "lease": milliseconds(now + lease),
            "limit": limit,
            "flying": json.dumps(list(flying)),
            "most_in_a_place": _MOST_IN_A_PLACE,
            "most_read": _MOST_READ,
        }

        async def claiming(transaction: Transaction) -> list[Claimed]:
            deliveries, unreadable = readable(await transaction.read(SQL["claim"], where))
            if unreadable:
                settled_so = {"state": State.UNDELIVERABLE, "reason": "unreadable", "now": where["now"]}
                await transaction.write_many(SQL["settled"], [settled_so | {"id": number} for number in unreadable])
            if not deliveries:
                return []
            wanted = {"reminders": json.dumps(sorted({each.reminder for each in deliveries}))}
            reminders = {row["id"]: reminder_of(row) for row in await transaction.read(SQL["reminders"], wanted)}
            return [Claimed(each, reminders[each.reminder]) for each in deliveries]

        claimed = await self._database.transact(claiming)
        return sorted(claimed, key=lambda each: (each.delivery.due, each.delivery.number))

    async def settle(self, outcomes: Sequence[tuple[int, Outcome]], now: datetime) -> None:
        """Note what became of deliveries, all at once; what somebody else has settled stays as it is."""
        await self._database.transact(lambda transaction: settled(outcomes, transaction, SQL, now))

    async def release(self) -> int:
        """Free every lease; for a process that has just started and knows that it is alone."""
        return await self._database.transact(lambda transaction: transaction.write(SQL["release"], {}))

    async def outlooks(self, reminders: Sequence[Reminder]) -> dict[int, Outlook]:
        """What comes next for reminders and what was last, by their numbers."""
        rows = await self._database.read(SQL["outlook"], {"reminders": _numbers(reminders)})
        return {row["reminder"]: Outlook(_time(row["next"]), _time(row["last"]), row["skipped"]) for row in rows}

    async def last_messages(self, reminders: Sequence[Reminder]) -> dict[int, Delivery]:
        """The latest message of each of some reminders, by their numbers."""
        rows = await self._database.read(SQL["last_messages"], {"reminders": _numbers(reminders)})
        return {each.reminder: each for each in readable(rows)[0]}

    async def delivery(self, number: int) -> Delivery | None:
        """A delivery by its number; raises Unreadable."""
        found = await self._database.read(SQL["by_id"], {"id": number})
        return delivery_of(found[0]) if found else None

    async def waiting(self, limit: int) -> list[Delivery]:
        """What is to be sent next, for the operator."""
        return readable(await self._database.read(SQL["waiting"], {"limit": limit}))[0]

    async def history(self, limit: int) -> list[Delivery]:
        """What was settled lately, the latest first, for the operator."""
        return readable(await self._database.read(SQL["settled_lately"], {"limit": limit}))[0]

    async def undeliverable(self, since: datetime) -> list[int]:
        """The numbers of what could not be delivered since a time, for the operator."""
        rows = await self._database.read(SQL["undeliverable"], {"since": milliseconds(since)})
        return [row["id"] for row in rows]

    async def retry(self, numbers: Iterable[int], now: datetime, until: datetime) -> int:
        """Try once more what could not be delivered or was skipped, until a time; returns how many that are."""
        rows = [{"id": number, "now": milliseconds(now), "until": milliseconds(until)} for number in numbers]
        return await self._database.transact(lambda transaction: transaction.write_many(SQL["retry"], rows))

    async def forget_settled(self, before: datetime) -> int:
        """Forget what was settled before a time."""
        where = {"before": milliseconds(before)}
        return await self._database.transact(lambda transaction: transaction.write(SQL["forget_settled"], where))


def _numbers(reminders: Iterable[Reminder]) -> str:
    return json.dumps([each.number for each in reminders])


def _time(stored: int | None) -> datetime | None:
    return None if stored is None else from_milliseconds(stored)
