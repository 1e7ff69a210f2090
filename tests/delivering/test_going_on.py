"""Deliveries go on: over wakes, shutdowns, bugs of ours, and a state that is not there for a while."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from bot.state.delivery import State

from .couriers import Courier, Waiting
from .desk import MINUTE, SECOND, Desk, until
from .interrupted import Interrupted

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.reminders.dispatcher import Dispatcher


@asynccontextmanager
async def running(dispatcher: Dispatcher) -> AsyncIterator[None]:
    task = asyncio.create_task(dispatcher.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def test_a_reminder_that_is_set_for_now_is_delivered_at_once(desk: Desk) -> None:
    courier = Courier()
    dispatcher = desk.dispatcher(courier)
    async with running(dispatcher):
        await asyncio.sleep(0.05)  # it sleeps now, for ten seconds
        await desk.plan(await desk.remind(1))
        dispatcher.wake()
        await until(lambda: len(courier.delivered) == 1)


async def test_a_wake_while_the_store_is_being_asked_is_not_missed(desk: Desk) -> None:
    """Fails where the event is cleared after the store was asked: what was planned in between is slept over."""
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


async def test_a_shutdown_lets_what_is_on_its_way_arrive(desk: Desk) -> None:
    numbers = await desk.due_in(places=5)
    courier = Waiting()
    async with running(desk.dispatcher(courier)):
        await until(lambda: courier.holding == 5)
        asyncio.get_running_loop().call_later(0.05, courier.go.set)  # while it ends

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
