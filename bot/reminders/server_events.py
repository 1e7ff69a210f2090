"""Which scheduled events a server should have, and what to change about those it has: pure functions.

An event belongs to the first of its episodes: while that is announced, the event is moved and never made anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.series.releases import When
from bot.state.changes import Amend, Drop, Move, Plan
from bot.state.delivery import DELETED, Purpose, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.series.codes import EpisodeCode
    from bot.state.changes import Batch, Change
    from bot.state.delivery import Delivery

MOST_EVENTS: Final = 20
"""In one server, of all its series together: Discord allows everybody in it 100, and nobody reads a long list."""


def nearest(schedules: Mapping[int, Iterable[Batch]], now: datetime) -> dict[int, list[Batch]]:
    """Of a server's schedules, by reminder: what is to come and has an hour, and of all that the nearest.

    An event must have an hour, and an hour is never made up.
    """
    coming = [(number, batch) for number, batches in schedules.items() for batch in to_come(batches, now)]
    coming.sort(key=lambda each: (each[1].airs, each[0], each[1].codes))
    windows: dict[int, list[Batch]] = {number: [] for number in schedules}
    for number, batch in coming[:MOST_EVENTS]:
        windows[number].append(replace(batch, due=now, until=batch.airs))
    return windows


def to_come(batches: Iterable[Batch], now: datetime) -> list[Batch]:
    """What has an hour, and one that is still to come."""
    return [batch for batch in batches if batch.when.at is not None and batch.airs > now]


def kept(wanted: Sequence[Batch], known: Sequence[Delivery], now: datetime) -> list[Change]:
    """The changes that make the events of one reminder what they should be; none where they are so already."""
    due, events = _by_first(wanted), _events(known, now)
    amending = {each.subject for each in known if each.purpose is Purpose.AMEND and each.state < State.SENT}
    changes: list[Change] = [Plan(batch) for first, batch in due.items() if first not in events]
    for first, event in events.items():
        change = _changed(event, due.get(first), now)
        if change is not None and event.number not in amending:
            changes.append(change)
    return changes


def failed(wanted: Sequence[Batch], known: Sequence[Delivery], now: datetime) -> list[int]:
    """The events that should be there and could not be made, the nearest first.

    Unlike a message, an event that comes late is worth as much, as long as it comes before its episode.
    """
    events = _events(known, now)
    tried = (events.get(first) for first in _by_first(wanted))
    return [event.number for event in tried if event is not None and event.state > State.SENT]


def batch_for(event: Delivery, wanted: Sequence[Batch]) -> Batch | None:
    """What an event should say now; None where it should not be there any more."""
    return _by_first(wanted).get(event.codes[0])


def shown_for(batch: Batch | None) -> dict[str, str]:
    """What an event shows: its episodes with their time, nothing where it has been removed."""
    return {str(code): str(batch.when) for code in batch.codes} if batch is not None else {}


def _by_first(wanted: Sequence[Batch]) -> dict[EpisodeCode, Batch]:
    """Batches by their first episode; of one that comes twice, the first time."""
    found: dict[EpisodeCode, Batch] = {}
    for batch in wanted:
        found.setdefault(batch.codes[0], batch)
    return found


def _events(known: Sequence[Delivery], now: datetime) -> dict[EpisodeCode, Delivery]:
    """The latest event of each first episode; those that have begun are left to themselves."""
    announced = (each for each in known if each.purpose is Purpose.ANNOUNCE)
    ahead = [each for each in announced if (begins := _begins(each)) is None or begins > now]
    return {each.codes[0]: each for each in sorted(ahead, key=lambda each: each.number)}


def _begins(event: Delivery) -> datetime | None:
    """When an event that stands in the server begins; None for one that does not, or not any more."""
    times = (When.parse(time).at for key, time in event.shown.items() if key != DELETED)
    return min((time for time in times if time is not None), default=None)


def _changed(event: Delivery, batch: Batch | None, now: datetime) -> Change | None:
    if event.untouched:
        if batch is None:
            return Drop(event.number)
        return None if (event.codes, event.when) == (batch.codes, batch.when) else Move(event.number, batch)
    if event.state is not State.SENT or event.deleted or event.shown == shown_for(batch):
        return None
    # An event that has begun cannot be moved any more, so that there is no point in trying for longer.
    return Amend(event.number, _begins(event) or (batch.until if batch is not None else now))
