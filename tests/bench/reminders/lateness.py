"""How late ten thousand come that are due in the same second, beside the schedule that the limit allows.

The real dispatcher, store and file; Discord's limit and the waiting for it are simulated, and the waiting is skipped.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.reminders.dispatcher import REQUESTS_PER_SECOND, Dispatcher
from bot.state.outcomes import Sent

from .evening import CountingStore, folder, opened, reminders_in
from .idle import WatchedDatabase, run_without_idling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.state.deliveries import Claimed
    from bot.state.outcomes import Outcome

    from .idle import Idle

LIMIT: Final = 50
"""Requests a second that Discord lets through."""
AIM: Final = 1.05
_SECONDS_OF_A_REQUEST: Final = 0.1
_KNOWN_BEFORE: Final = timedelta(minutes=10)


class LimitedCourier:
    """Discord as it admits requests: so many in each second; who comes too early waits, as discord.py does at a 429."""

    def __init__(self, per_second: int, clock: Idle) -> None:
        self._per_second = per_second
        self._clock = clock
        self._admitted: Counter[int] = Counter()
        self.arrivals: Final[list[datetime]] = []
        self.refused = 0

    async def deliver(self, claimed: Claimed) -> Outcome:
        """Wait to be admitted, then for the answer."""
        while self._admitted[second := int(self._clock.seconds())] >= self._per_second:
            self.refused += 1
            await asyncio.sleep(second + 1 - self._clock.seconds())
        self._admitted[second] += 1
        await asyncio.sleep(_SECONDS_OF_A_REQUEST)
        self.arrivals.append(self._clock.clock())
        return Sent(claimed.delivery.number, claimed.delivery.number)


@dataclass(frozen=True)
class Lateness:
    """Seconds after they were due at which deliveries arrived, and would have arrived one by one at the limit."""

    arrived: Sequence[float]
    ideal: Sequence[float]
    refused: int

    @property
    def ratio(self) -> float:
        """How late the last one was, by how late it had to be."""
        return self.arrived[-1] / self.ideal[-1]


def lateness(amount: int, *, pace: float, known_before: timedelta = timedelta()) -> Lateness:
    """Let so many be due in one second, of which the dispatcher knows so long before, and see when they arrive."""

    async def measuring(idle: Idle) -> Lateness:
        due = idle.clock() + known_before
        courier = LimitedCourier(LIMIT, idle)
        with folder() as place:
            reminders_in(place / "state.sqlite", amount, due)
            begun = max(due, idle.clock())
            async with opened(WatchedDatabase(place / "state.sqlite", idle)) as database:
                deliveries = CountingStore(database, amount)
                dispatching = asyncio.create_task(Dispatcher(deliveries, courier, idle.clock, pace).run())
                await deliveries.done.wait()
                dispatching.cancel()
                await asyncio.wait({dispatching})
        arrived = sorted((arrival - begun).total_seconds() for arrival in courier.arrivals)
        ideal = [number / pace + _SECONDS_OF_A_REQUEST for number in range(amount)]
        return Lateness(arrived, ideal, courier.refused)

    return run_without_idling(measuring)


def report_of_lateness(amount: int) -> str:
    """Measure both: what is due at once, and what was known before; returns a report."""
    at_once = lateness(amount, pace=REQUESTS_PER_SECOND)
    ahead = lateness(amount, pace=REQUESTS_PER_SECOND, known_before=_KNOWN_BEFORE)
    last, ideal = at_once.arrived[-1], at_once.ideal[-1]
    mean = sum(at_once.arrived) / sum(at_once.ideal)
    return (
        f"{amount} due in one second, and known only then: the last arrives after {last:.1f} s, ideally {ideal:.1f} s\n"
        f"{at_once.ratio:.3f} × the ideal schedule at {REQUESTS_PER_SECOND:.0f}/s (all of them: {mean:.3f} ×; "
        f"aim ≤ {AIM} ×), {last * LIMIT / amount:.2f} × that at {LIMIT}/s; Discord refused {at_once.refused}\n"
        f"known before: the first arrives {ahead.arrived[0]:+.1f} s from when it is due, the last "
        f"{ahead.arrived[-1]:+.1f} s; Discord refused {ahead.refused}"
    )
