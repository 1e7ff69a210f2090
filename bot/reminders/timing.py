"""When to remind of an airing.

An hour is never made up: where only the day is known, the reminder comes in the morning and names the day.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from bot.reminders.zones import zone_of
from bot.state.changes import Batch

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

    from bot.series.schedule import Airing

_MORNING: Final = time(9)
_DAY: Final = timedelta(days=1)
OF_INTEREST: Final = timedelta(hours=6)
"""How long after an episode, or after the time asked for, a reminder that comes late is still worth having."""


def batch_of(airing: Airing, lead: timedelta) -> Batch | None:
    """What to announce of an airing, and when; None where no day is known yet."""
    when = airing.when
    if when.day is None or when.month_only:
        return None
    if when.at is not None:
        due = when.at - lead
        return Batch(airing.codes, when, when.at, due, max(when.at, due) + OF_INTEREST)
    zone = zone_of(airing.track.region)
    begins = _local(when.day, time(0), zone)
    ends = _local(when.day + _DAY, time(0), zone)
    due = _local(when.day - _whole_days(lead), _MORNING, zone)
    return Batch(airing.codes, when, begins, due, max(ends, due + OF_INTEREST))


def _whole_days(lead: timedelta) -> timedelta:
    """Of a day, minutes and hours cannot be counted back; days can."""
    days = abs(lead) // _DAY
    return timedelta(days=days if lead > timedelta() else -days)


def _local(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)
