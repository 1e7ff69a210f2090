"""How many interactions a bot answers, how soon, and at what cost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from statistics import quantiles

from tests.stand_in import Manners, StandIn
from tests.stand_in.wire import Json

from .child import processor_time, resident_memory, started

TOKEN = "an-example-that-opens.nothing.and-is-of-no-value-at-all"
PayloadFactory = Callable[[int], Json]
# A loaded bot may be late; that is to be measured, not refused. And nothing needs to be remembered.
_MANNERS = Manners(answer_within=60.0, keep=500)


@dataclass(frozen=True)
class Measurement:
    """What one run came to; latencies are from the dispatch to the arrival of the callback."""

    count: int
    concurrency: int
    per_second: float
    cpu_us: float
    """Processor time of the bot's process for each interaction."""
    p50_ms: float
    p99_ms: float
    memory_mb: float
    """Resident memory of the bot's process at the end."""
    reply_bytes: int
    """Size of the last callback's JSON."""

    def __str__(self) -> str:
        return (
            f"{self.count} interactions, {self.concurrency} at a time: {self.per_second:.0f}/s, "
            f"{self.cpu_us:.0f} µs of CPU each, p50 {self.p50_ms:.2f} ms, p99 {self.p99_ms:.2f} ms, "
            f"{self.memory_mb:.0f} MB, replies of {self.reply_bytes} bytes"
        )


async def measure(
    bot_module: str,
    payload_factory: PayloadFactory,
    *,
    count: int,
    concurrency: int,
    warm_up: int,
    environment: Mapping[str, str] | None = None,
) -> Measurement:
    """Start `python -m bot_module` and put `count` interactions to it, `concurrency` in flight.

    `warm_up` more go before them and are not counted. `payload_factory` gets a running number from 0 on.
    Raises TimeoutError when an interaction is not answered within a minute.
    """
    async with (
        StandIn(token=TOKEN, manners=_MANNERS) as stand_in,
        started(bot_module, stand_in, environment or {}) as bot,
    ):
        await _put(stand_in, payload_factory, iter(range(warm_up)), concurrency)
        cpu, begun = processor_time(bot.pid), time.perf_counter()
        latencies = await _put(stand_in, payload_factory, iter(range(warm_up, warm_up + count)), concurrency)
        elapsed = time.perf_counter() - begun
        spent = processor_time(bot.pid) - cpu
        cuts = quantiles(latencies, n=100, method="inclusive")
        return Measurement(
            count=count,
            concurrency=concurrency,
            per_second=count / elapsed,
            cpu_us=spent / count,
            p50_ms=cuts[49] * 1_000,
            p99_ms=cuts[98] * 1_000,
            memory_mb=resident_memory(bot.pid) / 2**20,
            reply_bytes=stand_in.sent("POST", "/interactions/")[-1].size,
        )


async def _put(stand_in: StandIn, factory: PayloadFactory, numbers: Iterator[int], concurrency: int) -> list[float]:
    """Ask everything, with so many askers each waiting for one answer; their waits in seconds."""
    latencies: list[float] = []

    async def ask() -> None:
        for number in numbers:
            payload = factory(number)
            begun = time.perf_counter()
            await stand_in.interact(payload, timeout=60)
            latencies.append(time.perf_counter() - begun)

    async with asyncio.TaskGroup() as askers:
        for _ in range(concurrency):
            askers.create_task(ask())
    return latencies
