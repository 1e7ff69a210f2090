"""What time it is: a value that is handed around, so that a test or a simulated evening has a time of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    Clock = Callable[[], datetime]
    """Tells the time, in UTC."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)


def system_clock() -> datetime:
    """The time of the machine, in UTC."""
    return datetime.now(UTC)


def milliseconds(moment: datetime) -> int:
    """A time as it is stored: milliseconds since 1970."""
    return (moment - _EPOCH) // _MILLISECOND


def from_milliseconds(stored: int) -> datetime:
    """A stored time, in UTC."""
    return _EPOCH + stored * _MILLISECOND
