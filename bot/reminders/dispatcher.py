"""Sends what is due: claims a few, delivers them, and only then notes that they were delivered."""

from __future__ import annotations

import asyncio
import logging
import random
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.errors import CatalogueUnavailable, StateUnavailable
from bot.reminders.ledger import Ledger
from bot.reminders.outage import Outage
from bot.reminders.pace import Pace
from bot.reminders.urgency import beginnings
from bot.state.outcomes import Later, Sent, Skipped, Undeliverable

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.reminders.courier import Courier
    from bot.state.deliveries import Claimed, DeliveryStore
    from bot.state.outcomes import Outcome

_log: Final = logging.getLogger(__name__)

REQUESTS_PER_SECOND: Final = 45.0
"""Discord's limit is 50 for all requests of a bot; some are left for the rest of what it does."""

_LEASE: Final = timedelta(seconds=30)
"""Shorter than the few minutes for which Discord recognises a nonce, longer than an attempt."""
_SECONDS_FOR_AN_ATTEMPT: Final = 25.0
_SECONDS_OF_WORK: Final = 4.0
"""How much is claimed ahead: little enough that a lease does not end while its deliveries wait for their slots."""
_HORIZON: Final = timedelta(minutes=30)
_LONGEST_SLEEP: Final = 10.0
"""Seconds after which the clock is looked at again, because clocks are set and machines are put to sleep."""
COUNTED_ON: Final = 0.98
"""How much of the pace: a machine now and then oversleeps a slot, and the last of many must still be in time."""
_LONGEST_BACKOFF: Final = 300.0
_SECONDS_TO_LAND: Final = 2.0


class Dispatcher:
    """Delivers what is due in time, some at once, never more than so many a second."""

    def __init__(
        self, deliveries: DeliveryStore, courier: Courier, clock: Clock, per_second: float = REQUESTS_PER_SECOND
    ) -> None:
        self._deliveries = deliveries
        self._courier = courier
        self._clock = clock
        self._pace = Pace(per_second)
        self._capacity = max(8, round(per_second * _SECONDS_OF_WORK))
        self._ledger = Ledger(deliveries, clock)
        self.outage: Final = Outage(clock)
        """Where everybody who waits for the state says so."""
        self._flying: dict[int, asyncio.Task[None]] = {}
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Look at once: something may be due now that was not before."""
        self._wake.set()

    async def run(self) -> None:
        """Deliver until cancelled; trouble with the state is told to the operator and tried again."""
        try:
            while True:
                # Cleared before the store is asked, never after: what is planned in between must not be missed.
                self._wake.clear()
                await self._wait(await self._turn_or_trouble())
        finally:
            await self.land()

    async def drain(self) -> None:
        """Deliver everything that is due now, and what comes of it."""
        while True:
            await self.turn()
            if not self._flying:
                return
            await asyncio.wait(list(self._flying.values()))

    async def land(self) -> None:
        """Let what is on its way arrive, for a moment; the rest stays leased, for whoever comes next."""
        if self._flying:
            await asyncio.wait(list(self._flying.values()), timeout=_SECONDS_TO_LAND)
        for task in self._flying.values():
            task.cancel()

    async def turn(self) -> float:
        """Claim what is due and send it on its way; returns the seconds until there may be more."""
        now, room = self._clock(), self._capacity - len(self._flying)
        if room < self._capacity // 4:  # a few at a time would cost a look at everything that waits each time
            return _LONGEST_SLEEP
        pressing = await self._deliveries.pressing(now, now + _HORIZON)
        begun = beginnings(pressing, self._pace.per_second * COUNTED_ON)
        ready = max((due for due, begin in begun if begin <= now), default=None)
        if ready is not None:
            claimed = await self._deliveries.claim(now, ready=ready, lease=_LEASE, limit=room, flying=self._flying)
            for each in claimed:
                self._send(each)
            if claimed:
                return 0.0
        ahead = [(moment - now).total_seconds() for group in begun for moment in group if moment > now]
        return min([_LONGEST_SLEEP, *ahead])

    async def _turn_or_trouble(self) -> float:
        try:
            return await self.turn()
        except StateUnavailable as error:
            self.outage.met(error)
        except Exception:  # noqa: BLE001  # whatever it is, reminders must not stop for good, and silently
            _log.exception("reminders wait")
        return _LONGEST_SLEEP

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return

    def _send(self, claimed: Claimed) -> None:
        number = claimed.delivery.number
        task = asyncio.create_task(self._delivered(claimed), name=f"delivery-{number}")
        self._flying[number] = task
        task.add_done_callback(lambda _: self._landed(number))

    def _landed(self, number: int) -> None:
        self._flying.pop(number, None)
        self._wake.set()

    async def _delivered(self, claimed: Claimed) -> None:
        number = claimed.delivery.number
        try:
            outcome = await self._outcome(claimed)
            _note(claimed, outcome)
            await self._ledger.settle(number, outcome)
        except StateUnavailable as error:  # its lease ends, and Discord recognises what it has already
            self.outage.met(error)
        except Exception:  # noqa: BLE001  # one that fails must not stop the others; its lease ends, and it is tried again
            _log.exception("delivery %d could not be settled", number)

    async def _outcome(self, claimed: Claimed) -> Outcome:
        now = self._clock()
        if claimed.delivery.until <= now:
            return Skipped("too late" if claimed.delivery.attempts == 1 else claimed.delivery.reason or "too late")
        try:
            for _ in range(claimed.requests):
                await self._pace.slot()
            async with asyncio.timeout(_SECONDS_FOR_AN_ATTEMPT):
                return await self._courier.deliver(claimed)
        except TimeoutError:
            return self._later(claimed, "Discord took too long")
        except CatalogueUnavailable as error:
            return self._later(claimed, str(error))
        except StateUnavailable:
            raise  # no outcome could be noted either
        except Exception as error:  # noqa: BLE001  # a poisoned delivery is tried again, with all the others unharmed
            _log.exception("delivery %d failed", claimed.delivery.number)
            return self._later(claimed, f"unexpected: {error!r}")

    def _later(self, claimed: Claimed, reason: str) -> Later:
        return Later(self._clock() + backoff(claimed.delivery.attempts), reason)


def backoff(attempts: int) -> timedelta:
    """How long to wait after so many attempts: twice as long each time up to five minutes, and never all together."""
    seconds = min(_LONGEST_BACKOFF, 2.0 ** min(attempts, 16))
    return timedelta(seconds=seconds * random.uniform(0.75, 1.0))  # noqa: S311  # nothing secret


def _note(claimed: Claimed, outcome: Outcome) -> None:
    number, place = claimed.delivery.number, claimed.reminder.wish.place
    match outcome:
        case Sent():
            _log.debug("delivery %d to %d: message %d", number, place, outcome.message)
        case Later():
            _log.warning("delivery %d to %d is tried again at %s: %s", number, place, outcome.ready, outcome.reason)
        case Undeliverable() | Skipped():
            _log.warning("delivery %d to %d was not sent: %s", number, place, outcome.reason)
