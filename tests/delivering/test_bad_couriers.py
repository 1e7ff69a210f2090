"""Discord fails in every way it knows, and one failure harms nobody else."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from bot.errors import CatalogueUnavailable
from bot.reminders.dispatcher import backoff
from bot.state.delivery import State
from bot.state.outcomes import Later, Skipped, Undeliverable

from .couriers import Answering, Courier, Hanging, Waiting
from .desk import MINUTE, SECOND, Desk

if TYPE_CHECKING:
    from bot.state.deliveries import Claimed


def for_place(place: int, answer: object) -> Answering:
    """A courier that fails for one channel."""

    def answers(claimed: Claimed) -> object:
        return answer if claimed.reminder.wish.place == place else None

    return Answering(answer=answers)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("poison", "reason"),
    [
        (ValueError("a text that cannot be rendered"), "unexpected: ValueError('a text that cannot be rendered')"),
        (RecursionError("too deep"), "unexpected: RecursionError('too deep')"),
        (CatalogueUnavailable("no catalogue"), "no catalogue"),
        (TimeoutError(), "Discord took too long"),
    ],
)
async def test_one_that_raises_stops_no_other_and_is_tried_again(
    desk: Desk, poison: Exception, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Fails where one loop sends one after the other, and ends with the first exception."""
    numbers = await desk.due_in(places=20)
    courier = for_place(10_003, poison)

    await desk.dispatcher(courier).drain()

    states = await desk.states()
    assert [number for number in numbers if states[number] is not State.SENT] == [numbers[3]]
    poisoned = await desk.delivery(numbers[3])
    assert (poisoned.state, poisoned.attempts, poisoned.reason) == (State.PLANNED, 1, reason)


async def test_one_that_hangs_stops_no_other_and_is_given_up_after_a_while(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.reminders.dispatcher._SECONDS_FOR_AN_ATTEMPT", 0.2)
    numbers = await desk.due_in(places=5)
    courier = Hanging(places={10_000})

    await desk.dispatcher(courier).drain()

    assert courier.numbers == numbers[1:]
    hanging = await desk.delivery(numbers[0])
    assert (hanging.state, hanging.reason) == (State.PLANNED, "Discord took too long")


async def test_a_slow_one_does_not_delay_those_of_other_channels(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, quick = await desk.remind(1), await desk.remind(2)
    (late,) = await desk.plan(slow)
    (early,) = await desk.plan(quick)
    courier = Hanging(places={1})
    dispatcher = desk.dispatcher(courier)

    await dispatcher.turn()
    await asyncio.sleep(0.1)

    assert courier.numbers == [early]
    assert (await desk.delivery(late)).state is State.LEASED
    monkeypatch.setattr("bot.reminders.dispatcher._SECONDS_TO_LAND", 0.0)
    await dispatcher.land()


async def test_one_is_tried_again_exactly_when_discord_said(desk: Desk) -> None:
    (number,) = await desk.plan(await desk.remind(1))
    told = desk.now + 90 * SECOND
    courier = Answering(answer=lambda claimed: Later(told, "wait") if claimed.delivery.attempts == 1 else None)
    dispatcher = desk.dispatcher(courier)

    await dispatcher.drain()
    desk.now = told - SECOND / 1000
    await dispatcher.drain()
    assert courier.numbers == [number]

    desk.now = told
    await dispatcher.drain()

    assert courier.numbers == [number, number]
    assert (await desk.states())[number] is State.SENT


async def test_what_is_tried_again_is_waited_for_and_not_asked_about_all_the_time(desk: Desk) -> None:
    await desk.plan(await desk.remind(1))
    dispatcher = desk.dispatcher(Answering(answer=lambda _: Later(desk.now + 7 * SECOND, "wait")))

    await dispatcher.drain()

    assert await dispatcher.turn() == pytest.approx(7)


async def test_nobody_is_asked_to_hurry_where_many_are_tried_again(desk: Desk) -> None:
    """Discord is down for all: an early start would be one that Discord has forbidden."""
    told = desk.now + 60 * SECOND
    await desk.due_in(places=30)
    courier = Answering(answer=lambda claimed: Later(told, "wait") if claimed.delivery.attempts == 1 else None)
    dispatcher = desk.dispatcher(courier, per_second=1000.0)
    await dispatcher.drain()

    desk.now = told - SECOND / 100
    await dispatcher.drain()

    assert len(courier.delivered) == 30


@pytest.mark.parametrize(
    ("outcome", "state"), [(Undeliverable("no access"), State.UNDELIVERABLE), (Skipped("nothing"), State.SKIPPED)]
)
async def test_what_cannot_be_delivered_is_not_tried_again(
    desk: Desk, outcome: Undeliverable | Skipped, state: State
) -> None:
    reminder = await desk.remind(1, set_by=0)
    (number,) = await desk.plan(reminder)
    courier = Answering(answer=lambda _: outcome)

    await desk.dispatcher(courier).drain()
    desk.now += 60 * MINUTE
    await desk.dispatcher(courier).drain()

    assert courier.numbers == [number]
    delivery = await desk.delivery(number)
    assert (delivery.state, delivery.reason) == (state, outcome.reason)


async def test_of_messages_to_one_channel_a_few_are_on_their_way_at_a_time(desk: Desk) -> None:
    """Discord lets about five through in five seconds; the rest would wait with their leases running out."""
    await desk.plan(await desk.remind(1), episodes=9)
    courier = Waiting()
    dispatcher = desk.dispatcher(courier)

    await dispatcher.turn()
    await asyncio.sleep(0.05)
    assert await dispatcher.turn() > 0
    held = courier.holding
    courier.go.set()
    await dispatcher.drain()

    assert held == 4
    assert len(courier.delivered) == 9


async def test_every_wait_is_longer_than_the_one_before_and_none_is_longer_than_five_minutes() -> None:
    waits = [[backoff(attempts).total_seconds() for _ in range(50)] for attempts in range(1, 40)]

    assert all(1.5 <= wait <= 2 for wait in waits[0])
    assert all(max(one) <= min(other) * 1.4 for one, other in pairwise(waits))
    assert max(wait for each in waits for wait in each) <= timedelta(minutes=5).total_seconds()
    assert len(set(waits[7])) > 40, "all would come back at once"


async def test_of_ten_thousand_attempts_that_fail_no_number_is_too_great() -> None:
    assert backoff(10_000) <= timedelta(minutes=5)


async def test_the_good_courier_brings_each_once(desk: Desk) -> None:
    numbers = await desk.due_in(places=50)
    courier = Courier()

    await desk.dispatcher(courier).drain()
    await desk.dispatcher(courier).drain()

    assert sorted(courier.numbers) == numbers
