"""Plans deliveries from reminders and the schedule: when one is set, when the schedule changes, and once in a while."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.reminders.planning import planned
from bot.reminders.timing import batch_of
from bot.series.schedule import airings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.catalogue.live import LiveCatalogue
    from bot.clock import Clock
    from bot.series.models import Series
    from bot.series.releases import When
    from bot.state.changes import Batch, Change
    from bot.state.deliveries import DeliveryStore
    from bot.state.delivery import Delivery
    from bot.state.reminders import Reminder, ReminderStore, Wish

_log: Final = logging.getLogger(__name__)
_AT_ONCE: Final = 200


class Planner:
    """Keeps what is planned in step with the schedule; planning twice changes nothing the second time."""

    def __init__(
        self, catalogue: LiveCatalogue, reminders: ReminderStore, deliveries: DeliveryStore, clock: Clock
    ) -> None:
        self._catalogue = catalogue
        self._reminders = reminders
        self._deliveries = deliveries
        self._clock = clock

    async def plan_everything(self) -> int:
        """Plan every series that somebody wants to be reminded of; returns how many deliveries changed."""
        changed = 0
        for slug in await self._reminders.series():
            changed += await self.plan_series(slug)
        if changed:
            _log.info("the schedule changed %d deliveries", changed)
        return changed

    async def plan_series(self, slug: str) -> int:
        """Plan the reminders of one series; a series that has left the catalogue keeps what is planned."""
        series = await (await self._catalogue.current()).series(slug)
        if series is None:
            _log.warning("the catalogue has no %s any more, of which somebody wants to be reminded", slug)
            return 0
        changed = after = 0
        while found := await self._reminders.of_series(slug, after=after, limit=_AT_ONCE):
            changed += await self._plan(series, found)
            after = found[-1].number
        return changed

    async def plan(self, reminder: Reminder) -> int:
        """Plan one reminder, which has just been set or changed."""
        series = await (await self._catalogue.current()).expect(reminder.wish.series)
        return await self._plan(series, [reminder])

    async def _plan(self, series: Series, reminders: Sequence[Reminder]) -> int:
        now = self._clock()

        def decide(reminder: Reminder, known: list[Delivery]) -> Sequence[Change]:
            return planned(batches_of(series, reminder.wish), known, now)

        return await self._deliveries.replan(reminders, decide, now)


def batches_of(series: Series, wish: Wish) -> list[Batch]:
    """Everything of a series' schedule that a reminder could announce; what comes out at one time is one batch."""
    together: dict[When, Batch] = {}
    for airing in airings_of(series, wish.track):
        batch = batch_of(airing, wish.lead)
        if batch is not None:
            earlier = together.get(airing.when)
            codes = (*earlier.codes, *batch.codes) if earlier else batch.codes
            together[airing.when] = replace(batch, codes=tuple(sorted(set(codes))))
    return list(together.values())
