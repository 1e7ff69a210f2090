"""Says what the measurements of autocomplete came to."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .typing import Keystroke


@dataclass(frozen=True)
class Measurement:
    """What one run came to."""

    typed: list[Keystroke]
    """A letter each 100 ms."""
    cpu_us: float
    """Processor time of the bot's process for each of these."""
    bursts: list[list[Keystroke]]
    """Letters that came at once."""

    def waited(self) -> tuple[float, float, float]:
        """Median, 99th percentile and maximum of how long keystrokes waited, in milliseconds."""
        waits = [keystroke.waited_ms for keystroke in self.typed]
        cuts = quantiles(waits, n=100, method="inclusive")
        return cuts[49], cuts[98], max(waits)


def report(bare: Sequence[Measurement], real: Sequence[Measurement]) -> str:
    """Both bots' figures, medians of all rounds, and what lies between them."""
    named = {"constant list": bare, "previously": real}
    lines = [f"{'medians of ' + str(len(real)) + ' rounds':<20}   p50 ms   p99 ms   max ms   CPU µs"]
    for name, measured in named.items():
        figures = (*_waited(measured), median(each.cpu_us for each in measured))
        lines.append("{:<20} {:8.2f} {:8.2f} {:8.2f} {:8.0f}".format(name, *figures))
    more = [mine - other for mine, other in zip(_waited(real), _waited(bare), strict=True)]
    ratio = median(mine.cpu_us / other.cpu_us for mine, other in zip(real, bare, strict=True))
    lines.append("a keystroke waits {:+.2f} ms at p50, {:+.2f} ms at p99 (aim +3)".format(*more))
    lines.append(f"a keystroke costs {ratio:.2f} × the constant list's processor time")
    lines.append(f"a letter each 100 ms: {_dropped([each for one in real for each in one.typed])}")
    lines.extend(f"ten letters at once, {name}: {_burst(measured)}" for name, measured in named.items())
    return "\n".join(lines)


def _waited(measured: Sequence[Measurement]) -> Iterator[float]:
    for figures in zip(*(each.waited() for each in measured), strict=True):
        yield median(figures)


def _dropped(keystrokes: Sequence[Keystroke]) -> str:
    stale = sum(each.stale for each in keystrokes)
    dropped = sum(each.dropped for each in keystrokes)
    return f"{stale} of {len(keystrokes)} keystrokes were stale before they were answered, {dropped} were dropped"


def _burst(measured: Sequence[Measurement]) -> str:
    bursts = [burst for each in measured for burst in each.bursts]
    waits = median(burst[-1].waited_ms for burst in bursts)
    return f"the last is answered after {waits:.2f} ms; {_dropped([each for burst in bursts for each in burst])}"
