"""What time it is: a value that is handed around, so that a test or a simulated evening has a time of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Clock = Callable[[], datetime]
    """Tells the time, in UTC."""


def system_clock() -> datetime:
    """The time of the machine, in UTC."""
    return datetime.now(UTC)
