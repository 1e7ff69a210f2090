"""What all evenings together came to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import timedelta

    from .evening import Evening
    from .seen import Seen


@dataclass(slots=True)
class Figures:
    """Sums over evenings."""

    rounds: int = 0
    reminders: int = 0
    happened: Counter[str] = field(default_factory=Counter)
    twice: int = 0
    lost: int = 0
    early: int = 0
    wrong: int = 0
    late: list[timedelta] = field(default_factory=list)

    def count(self, evening: Evening, found: Seen) -> None:
        """Add an evening."""
        self.rounds += 1
        self.reminders += len(evening.promised)
        self.happened += evening.happened
        self.twice += len(found.twice)
        self.lost += len(found.lost)
        self.early += len(found.early)
        self.wrong += len(found.wrong)
        self.late += found.late

    def __str__(self) -> str:
        late = [each.total_seconds() for each in sorted(self.late)] or [0.0]
        return (
            f"{self.rounds} rounds, {self.reminders} reminders, {dict(self.happened)}: "
            f"{self.twice} twice, {self.lost} lost, {self.early} early, {self.wrong} wrong; "
            f"late by {late[len(late) // 2]:.2f} s in the median, {late[-1]:.2f} s at most"
        )
