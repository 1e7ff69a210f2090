"""Discord refuses everything for a while: whoever gives up on one request does not hold the others back for good."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from bot.client import Previously
from bot.clock import system_clock
from bot.courier.messages import MessageCourier
from bot.reminders.dispatcher import _LEASE
from bot.state.outcomes import Sent
from tests.hosting.process import TOKEN, eventually
from tests.stand_in import pointed_at

from .evening import Evening, discord

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.state.deliveries import Claimed
    from tests.stand_in import StandIn

AT_LOGIN: Final = 2
"""Requests that a bot makes before any other."""
SOON: Final = 5.0


async def test_a_global_limit_that_somebody_did_not_wait_for(tmp_path: Path, seed: int) -> None:
    evening = Evening(tmp_path, seed, 45.0)
    await evening.prepare(2, ahead=0.0, groups=1)
    async with discord(everywhere=(AT_LOGIN, 60.0)) as stand_in, logged_in(evening, stand_in) as bot:
        first, second = await due(bot, evening)
        courier = MessageCourier(bot)
        impatient = asyncio.create_task(courier.deliver(first))
        await eventually(lambda: 429 in {request.status for request in stand_in.requests})
        impatient.cancel()
        await asyncio.wait({impatient})

        stand_in.door.limits.everywhere = None
        async with asyncio.timeout(SOON):
            assert isinstance(await courier.deliver(second), Sent)


@asynccontextmanager
async def logged_in(evening: Evening, stand_in: StandIn) -> AsyncIterator[Previously]:
    with pointed_at(stand_in):
        async with Previously(evening.folder / "catalogue.sqlite", evening.state) as bot:
            await bot.open()
            await bot.login(TOKEN)
            yield bot


async def due(bot: Previously, evening: Evening) -> list[Claimed]:
    await asyncio.sleep(max(0.0, (evening.last - system_clock()).total_seconds()))
    return await bot.deliveries.claim(system_clock(), ready=evening.last, lease=_LEASE, limit=2)
