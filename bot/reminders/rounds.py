"""Keeps reminders going: plans when the schedule changes, delivers what is due, forgets what is long settled."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.errors import CatalogueUnavailable, StateUnavailable

if TYPE_CHECKING:
    from datetime import datetime

    from bot.catalogue.live import LiveCatalogue
    from bot.clock import Clock
    from bot.reminders.dispatcher import Dispatcher
    from bot.reminders.planner import Planner
    from bot.state.deliveries import DeliveryStore

_log: Final = logging.getLogger(__name__)

_SECONDS_BETWEEN: Final = 15.0
_PLANNED_ANEW_AFTER: Final = timedelta(hours=1)
_LOOKED_AT_ONCE_MORE_AFTER: Final = timedelta(minutes=1)
"""What was on its way while the catalogue changed may say since what is no longer so."""
_FORGOTTEN_AFTER: Final = timedelta(days=180)


class Rounds:
    """Looks at the catalogue every few seconds, which costs a `stat`, and plans where it has changed."""

    def __init__(
        self,
        catalogue: LiveCatalogue,
        planner: Planner,
        dispatcher: Dispatcher,
        deliveries: DeliveryStore,
        clock: Clock,
    ) -> None:
        self._catalogue = catalogue
        self._planner = planner
        self._dispatcher = dispatcher
        self._deliveries = deliveries
        self._clock = clock
        self._planned: tuple[str, datetime, datetime] | None = None
        """Of which catalogue, since when, and until when that will do."""

    async def run(self, *, alone: bool) -> None:
        """Plan and deliver until cancelled; `alone` says that whatever was leased before is nobody's any more."""
        if alone:
            await self._release()
        dispatching = asyncio.create_task(self._dispatcher.run(), name="reminders")
        try:
            while True:
                await self._round_or_trouble()
                await asyncio.sleep(_SECONDS_BETWEEN)
        finally:
            dispatching.cancel()
            await asyncio.wait({dispatching})

    async def round(self) -> None:
        """Plan where the catalogue has changed since, or where it is time."""
        now, edition = self._clock(), (await self._catalogue.current()).edition.content_hash
        known, since, until = self._planned or ("", now, now)
        if known == edition and since <= now < until:  # clocks are set back, too
            return
        if await self._planner.plan_everything():
            self._dispatcher.wake()
        await self._deliveries.forget_settled(now - _FORGOTTEN_AFTER)
        enough = _PLANNED_ANEW_AFTER if known == edition else _LOOKED_AT_ONCE_MORE_AFTER
        self._planned = (edition, now, now + enough)

    async def _release(self) -> None:
        try:
            freed = await self._deliveries.release()
        except StateUnavailable as error:
            _log.error("what was on its way when the bot stopped waits until its lease ends: %s", error)
        else:
            if freed:
                _log.info("%d reminders were on their way when the bot stopped; they are looked after again", freed)

    async def _round_or_trouble(self) -> None:
        try:
            await self.round()
        except StateUnavailable as error:
            self._dispatcher.outage.met(error)
        except CatalogueUnavailable as error:
            _log.error("reminders are delivered as planned before: %s", error)
        except Exception:  # noqa: BLE001  # a series that cannot be planned must not stop what is due
            _log.exception("planning failed; reminders are delivered as planned before")
