"""Asks a finder many queries and sums up how often it was right, how long it took and what it cost in memory."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Protocol, Self

from .queries import Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Finder(Protocol):
    """Anything that finds series by what was typed, the best first."""

    def __call__(self, typed: str, /) -> Sequence[int]: ...


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured for one kind of query."""

    count: int
    at_1: float
    at_5: float
    at_25: float
    p50_ms: float
    p99_ms: float
    wall_p50_ms: float
    wall_p99_ms: float
    at_most: float | None = None
    """How often the very best index could have had the series among the first five: see ceiling.py."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one child process reports."""

    kinds: dict[str, Figures]
    first_ms: float
    cold_ms: float | None
    """The same when the system has nothing of the file in memory."""
    memory_mb: float
    size_mb: float
    made_s: float | None
    """None where it stood there already."""

    def to_json(self) -> str:
        """One line, for the parent process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str) -> Self:
        """What a child process wrote."""
        read = json.loads(line)
        return cls(**read | {"kinds": {kind: Figures(**figures) for kind, figures in read["kinds"].items()}})


def measure(find: Finder, queries: Iterable[Query], rounds: int = 1) -> Figures:
    """Ask every query as often as there are rounds; its time is the median of those."""
    places: list[int] = []
    processor: list[float] = []
    wall: list[float] = []
    for query in queries:
        found: Sequence[int] = ()
        times = []
        for _ in range(rounds):
            # Other work on the machine lengthens the wall's time; the thread's own says what a search costs.
            before, started = time.thread_time_ns(), time.perf_counter_ns()
            found = find(query.typed)
            ended = time.perf_counter_ns()
            times.append(((time.thread_time_ns() - before) / 1e6, (ended - started) / 1e6))
        processor.append(median(own for own, _ in times))
        wall.append(median(passed for _, passed in times))
        places.append(found.index(query.meant) if query.meant in found else len(found) + 25)
    count = len(places)
    within = [sum(place < most for place in places) / count for most in (1, 5, 25)]
    return Figures(count, *within, *(_percentile(some, share) for some in (processor, wall) for share in (0.5, 0.99)))


def _percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def memory_mb() -> float:
    """What this process holds that the system cannot take back: RssAnon."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1024
    raise LookupError("RssAnon")


def read_queries(path: Path) -> dict[str, list[Query]]:
    """The queries by kind, as `write_queries` wrote them."""
    return {kind: [Query(*each) for each in some] for kind, some in json.loads(path.read_text()).items()}


def write_queries(path: Path, queries: Mapping[str, Sequence[Query]]) -> None:
    """Write queries for the child processes, so that all are asked the same."""
    path.write_text(json.dumps({kind: [(q.typed, q.meant) for q in some] for kind, some in queries.items()}))
