"""The last of many comes in time, none comes early, and nobody waits for somebody else's five hundred."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.reminders.dispatcher import COUNTED_ON

from .couriers import Courier
from .desk import MINUTE, SECOND, Desk

MANY, PER_SECOND = 90, 45.0


async def test_many_start_as_early_as_it_takes_and_not_earlier(desk: Desk) -> None:
    """Ninety at forty-five a second: two seconds before the episode begins, and a little."""
    due = desk.now + MINUTE
    numbers = await desk.due_in(places=MANY, due=due)
    dispatcher = desk.dispatcher(courier := Courier(), PER_SECOND)

    desk.now = due - timedelta(seconds=MANY / (PER_SECOND * COUNTED_ON)) - SECOND / 10
    waits = await dispatcher.turn()
    assert courier.numbers == []
    desk.now += timedelta(seconds=waits)
    await dispatcher.drain()

    assert waits == pytest.approx(0.1)
    assert sorted(courier.numbers) == numbers


async def test_one_that_is_alone_is_never_early(desk: Desk) -> None:
    due = desk.now + MINUTE
    await desk.due_in(places=1, due=due)
    dispatcher = desk.dispatcher(courier := Courier(), PER_SECOND)

    desk.now = due - SECOND / 1000
    await dispatcher.drain()

    assert courier.numbers == []


async def test_those_that_come_later_do_not_start_with_those_that_are_due(desk: Desk) -> None:
    due = await desk.due_in(places=5)
    later = await desk.due_in(places=5, server=2, due=desk.now + 10 * SECOND)
    dispatcher = desk.dispatcher(courier := Courier())

    await dispatcher.drain()
    assert sorted(courier.numbers) == due
    desk.now += 10 * SECOND
    await dispatcher.drain()

    assert sorted(courier.numbers) == due + later


async def test_a_server_with_five_hundred_does_not_delay_another_with_one(desk: Desk) -> None:
    """Fails where deliveries are taken in the order in which they were planned."""
    for channel in range(50):
        await desk.plan(await desk.remind(1_000 + channel, server=1), episodes=10)
    await desk.due_in(places=1, server=2)
    dispatcher = desk.dispatcher(courier := Courier())
    dispatcher._capacity = 20

    await dispatcher.drain()

    assert len(courier.delivered) == 501
    assert 2 in courier.servers[:20]


async def test_servers_take_turns(desk: Desk) -> None:
    for server in (1, 2, 3):
        await desk.due_in(places=10, server=server)
    dispatcher = desk.dispatcher(courier := Courier())
    dispatcher._capacity = 6

    await dispatcher.drain()

    assert all(set(courier.servers[begin : begin + 6]) == {1, 2, 3} for begin in range(0, 30, 6))


async def test_what_was_due_first_is_sent_first(desk: Desk) -> None:
    second = await desk.due_in(places=3, due=desk.now - MINUTE)
    first = await desk.due_in(places=3, due=desk.now - 2 * MINUTE)
    dispatcher = desk.dispatcher(courier := Courier(), 1000.0)

    await dispatcher.drain()

    assert courier.numbers == first + second


async def test_what_is_paused_waits_and_holds_nobody_up(desk: Desk) -> None:
    resting = await desk.remind(1)
    (paused,) = await desk.plan(resting)
    await desk.reminders.pause(resting.number, paused=True)
    (other,) = await desk.due_in(places=1, server=2)
    dispatcher = desk.dispatcher(courier := Courier())

    await dispatcher.drain()

    assert courier.numbers == [other]
    assert await dispatcher.turn() == 10, "it must not be asked about all the time"
    assert not (await desk.delivery(paused)).attempts
