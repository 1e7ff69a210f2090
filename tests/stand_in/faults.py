"""Trouble by chance, the same trouble for the same seed; none unless asked for."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from enum import Enum, auto


class Fault(Enum):
    """What goes wrong with one request."""

    RATE_LIMITED = auto()
    SERVER_ERROR = auto()
    LOST_ANSWER = auto()


@dataclass
class Faults:
    """Chances between 0 and 1 for each request whose path begins with `under`."""

    rate_limited: float = 0.0
    """429 before anything is done."""
    server_error: float = 0.0
    """500 or 502 before anything is done."""
    lost_answer: float = 0.0
    """502 after the request was carried out: the case that only a nonce repairs."""
    retry_after: float = 0.05
    """Seconds that a 429 asks the client to wait."""
    under: str = "/"
    seed: int = 0
    _chance: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)

    def strike(self, path: str) -> Fault | None:
        """The fault of the next request, if it has one."""
        if not path.startswith(self.under):
            return None
        roll = self._chance.random()
        for fault, chance in (
            (Fault.RATE_LIMITED, self.rate_limited),
            (Fault.SERVER_ERROR, self.server_error),
            (Fault.LOST_ANSWER, self.lost_answer),
        ):
            if roll < chance:
                return fault
            roll -= chance
        return None

    def status(self) -> int:
        """One of the two ways in which a server fails."""
        return self._chance.choice((500, 502))
