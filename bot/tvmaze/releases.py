"""When an episode comes out by TVmaze's word, as precise as that word is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.series.releases import When

if TYPE_CHECKING:
    from bot.tvmaze.models import Episode

_NO_ZONE: Final = "UTC"
_NOON: Final = time(12)


@dataclass(frozen=True, slots=True)
class Airing:
    """When an episode comes out, and the broadcast night it belongs to.

    What runs at one in the morning belongs to the night before: `when.day` is the day of the instant and `night` the
    evening that listings print. None where nothing is announced.
    """

    when: When
    night: date | None


def airing_of(episode: Episode, zone: str | None) -> Airing:
    """When an episode comes out on a channel that counts its hours in `zone`, None for one without a country.

    Where the hour is not known, or no zone tells whose hour it is, it is the day only.
    """
    night = episode.airdate
    if night is None:
        return Airing(When(), None)
    if not episode.airtime or episode.airstamp is None or _stands_for_no_time(episode.airstamp, zone):
        return Airing(When(day=night), night)
    return Airing(_instant(episode.airstamp, zone), night)


def _stands_for_no_time(stamp: datetime, zone: str | None) -> bool:
    """Whether this is the noon that TVmaze writes where a service comes out everywhere at no known hour."""
    return zone is None and stamp.astimezone(UTC).time() == _NOON


def _instant(stamp: datetime, zone: str | None) -> When:
    at = stamp.astimezone(UTC).replace(second=0, microsecond=0)
    if zone is not None and _is_zone(zone):
        when = When(day=at.astimezone(ZoneInfo(zone)).date(), at=at, zone=zone)
        # In the hour that is lived twice when the clocks go back, the text names the first; only UTC says which.
        if When.parse(str(when)).at == at:
            return when
    return When(day=at.date(), at=at, zone=_NO_ZONE)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # what is no zone fails in any of these ways
        return False
    return True
