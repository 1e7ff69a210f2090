"""Two bots with one state: what one is sending the other leaves alone, until its lease ends or it is gone."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from bot.catalogue.live import LiveCatalogue
from bot.clock import system_clock
from bot.reminders.dispatcher import _LEASE, Dispatcher
from bot.reminders.planner import Planner
from bot.reminders.rounds import Rounds
from bot.state.database import Database
from bot.state.deliveries import Claimed, DeliveryStore
from bot.state.delivery import State
from bot.state.outcomes import Later, Sent
from bot.state.reminders import ReminderStore
from tests.hosting.process import eventually

from .evening import Evening

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

REMINDERS: Final = 3
SOON: Final = timedelta(seconds=1)


@dataclass
class Bot:
    """As much of a bot as this is about."""

    database: Database
    deliveries: DeliveryStore

    async def claims(self, now: datetime, flying: tuple[int, ...] = ()) -> list[Claimed]:
        return await self.deliveries.claim(now, ready=now, lease=_LEASE, limit=100, flying=flying)


@pytest.fixture
async def evening(tmp_path: Path, seed: int) -> Evening:
    made = Evening(tmp_path, seed, 45.0)
    await made.prepare(REMINDERS, groups=1)
    return made


@asynccontextmanager
async def bot(evening: Evening) -> AsyncIterator[Bot]:
    database = Database(evening.state)
    await database.open()
    try:
        yield Bot(database, DeliveryStore(database))
    finally:
        await database.close()


async def test_the_second_waits_until_the_lease_ends(evening: Evening) -> None:
    now = evening.last
    async with bot(evening) as first, bot(evening) as second:
        assert (first.database.alone, second.database.alone) == (True, False)
        assert len(await first.claims(now)) == REMINDERS
        assert await second.claims(now + _LEASE - SOON) == []
        again = await second.claims(now + _LEASE)
        assert [claimed.delivery.attempts for claimed in again] == [2] * REMINDERS


async def test_who_comes_next_and_is_alone_waits_for_nothing(evening: Evening) -> None:
    now = evening.last
    async with bot(evening) as first:
        await first.claims(now)
    async with bot(evening) as second:
        assert second.database.alone
        assert await second.claims(now) == []
        assert await second.deliveries.release() == REMINDERS
        assert len(await second.claims(now)) == REMINDERS


async def test_what_the_first_settles_too_late_stays_settled(evening: Evening) -> None:
    now = evening.last
    async with bot(evening) as first, bot(evening) as second:
        (claimed, *_) = await first.claims(now)
        number = claimed.delivery.number
        await second.claims(now + _LEASE)
        await first.deliveries.settle([(number, Sent(channel=1, message=2))], now + _LEASE)
        await second.deliveries.settle([(number, Later(now + _LEASE, "it was posted"))], now + _LEASE)
        delivery = await second.deliveries.delivery(number)
        assert delivery is not None
        assert (delivery.state, delivery.message) == (State.SENT, 2)
        assert number not in {each.delivery.number for each in await second.claims(now + 2 * _LEASE)}


async def test_a_state_that_cannot_be_written_at_the_start_does_not_end_all_reminders(evening: Evening) -> None:
    async with bot(evening) as only:
        courier, catalogue = Courier(), LiveCatalogue(evening.folder / "catalogue.sqlite")
        dispatcher = Dispatcher(only.deliveries, courier, system_clock)
        planner = Planner(catalogue, ReminderStore(only.database), only.deliveries, system_clock)
        writer = only.database._opened()[1]
        await writer.execute_fetchall("pragma query_only = on")
        running = asyncio.create_task(
            Rounds(catalogue, planner, dispatcher, only.deliveries, system_clock).run(alone=True)
        )
        await asyncio.sleep(0.1)
        await writer.execute_fetchall("pragma query_only = off")
        dispatcher.wake()
        await eventually(lambda: len(courier.carried) == REMINDERS and evening.all_settled())
        running.cancel()
        await asyncio.wait({running})
        await catalogue.close()


class Courier:
    """Finds everybody at home."""

    def __init__(self) -> None:
        self.carried: list[int] = []

    async def deliver(self, claimed: Claimed) -> Sent:
        self.carried.append(claimed.delivery.number)
        return Sent(channel=1, message=claimed.delivery.number)


@pytest.mark.parametrize("step", [timedelta(hours=2), timedelta(hours=-2)], ids=["forward", "back"])
async def test_a_clock_that_is_set_sends_nothing_twice(evening: Evening, step: timedelta) -> None:
    now = evening.last
    async with bot(evening) as only:
        numbers = tuple(claimed.delivery.number for claimed in await only.claims(now))
        assert await only.claims(now + step, flying=numbers) == []
        await only.deliveries.settle([(number, Sent(1, number)) for number in numbers], now + step)
        assert await only.claims(now + 2 * _LEASE) == []
