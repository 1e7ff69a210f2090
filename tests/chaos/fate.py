"""What befalls an evening, drawn from its seed: the weather at Discord, and how each life of the bot ends."""

from __future__ import annotations

import signal
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tests.stand_in import Faults

if TYPE_CHECKING:
    import random

_WEATHERS: Final[tuple[dict[str, float], ...]] = (
    {},
    {"rate_limited": 0.3, "retry_after": 0.2},
    {"server_error": 0.2},
    {"lost_answer": 0.25},
    {"cut_before": 0.1, "cut_after": 0.1},
    {"rate_limited": 0.08, "server_error": 0.06, "lost_answer": 0.06, "cut_before": 0.04, "cut_after": 0.04},
)


@dataclass(frozen=True, slots=True)
class End:
    """How a life of the bot ends: so many messages or seconds after its first word to Discord, whichever comes first.

    Where it is `long` until the next one begins, Discord does not know any nonce any more.
    """

    messages: int
    seconds: float
    signal: signal.Signals = signal.SIGKILL
    long: bool = False


@dataclass(frozen=True, slots=True)
class Fate:
    """An evening: the lives that end before it is over, the weather, and when the gateway hangs up."""

    ends: tuple[End, ...] = ()
    weather: dict[str, float] = field(default_factory=dict)
    requests: int = 0
    """How many requests there are before it clears up."""
    cuts: tuple[float, ...] = ()
    """Seconds after which the gateway hangs up."""

    def faults(self, seed: int) -> Faults:
        """The weather, for the stand-in."""
        return Faults(**self.weather, lasts=self.requests, seed=seed)  # type: ignore[arg-type]


def drawn(chance: random.Random, reminders: int) -> Fate:
    """A fate by chance: one to three lives end too early, and there may be trouble, or much of it."""
    return Fate(
        ends=tuple(_end(chance, reminders) for _ in range(chance.choice((1, 1, 1, 2, 2, 3)))),
        weather=chance.choice(_WEATHERS),
        requests=chance.randint(50, reminders),
        cuts=tuple(chance.uniform(0.5, 4.0) for _ in range(chance.randrange(3))),
    )


def _end(chance: random.Random, reminders: int) -> End:
    return End(
        messages=round(chance.random() ** 2 * reminders * 0.6) + 1,
        seconds=chance.uniform(0.0, 3.0),
        signal=signal.SIGTERM if chance.random() < 0.25 else signal.SIGKILL,
        long=chance.random() < 0.3,
    )
