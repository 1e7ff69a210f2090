"""When to begin sending, so that the last of many that are due together still comes in time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


def beginnings(pressing: Sequence[tuple[datetime, int]], per_second: float) -> list[tuple[datetime, datetime]]:
    """For each time at which deliveries are due: when to begin with them, at so many a second.

    Worked out backwards: a group must be done when it is due, and before the next one begins.
    """
    begun: list[tuple[datetime, datetime]] = []
    done_by: datetime | None = None
    for due, number in reversed(pressing):
        end = due if done_by is None else min(due, done_by)
        done_by = end - timedelta(seconds=number / per_second)
        # One that is alone is sent when it is due: an early start is for those that wait for others.
        begun.append((due, done_by if number > 1 or end < due else due))
    return begun[::-1]
