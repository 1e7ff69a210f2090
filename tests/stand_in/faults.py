"""Trouble by chance, the same trouble for the same seed; none unless asked for."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto


class Fault(Enum):
    """What goes wrong with one request."""

    RATE_LIMITED = auto()
    SERVER_ERROR = auto()
    LOST_ANSWER = auto()
    CUT_BEFORE = auto()
    CUT_AFTER = auto()

    @property
    def carried_out(self) -> bool:
        """Whether the request is carried out all the same, and only its answer is missing."""
        return self in {Fault.LOST_ANSWER, Fault.CUT_AFTER}


@dataclass
class Faults:
    """Chances between 0 and 1 for each request whose path begins with `under`."""

    rate_limited: float = 0.0
    """429 before anything is done."""
    server_error: float = 0.0
    """500 or 502 before anything is done."""
    lost_answer: float = 0.0
    """502 after the request was carried out: the case that only a nonce repairs."""
    cut_before: float = 0.0
    """The connection ends before anything is done."""
    cut_after: float = 0.0
    """The connection ends after the request was carried out."""
    retry_after: float = 0.05
    """Seconds that a 429 asks the client to wait."""
    under: str = "/"
    lasts: int | None = None
    """After so many requests all is well again."""
    seed: int = 0
    struck: Counter[Fault] = field(default_factory=Counter)
    """How often each has happened."""
    _chance: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)

    def strike(self, path: str) -> Fault | None:
        """The fault of the next request, if it has one."""
        if not path.startswith(self.under) or self.lasts == 0:
            return None
        if self.lasts is not None:
            self.lasts -= 1
        roll = self._chance.random()
        for fault, chance in (
            (Fault.RATE_LIMITED, self.rate_limited),
            (Fault.SERVER_ERROR, self.server_error),
            (Fault.LOST_ANSWER, self.lost_answer),
            (Fault.CUT_BEFORE, self.cut_before),
            (Fault.CUT_AFTER, self.cut_after),
        ):
            if roll < chance:
                self.struck[fault] += 1
                return fault
            roll -= chance
        return None

    def status(self) -> int:
        """One of the two ways in which a server fails."""
        return self._chance.choice((500, 502))
