"""The state is away for a while: the operator reads what to do, once a minute, and then everything goes on."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import StateUnavailable
from bot.reminders.outage import Outage
from bot.state.delivery import State

from .couriers import Answering, Waiting
from .desk import MINUTE, SECOND, Desk, until

if TYPE_CHECKING:
    from bot.reminders.dispatcher import Dispatcher

PLACES = 20


def alarms(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What an operator is alarmed by; a traceback would be no help."""
    records = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert not [record for record in records if record.exc_info]
    return [record.getMessage() for record in records]


async def written(desk: Desk, *, may_be: bool) -> None:
    """Let the file of the state be written, or not any more."""
    _, writer = desk.database._opened()
    await writer.execute(f"pragma query_only = {'off' if may_be else 'on'}")


async def held(desk: Desk, courier: Waiting) -> tuple[Dispatcher, asyncio.Task[None]]:
    """A message for each of some channels is on its way."""
    await desk.due_in(places=PLACES)
    dispatcher = desk.dispatcher(courier)
    running = asyncio.create_task(dispatcher.run())
    await until(lambda: courier.holding == PLACES)
    return dispatcher, running


async def test_messages_that_cannot_be_noted_are_told_of_in_one_line_and_go_on_by_themselves(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Fails where each of them logs a traceback: a full disk is filled with the news that it is full."""
    monkeypatch.setattr("bot.reminders.dispatcher._LONGEST_SLEEP", 0.02)
    dispatcher, running = await held(desk, courier := Waiting())
    await written(desk, may_be=False)
    courier.go.set()
    await until(lambda: not dispatcher._flying)
    desk.now += 31 * SECOND  # their leases end, and they are tried in vain
    await asyncio.sleep(0.2)

    (alarm,) = alarms(caplog)
    assert alarm.startswith("reminders wait: the state cannot be written to ")
    assert alarm.endswith(": set STATE_URL to a file that may be written")

    desk.now += MINUTE
    await until(lambda: len(alarms(caplog)) == 2)
    await written(desk, may_be=True)
    await until(lambda: len(courier.delivered) == 2 * PLACES and not dispatcher._flying)
    running.cancel()
    await asyncio.wait({running})

    assert set((await desk.states()).values()) == {State.SENT}
    assert len({each.delivery.nonce for each in courier.delivered}) == PLACES, "Discord posts each of them once"


async def test_what_needs_the_state_to_be_said_waits_too(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """How far a channel has watched is asked when its message is written."""
    await desk.due_in(places=PLACES)
    away = {"": StateUnavailable("the disk is gone")}
    dispatcher = desk.dispatcher(courier := Answering(answer=lambda _: away.get("")))

    await dispatcher.drain()
    assert alarms(caplog) == ["reminders wait: the disk is gone"]
    away.clear()
    desk.now += 30 * SECOND
    await dispatcher.drain()

    assert set((await desk.states()).values()) == {State.SENT}
    assert len(courier.delivered) == 2 * PLACES


@pytest.mark.parametrize(("later", "lines"), [(59 * SECOND, 1), (MINUTE, 2), (-MINUTE, 2)])
def test_a_clock_that_is_set_back_does_not_silence_it(
    later: Any, lines: int, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    outage = Outage(desk.clock)
    outage.met(StateUnavailable("the disk is gone"))
    desk.now += later
    outage.met(StateUnavailable("the disk is gone"), "news of corrections waits")

    assert len(alarms(caplog)) == lines
