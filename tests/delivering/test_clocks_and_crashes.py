"""Clocks jump, machines sleep, and the power fails: nothing is lost, nothing is taken twice."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.state.delivery import State
from bot.state.outcomes import Later

from .couriers import Answering, Courier, Waiting
from .desk import MINUTE, SECOND, Desk
from .interrupted import Interrupted


async def test_a_clock_that_jumps_forward_makes_due_what_was_to_come(desk: Desk) -> None:
    (number,) = await desk.plan(await desk.remind(1), desk.now + 60 * MINUTE)
    dispatcher = desk.dispatcher(courier := Courier())
    await dispatcher.drain()
    assert courier.numbers == []

    desk.now += 90 * MINUTE
    await dispatcher.drain()

    assert courier.numbers == [number]


async def test_a_clock_that_jumps_back_sends_nothing_twice(desk: Desk) -> None:
    numbers = await desk.due_in(places=3)
    dispatcher = desk.dispatcher(courier := Courier())
    await dispatcher.drain()

    for jump in (-120 * MINUTE, 119 * MINUTE, 2 * MINUTE):
        desk.now += jump
        await dispatcher.drain()

    assert courier.numbers == numbers


async def test_what_is_on_its_way_is_not_taken_again_when_the_clock_jumps_over_its_lease(desk: Desk) -> None:
    await desk.plan(await desk.remind(1))
    courier = Waiting()
    dispatcher = desk.dispatcher(courier)
    await dispatcher.turn()
    await asyncio.sleep(0.02)

    desk.now += 60 * MINUTE
    await dispatcher.turn()
    await asyncio.sleep(0.02)

    assert courier.holding == 1
    courier.go.set()
    await dispatcher.drain()
    assert len(courier.delivered) == 1


async def test_after_a_crash_what_was_leased_is_free_when_the_lease_ends_and_not_before(desk: Desk) -> None:
    (number,) = await desk.plan(await desk.remind(1))
    await desk.store.claim(desk.now, ready=desk.now, lease=30 * SECOND, limit=5)  # and then the power fails

    dispatcher = desk.dispatcher(courier := Courier())
    desk.now += 29 * SECOND
    await dispatcher.drain()
    assert courier.numbers == []
    desk.now += SECOND
    await dispatcher.drain()

    assert courier.numbers == [number]
    assert (await desk.delivery(number)).attempts == 2


async def test_a_process_that_is_alone_frees_what_the_one_before_had_leased(desk: Desk) -> None:
    (number,) = await desk.plan(await desk.remind(1))
    await desk.store.claim(desk.now, ready=desk.now, lease=30 * SECOND, limit=5)

    freed = await desk.store.release()
    await desk.dispatcher(courier := Courier()).drain()

    assert (freed, courier.numbers) == (1, [number])


async def test_two_processes_never_take_the_same(desk: Desk) -> None:
    numbers = await desk.due_in(places=60)
    one, other = Courier(), Courier()

    await asyncio.gather(desk.dispatcher(one).drain(), desk.dispatcher(other).drain())

    assert sorted(one.numbers + other.numbers) == numbers


async def test_what_was_sent_and_could_not_be_noted_is_looked_after_when_its_lease_ends(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """It is delivered again: that Discord has one message then is the courier's part, by nonce and by looking."""
    numbers = await desk.due_in(places=2)
    interrupted = Interrupted(desk)
    interrupted.away = {"settle"}
    dispatcher = desk.dispatcher(courier := Courier())
    dispatcher._ledger._deliveries = interrupted  # type: ignore[assignment]

    await dispatcher.drain()
    assert set((await desk.states()).values()) == {State.LEASED}
    interrupted.away.clear()
    desk.now += 30 * SECOND
    await dispatcher.drain()

    assert sorted(courier.numbers) == sorted(numbers * 2)
    assert set((await desk.states()).values()) == {State.SENT}
    assert caplog.text.count("reminders wait: the disk is full") == 1


@pytest.mark.parametrize(("hours", "state"), [(5.9, State.SENT), (6.0, State.SKIPPED), (100.0, State.SKIPPED)])
async def test_after_a_long_sleep_what_is_still_of_interest_is_sent_and_the_rest_is_skipped_and_counted(
    desk: Desk, hours: float, state: State
) -> None:
    reminder = await desk.remind(1)
    (number,) = await desk.plan(reminder)

    desk.now += timedelta(hours=hours)
    await desk.dispatcher(Courier()).drain()

    delivery = await desk.delivery(number)
    outlook = (await desk.store.outlooks([reminder]))[reminder.number]
    assert delivery.state is state
    assert outlook.skipped == (state is State.SKIPPED)
    assert delivery.reason == ("too late" if state is State.SKIPPED else None)


async def test_what_was_tried_in_vain_until_it_was_too_late_keeps_its_reason(desk: Desk) -> None:
    (number,) = await desk.plan(await desk.remind(1))
    dispatcher = desk.dispatcher(Answering(answer=lambda _: Later(desk.now + SECOND, "Discord is down")))
    await dispatcher.drain()

    desk.now += timedelta(hours=7)
    await dispatcher.drain()

    assert ((await desk.delivery(number)).state, (await desk.delivery(number)).reason) == (
        State.SKIPPED,
        "Discord is down",
    )
