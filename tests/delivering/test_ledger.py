"""What became of deliveries is written together, and each of them for itself."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.errors import StateUnavailable
from bot.reminders.ledger import Ledger
from bot.state.delivery import Purpose, State
from bot.state.outcomes import Sent, Undeliverable

from .desk import MINUTE, SECOND, Desk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.state.outcomes import Outcome


class Counted:
    """A store that counts how often something is written, and refuses when told to."""

    def __init__(self, desk: Desk, refusal: Exception | None = None) -> None:
        self._store, self.refusal = desk.store, refusal
        self.written: list[int] = []

    async def settle(self, outcomes: Sequence[tuple[int, Outcome]], now: datetime) -> None:
        self.written.append(len(outcomes))
        await asyncio.sleep(0)
        if self.refusal is not None:
            raise self.refusal
        await self._store.settle(outcomes, now)


async def claimed(desk: Desk, places: int) -> list[int]:
    await desk.due_in(places=places)
    taken = await desk.store.claim(desk.now, ready=desk.now, lease=30 * SECOND, limit=500)
    return [each.delivery.number for each in taken]


def ledger(store: Counted, desk: Desk) -> Ledger:
    return Ledger(store, desk.clock)  # type: ignore[arg-type]


async def test_those_that_end_while_others_are_written_share_the_next_transaction(desk: Desk) -> None:
    numbers, store = await claimed(desk, 100), Counted(desk)
    book = ledger(store, desk)

    await asyncio.gather(*(book.settle(number, Sent(1, number)) for number in numbers))

    assert store.written == [1, 99]
    assert set((await desk.states()).values()) == {State.SENT}


async def test_what_is_noted_is_on_the_disk_before_anybody_goes_on(desk: Desk) -> None:
    (number,) = await claimed(desk, 1)

    await ledger(Counted(desk), desk).settle(number, Sent(5, 77, {"S1E1": "2026-05-18"}))

    sent = await desk.delivery(number)
    assert (sent.state, sent.channel, sent.message, sent.settled) == (State.SENT, 5, 77, desk.now)
    assert sent.shown == {"S1E1": "2026-05-18"}


async def test_everybody_hears_that_the_state_is_away_and_it_is_asked_once(desk: Desk) -> None:
    numbers, store = await claimed(desk, 10), Counted(desk, StateUnavailable("no disk"))
    book = ledger(store, desk)

    heard = await asyncio.gather(*(book.settle(number, Sent(1, number)) for number in numbers), return_exceptions=True)

    assert [type(each) for each in heard] == [StateUnavailable] * 10
    assert store.written == [1, 9]


async def test_an_outcome_that_cannot_be_written_harms_no_other(desk: Desk) -> None:
    """Fails where those that are written together fail together: all would be delivered a second time."""
    numbers = await claimed(desk, 10)
    book = ledger(Counted(desk), desk)
    poison: Outcome = Undeliverable("a lone surrogate, which no database takes: \ud800")

    heard = await asyncio.gather(
        *(book.settle(number, poison if number == numbers[4] else Sent(1, number)) for number in numbers),
        return_exceptions=True,
    )

    assert [index for index, each in enumerate(heard) if each is not None] == [4]
    assert [number for number, state in (await desk.states()).items() if state is not State.SENT] == [numbers[4]]


async def test_what_somebody_else_has_settled_stays_as_it_is(desk: Desk) -> None:
    (number,) = await claimed(desk, 1)
    book = ledger(Counted(desk), desk)

    await book.settle(number, Sent(5, 77))
    await book.settle(number, Undeliverable("too late"))

    assert (await desk.delivery(number)).state is State.SENT


async def test_whoever_set_a_reminder_is_told_once_however_many_messages_fail_together(desk: Desk) -> None:
    """Fails where each of them asks whether somebody was told before any of them has told."""
    reminder = await desk.remind(1, set_by=7)
    await desk.plan(reminder, episodes=3)
    taken = await desk.store.claim(desk.now, ready=desk.now, lease=30 * SECOND, limit=500)

    await desk.store.settle([(each.delivery.number, Undeliverable("no access")) for each in taken], desk.now)

    notices = [row for row in await desk.rows() if row.purpose is Purpose.NOTICE]
    assert len(taken) == 3
    assert len(notices) == 1
    assert notices[0].until == desk.now + timedelta(days=3)


@pytest.mark.parametrize("set_by", [0])
async def test_nobody_is_told_where_nobody_is_known_to_have_set_it(desk: Desk, set_by: int) -> None:
    await desk.plan(await desk.remind(1, set_by=set_by))
    (taken,) = await desk.store.claim(desk.now, ready=desk.now, lease=30 * SECOND, limit=500)

    await desk.store.settle([(taken.delivery.number, Undeliverable("no access"))], desk.now)

    assert [row.purpose for row in await desk.rows()] == [Purpose.ANNOUNCE]


async def test_trouble_is_over_when_a_message_arrives_and_is_told_again_when_it_comes_back(desk: Desk) -> None:
    reminder = await desk.remind(1)
    outcomes: list[Outcome] = [
        Undeliverable("no access"),
        Undeliverable("no access"),
        Sent(1, 2),
        Undeliverable("gone"),
    ]
    troubles, notices = [], []
    for outcome in outcomes:
        desk.now += MINUTE
        (number,) = await desk.plan(reminder)
        await desk.store.claim(desk.now, ready=desk.now, lease=30 * SECOND, limit=500)
        await desk.store.settle([(number, outcome)], desk.now)
        kept = await desk.reminders.reminder(reminder.number)
        troubles.append(kept.trouble if kept else None)
        told = [row for row in await desk.rows() if row.purpose is Purpose.NOTICE]
        await desk.store.settle([(row.number, Sent(7, row.number)) for row in told], desk.now)
        notices.append(len(told))

    assert troubles == ["no access", "no access", None, "gone"]
    assert notices == [1, 1, 1, 2]
