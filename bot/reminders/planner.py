"""Plans deliveries from reminders and the schedule: when one is set, when the schedule changes, and once in a while."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.errors import CatalogueUnavailable, StateUnavailable
from bot.reminders.planning import planned
from bot.reminders.server_events import failed, kept, nearest
from bot.reminders.timing import batch_of
from bot.series.schedule import airings_of
from bot.state.reminder import Kind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence
    from datetime import datetime, timedelta

    from bot.catalogue.live import LiveCatalogue
    from bot.clock import Clock
    from bot.series.codes import EpisodeCode
    from bot.series.models import Series
    from bot.series.releases import When
    from bot.series.schedule import Track
    from bot.state.changes import Batch, Change
    from bot.state.deliveries import DeliveryStore
    from bot.state.delivery import Delivery
    from bot.state.reminder import Reminder, Wish
    from bot.state.reminders import ReminderStore

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
        changed, servers = 0, set[int]()
        for slug in await self._reminders.series():
            changed += await _unharmed(slug, self._plan_messages(slug, servers))
        for guild in sorted(servers):
            changed += await _unharmed(f"the events of {guild}", self.plan_server(guild))
        if changed:
            _log.info("the schedule changed %d deliveries", changed)
        return changed

    async def plan_series(self, slug: str) -> int:
        """Plan the reminders of one series; a series that has left the catalogue keeps what is planned."""
        servers = set[int]()
        changed = await self._plan_messages(slug, servers)
        return changed + sum([await self.plan_server(guild) for guild in sorted(servers)])

    async def plan(self, reminder: Reminder) -> int:
        """Plan one reminder, which has just been set or changed."""
        series = await (await self._catalogue.current()).expect(reminder.wish.series)
        if reminder.wish.kind is Kind.EVENTS:
            return await self.plan_server(reminder.wish.guild)
        return await self._plan(series, [reminder])

    async def plan_server(self, guild: int) -> int:
        """Plan the events of a server, those of all its series together: only so many of them are kept."""
        now = self._clock()
        reminders, windows = await self._events(guild, now)
        again: list[int] = []

        def decide(reminder: Reminder, known: list[Delivery]) -> Sequence[Change]:
            wanted = windows[reminder.number]
            # Where there was trouble, one event shows whether it is over; the others follow when it is.
            again.extend(failed(wanted, known, now)[: 1 if reminder.trouble else None])
            return kept(wanted, known, now)

        changed = await self._deliveries.replan(reminders, decide, now)
        if again:
            last = max(batch.until for batches in windows.values() for batch in batches)
            changed += await self._deliveries.retry(again, now, last)
        return changed

    async def window(self, guild: int) -> dict[int, list[Batch]]:
        """What a server should have an event for at this moment, by reminder, the nearest first."""
        _, windows = await self._events(guild, self._clock())
        return windows

    async def _events(self, guild: int, now: datetime) -> tuple[list[Reminder], dict[int, list[Batch]]]:
        catalogue = await self._catalogue.current()
        schedules, reminders = {}, []
        for reminder in await self._reminders.of_guild(guild):
            if reminder.wish.kind is Kind.EVENTS and (series := await catalogue.series(reminder.wish.series)):
                schedules[reminder.number] = batches_of(series, reminder.wish)
                reminders.append(reminder)
        return reminders, nearest(schedules, now)

    async def _plan_messages(self, slug: str, servers: set[int]) -> int:
        """Plan the messages about a series, and note the servers that keep its events."""
        series = await (await self._catalogue.current()).series(slug)
        if series is None:
            _log.warning("the catalogue has no %s any more, of which somebody wants to be reminded", slug)
            return 0
        changed = after = 0
        while found := await self._reminders.of_series(slug, after=after, limit=_AT_ONCE):
            servers.update(each.wish.guild for each in found if each.wish.kind is Kind.EVENTS)
            changed += await self._plan(series, [each for each in found if each.wish.kind is not Kind.EVENTS])
            after = found[-1].number
        return changed

    async def _plan(self, series: Series, reminders: Sequence[Reminder]) -> int:
        now = self._clock()
        schedules: dict[tuple[Track | None, timedelta], list[Batch]] = {}  # most people want the same

        def decide(reminder: Reminder, known: list[Delivery]) -> Sequence[Change]:
            wish = reminder.wish
            if (wish.track, wish.lead) not in schedules:
                schedules[wish.track, wish.lead] = batches_of(series, wish)
            return planned(schedules[wish.track, wish.lead], known, now)

        return await self._deliveries.replan(reminders, decide, now)


async def _unharmed(what: str, planning: Awaitable[int]) -> int:
    """Let one that cannot be planned not stop the others."""
    try:
        return await planning
    except (CatalogueUnavailable, StateUnavailable):
        raise
    except Exception:  # noqa: BLE001
        _log.exception("%s could not be planned", what)
        return 0


def batches_of(series: Series, wish: Wish) -> list[Batch]:
    """Everything of a series' schedule that a reminder could announce; what comes out at one time is one batch."""
    together: dict[When, Batch] = {}
    seen: set[EpisodeCode] = set()  # what is repeated is announced the first time
    for airing in airings_of(series, wish.track):
        batch = batch_of(airing, wish.lead)
        codes = [code for code in airing.codes if code not in seen]
        if batch is not None and codes:
            seen.update(codes)
            earlier = together.get(airing.when)
            together[airing.when] = replace(batch, codes=tuple(sorted({*codes, *(earlier.codes if earlier else ())})))
    return list(together.values())
