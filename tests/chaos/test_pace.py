"""At the pace that Discord allows everybody: nothing is refused, and the last of many still comes in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .evening import Evening, discord
from .fate import Fate

if TYPE_CHECKING:
    from pathlib import Path

REMINDERS: Final = 150
PER_SECOND: Final = 45.0
DISCORD: Final = (50, 1.0)
READY_BY_THEN: Final = 8.0
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
