"""What is over and what is still to come, at a moment that is given."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.series.models import Season, Series
    from bot.series.releases import When

_EAST: Final = timedelta(hours=14)
_WEST: Final = timedelta(hours=12)
"""Where a day begins first, ahead of UTC, and where it ends last, behind it."""

_RUNNING: Final = "running"


def is_over(when: When, now: datetime) -> bool:
    """Whether a time has passed: an instant has, a day or a month is over everywhere on earth; never what is open."""
    if when.day is None:
        return False
    if when.at is not None:
        return when.at < now
    return _midnight(_last_day(when.day, month=when.month_only)) <= now - timedelta(days=1) - _WEST


def comes_before(when: When, end: datetime) -> bool:
    """Whether an instant is before `end`, or a day begins somewhere before it; nothing else is known well enough."""
    if when.day is None or when.month_only:
        return False
    return when.at < end if when.at is not None else _midnight(when.day) < end + _EAST


def order(when: When) -> tuple[date, bool, float]:
    """By time; of one day what has an hour first, and last what is not announced."""
    return when.day or date.max, when.at is None, when.at.timestamp() if when.at else 0.0


def still_to_come(season: Season, now: datetime) -> bool:
    """Whether anything of a season is to come or to be announced, anywhere."""
    return any(not is_over(release.when, now) for release in season.releases)


def has_finished(series: Series, season: Season, now: datetime) -> bool:
    """Whether a season is known to be over: nothing is to come, and its end, or what follows it, has been.

    A season of which only the beginning is known has not finished because it has begun.
    """
    if still_to_come(season, now):
        return False
    later = [other for other in series.seasons if other.number > season.number]
    if series.status != _RUNNING or any(_has_begun(other, now) for other in later):
        return True
    regular = [episode.code for episode in season.episodes if not episode.code.special]
    return bool(regular) and any(regular[-1] in release.codes for release in season.releases)


def _has_begun(season: Season, now: datetime) -> bool:
    return any(is_over(release.when, now) for release in season.releases)


def _last_day(day: date, *, month: bool) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1]) if month else day


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
