"""Deliveries go on: over wakes, jumps of the clock, shutdowns, crashes, and a state that is not there for a while."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import StateUnavailable
from bot.state.delivery import State

from .couriers import Courier, Waiting
from .desk import MINUTE, SECOND, Desk, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from contextlib import AbstractAsyncContextManager

    from bot.reminders.dispatcher import Dispatcher


def running(dispatcher: Dispatcher) -> AbstractAsyncContextManager[asyncio.Task[None]]:
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def run() -> AsyncIterator[asyncio.Task[None]]:
        task = asyncio.create_task(dispatcher.run())
        try:
            yield task
        finally:
            task.cancel()
            await asyncio.wait({task})

    return run()


class Interrupted:
    """A store whose `pressing` can be held up and looked at, and which can go away."""

    def __init__(self, desk: Desk) -> None:
        self._store = desk.store
        self.asked = 0
        self.away: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def pressing(self, *args: Any) -> Any:
        self.asked += 1
        if "pressing" in self.away:
            raise StateUnavailable("the disk is gone")
        return await self._store.pressing(*args)

    async def settle(self, *args: Any) -> None:
        if "settle" in self.away:
            raise StateUnavailable("the disk is full")
        await self._store.settle(*args)


async def test_a_reminder_that_is_set_for_now_is_delivered_at_once(desk: Desk) -> None:
    courier = Courier()
    dispatcher = desk.dispatcher(courier)
    async with running(dispatcher):
        await asyncio.sleep(0.05)  # it sleeps now, for ten seconds
        await desk.plan(await desk.remind(1))
        dispatcher.wake()
        await until(lambda: len(courier.delivered) == 1)


async def test_a_wake_while_the_store_is_being_asked_is_not_missed(desk: Desk) -> None:
    """Fails where the event is cleared after the store was asked: what was planned in between sleeps for ten seconds."""
    courier, interrupted = Courier(), Interrupted(desk)
    dispatcher = desk.dispatcher(courier)
    dispatcher._deliveries = interrupted  # type: ignore[assignment]
    asked = interrupted.pressing

    async def asked_and_then_planned(*args: Any) -> Any:
        answer = await asked(*args)
        if interrupted.asked == 1:
            await desk.plan(await desk.remind(1))
            dispatcher.wake()
        return answer

    interrupted.pressing = asked_and_then_planned  # type: ignore[method-assign]
    async with running(dispatcher):
        await until(lambda: len(courier.delivered) == 1)


async def test_what_falls_due_while_it_sleeps_is_slept_towards(desk: Desk) -> None:
    await desk.plan(await desk.remind(1), desk.now + 3 * SECOND)

    assert await desk.dispatcher(Courier()).turn() == pytest.approx(3)


async def test_it_never_sleeps_long_because_clocks_are_set_and_machines_are_put_to_sleep(desk: Desk) -> None:
    dispatcher = desk.dispatcher(Courier())
    empty = await dispatcher.turn()
    await desk.plan(await desk.remind(1), desk.now + 60 * MINUTE)

    assert empty == await dispatcher.turn() == 10


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


async def test_a_shutdown_lets_what_is_on_its_way_arrive(desk: Desk) -> None:
    numbers = await desk.due_in(places=5)
    courier = Waiting()
    async with running(desk.dispatcher(courier)) as task:
        await until(lambda: courier.holding == 5)
        task.cancel()
        await asyncio.sleep(0)
        courier.go.set()

    assert courier.numbers == numbers
    assert set((await desk.states()).values()) == {State.SENT}


async def test_a_shutdown_does_not_wait_for_what_hangs_and_the_next_process_looks_after_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.reminders.dispatcher._SECONDS_TO_LAND", 0.1)
    numbers = await desk.due_in(places=5)
    courier = Waiting()
    async with running(desk.dispatcher(courier)):
        await until(lambda: courier.holding == 5)

    assert set((await desk.states()).values()) == {State.LEASED}
    await desk.store.release()
    await desk.dispatcher(after := Courier()).drain()
    assert sorted(after.numbers) == numbers


async def test_a_state_that_is_away_is_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Fails where the loop ends with its first error: reminders would stop silently."""
    monkeypatch.setattr("bot.reminders.dispatcher._LONGEST_SLEEP", 0.05)
    await desk.plan(await desk.remind(1))
    interrupted = Interrupted(desk)
    interrupted.away = {"pressing"}
    dispatcher = desk.dispatcher(courier := Courier())
    dispatcher._deliveries = interrupted  # type: ignore[assignment]
    async with running(dispatcher):
        await until(lambda: interrupted.asked > 2)
        interrupted.away.clear()
        await until(lambda: len(courier.delivered) == 1)

    assert "reminders wait: the disk is gone" in caplog.text


async def test_whatever_else_goes_wrong_there_is_a_next_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.reminders.dispatcher._LONGEST_SLEEP", 0.05)
    await desk.plan(await desk.remind(1))
    broken = [ZeroDivisionError("a bug of ours")]

    def clock() -> Any:
        if broken:
            raise broken.pop()
        return desk.now

    dispatcher = desk.dispatcher(courier := Courier())
    dispatcher._clock = clock
    async with running(dispatcher):
        await until(lambda: len(courier.delivered) == 1)

    assert "a bug of ours" in caplog.text


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
    assert caplog.text.count("could not be settled") == 2


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
    from bot.state.outcomes import Later

    from .couriers import Answering

    (number,) = await desk.plan(await desk.remind(1))
    dispatcher = desk.dispatcher(Answering(answer=lambda _: Later(desk.now + SECOND, "Discord is down")))
    await dispatcher.drain()

    desk.now += timedelta(hours=7)
    await dispatcher.drain()

    assert ((await desk.delivery(number)).state, (await desk.delivery(number)).reason) == (
        State.SKIPPED,
        "Discord is down",
    )
