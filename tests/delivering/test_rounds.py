"""When the schedule is looked at: at the start, when it changes, once more soon after that, and every hour."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.errors import CatalogueUnavailable
from bot.reminders.rounds import Rounds

from .couriers import Courier
from .desk import MINUTE, SECOND, Desk, until

if TYPE_CHECKING:
    from datetime import datetime, timedelta


class Office:
    """A catalogue with an edition, and a planner that notes when it was asked to plan."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.content_hash = "first"
        self.planned: list[datetime] = []
        self.errors: list[Exception] = []

    async def current(self) -> Office:
        return self

    @property
    def edition(self) -> Office:
        return self

    async def plan_everything(self) -> int:
        if self.errors:
            raise self.errors.pop()
        self.planned.append(self._desk.now)
        return 0


def rounds(desk: Desk, office: Office, courier: Courier | None = None) -> Rounds:
    dispatcher = desk.dispatcher(courier or Courier())
    anything = cast("Any", office)
    return Rounds(anything, anything, dispatcher, desk.store, desk.clock)


async def walked(desk: Desk, looking: Rounds, office: Office, *steps: timedelta) -> list[bool]:
    """Whether each look, so long after the one before, planned anything."""
    found = []
    for step in steps:
        desk.now += step
        before = len(office.planned)
        await looking.round()
        found.append(len(office.planned) > before)
    return found


async def test_it_is_planned_at_the_start_once_more_a_minute_later_and_then_every_hour(desk: Desk) -> None:
    looking = rounds(desk, office := Office(desk))
    steps = [0 * SECOND, 15 * SECOND, 45 * SECOND, 15 * SECOND, 59 * MINUTE, MINUTE]

    assert await walked(desk, looking, office, *steps) == [True, False, True, False, False, True]


async def test_a_change_is_planned_at_the_next_look_and_once_more_for_what_was_on_its_way(desk: Desk) -> None:
    """An old date stands for an hour where a message is sent while the schedule changes, and nobody looks again."""
    looking = rounds(desk, office := Office(desk))
    await walked(desk, looking, office, 0 * SECOND, 2 * MINUTE)

    office.content_hash = "second"
    steps = [15 * SECOND, 15 * SECOND, MINUTE, 15 * SECOND]

    assert await walked(desk, looking, office, *steps) == [True, False, True, False]


async def test_a_clock_that_is_set_back_does_not_put_planning_off(desk: Desk) -> None:
    looking = rounds(desk, office := Office(desk))

    assert await walked(desk, looking, office, 0 * SECOND, -300 * MINUTE) == [True, True]


@pytest.mark.parametrize("error", [CatalogueUnavailable("no catalogue"), ZeroDivisionError("a bug of ours")])
async def test_what_cannot_be_planned_is_delivered_as_planned_before_and_planned_later(
    desk: Desk, error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.reminders.rounds._SECONDS_BETWEEN", 0.02)
    await desk.plan(await desk.remind(1))
    office = Office(desk)
    office.errors = [error]
    running = asyncio.create_task(rounds(desk, office, courier := Courier()).run(alone=True))
    try:
        await until(lambda: bool(courier.delivered and office.planned))
    finally:
        running.cancel()
        await asyncio.wait({running})

    assert "delivered as planned before" in caplog.text


async def test_a_process_that_is_not_alone_leaves_the_leases_of_the_others(desk: Desk) -> None:
    await desk.plan(await desk.remind(1))
    await desk.store.claim(desk.now, ready=desk.now, lease=30 * SECOND, limit=5)
    running = asyncio.create_task(rounds(desk, office := Office(desk), courier := Courier()).run(alone=False))
    try:
        await until(lambda: bool(office.planned))
        await asyncio.sleep(0.1)
    finally:
        running.cancel()
        await asyncio.wait({running})

    assert courier.delivered == []
