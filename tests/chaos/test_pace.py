"""At the pace that Discord allows everybody: nothing is refused, and the last of many still comes in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.reminders.dispatcher import _LEASE
from bot.state.database import Database
from bot.state.deliveries import DeliveryStore
from bot.state.outcomes import Skipped

from .evening import Evening, discord
from .fate import Fate

if TYPE_CHECKING:
    from pathlib import Path

REMINDERS: Final = 100
PER_SECOND: Final = 45.0
DISCORD: Final = (50, 1.0)
READY_BY_THEN: Final = 5.5
IN_TIME: Final = 0.5
STALLED: Final = 3
"""A machine that stalls makes up for a little of it, and may meet the limit then."""


async def test_many_at_the_real_pace(tmp_path: Path, seed: int) -> None:
    evening = Evening(tmp_path, seed, PER_SECOND)
    async with discord(everywhere=DISCORD, in_a_channel=DISCORD) as stand_in:
        await evening.prepare(REMINDERS, ahead=READY_BY_THEN, groups=1)
        found = await evening.passes(stand_in, Fate())
        refused = [request for request in stand_in.requests if request.status == 429]
    assert not found.broken, evening.told(found)
    assert max(found.late).total_seconds() < IN_TIME
    assert len(refused) <= STALLED


async def test_what_is_counted_are_requests(tmp_path: Path, seed: int) -> None:
    evening = Evening(tmp_path, seed, PER_SECOND)
    await evening.prepare(REMINDERS)
    database = Database(evening.state)
    await database.open()
    deliveries, expected = DeliveryStore(database), sum(promise.requests for promise in evening.promised)
    pressing = await deliveries.pressing(evening.last, evening.last)
    assert sum(number for _, number in pressing) == expected > REMINDERS
    counted = 0
    while claimed := await deliveries.claim(evening.last, ready=evening.last, lease=_LEASE, limit=REMINDERS):
        counted += sum(each.requests for each in claimed)
        await deliveries.settle([(each.delivery.number, Skipped("counted")) for each in claimed], evening.last)
    assert counted == expected
    await database.close()
