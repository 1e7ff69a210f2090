"""Times and spans of time as an operator reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime, timedelta

_UNITS: Final = ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"))
_IN_TIME: Final = 2
"""Seconds of delay that nobody need know of."""


def lead_told(lead: timedelta) -> str:
    """How long before an episode, or after it."""
    seconds = round(lead.total_seconds())
    return f"{_span(seconds)} {'before' if seconds > 0 else 'after'}" if seconds else "at the start"


def delay_told(seconds: float | None) -> str:
    """Seconds of lateness in words; negative ones are an early start, and None is nothing."""
    if seconds is None:
        return ""
    if abs(seconds) < _IN_TIME:
        return "in time"
    size = next((size for size, _ in _UNITS if abs(seconds) >= 2 * size), 1)
    return f"{_span(round(seconds / size) * size)} {'late' if seconds > 0 else 'early'}"


def _span(seconds: int) -> str:
    """A whole number of the largest unit that leaves nothing over."""
    size, unit = next((size, unit) for size, unit in _UNITS if seconds % size == 0)
    return f"{abs(seconds) // size} {unit}"


def time_told(moment: datetime | None) -> str:
    """A time in UTC, to the second."""
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else "–"


def iso(moment: datetime | None) -> str | None:
    """A time for scripts."""
    return moment.isoformat() if moment else None
