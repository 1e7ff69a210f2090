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
"""Also where the catalogue stays the same: what was on its way when it changed is looked at once more."""
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
        self._planned: tuple[str, datetime] | None = None

    async def run(self, *, alone: bool) -> None:
        """Plan and deliver until cancelled; `alone` says that whatever was leased before is nobody's any more."""
        if alone and (freed := await self._deliveries.release()):
            _log.info("%d reminders were on their way when the bot stopped; they are looked after again", freed)
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
        if self._planned is not None and self._planned[0] == edition and now - self._planned[1] < _PLANNED_ANEW_AFTER:
            return
        if await self._planner.plan_everything():
            self._dispatcher.wake()
        await self._deliveries.forget_settled(now - _FORGOTTEN_AFTER)
        self._planned = (edition, now)

    async def _round_or_trouble(self) -> None:
        try:
            await self.round()
        except (CatalogueUnavailable, StateUnavailable) as error:
            _log.error("reminders are delivered as planned before: %s", error)
        except Exception:  # noqa: BLE001  # a series that cannot be planned must not stop what is due
            _log.exception("planning failed; reminders are delivered as planned before")
