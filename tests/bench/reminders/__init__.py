"""What reminders cost and how late they come: `python -m tests.bench reminders`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uvloop

from .lateness import report_of_lateness
from .planning import planning
from .throughput import throughput

if TYPE_CHECKING:
    from collections.abc import Iterator


def reminders(*, rounds: int, amount: int) -> Iterator[str]:
    """Measure throughput, lateness and planning; yields a report of each."""
    yield uvloop.run(throughput(rounds=rounds, amount=amount))
    yield report_of_lateness(amount)
    yield uvloop.run(planning(amount))
