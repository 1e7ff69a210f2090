"""The real `/cast` of `previously run` beside a bare discord.py command that says the same, in one run."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bot.catalogue.build import build
from tests.stand_in import StandIn
from tests.stand_in.payloads import Actor, slash

from .child import ROOT, started
from .load import TOKEN, Measurement, measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.stand_in.wire import Json

REAL: Final = "bot run"
FIRST_MEMBER: Final = 2_000_000_000_000_000_000
AIM: Final = 1.5


@dataclass(frozen=True)
class Contestant:
    """A bot to be measured."""

    name: str
    module: str
    environment: Mapping[str, str]


def cast(number: int) -> Json:
    """`/cast` as a client sends it once a suggestion was picked; every time by another member."""
    return slash("cast", {"series": "id:innocent"}, by=Actor(id=str(FIRST_MEMBER + number)))


@contextmanager
def real_bot() -> Iterator[dict[str, str]]:
    """The settings of the real bot, with a catalogue of the shipped files and a state of its own."""
    with TemporaryDirectory(prefix="previously-bench-") as folder:
        catalogue = build(ROOT / "data", Path(folder) / "catalogue.sqlite").path
        state = f"sqlite:///{folder}/state.sqlite"
        yield {"CATALOGUE": str(catalogue), "STATE_URL": state, "LOG_LEVEL": "error", "LOG_FORMAT": "json"}


async def compare(*, rounds: int, amount: int, concurrency: int, warm_up: int) -> str:
    """Measure all in turn, `rounds` times; returns a report."""
    with real_bot() as settings:
        reply = Path(settings["CATALOGUE"]).with_name("reply.json")
        reply.write_text(json.dumps(await _real_reply(settings)), encoding="utf-8")
        contestants = [
            Contestant("bare, built once", "tests.bench.bare", {"BARE_REPLY": str(reply), "BARE_MODE": "once"}),
            Contestant("bare, built afresh", "tests.bench.bare", {"BARE_REPLY": str(reply), "BARE_MODE": "fresh"}),
            Contestant("previously /cast", REAL, settings),
        ]
        measured: dict[str, list[Measurement]] = {contestant.name: [] for contestant in contestants}
        for _ in range(rounds):
            for contestant in contestants:
                amounts = {"count": amount, "concurrency": concurrency, "warm_up": warm_up}
                found = await measure(contestant.module, cast, environment=contestant.environment, **amounts)
                measured[contestant.name].append(found)
    return _report(measured)


async def _real_reply(settings: Mapping[str, str]) -> list[Json]:
    async with StandIn(token=TOKEN) as stand_in, started(REAL, stand_in, settings):
        answer = await stand_in.interact(cast(0))
    components: list[Json] = answer["data"]["components"]
    return components


def _report(measured: Mapping[str, list[Measurement]]) -> str:
    once, fresh, real = measured.values()
    lines = [f"{'medians of ' + str(len(real)) + ' rounds':<20}  CPU µs      /s  p50 ms  p99 ms      MB  bytes"]
    for name, found in measured.items():
        values = (
            median(getattr(each, what) for each in found)
            for what in ("cpu_us", "per_second", "p50_ms", "p99_ms", "memory_mb", "reply_bytes")
        )
        lines.append("{:<20} {:7.0f} {:7.0f} {:7.2f} {:7.2f} {:7.0f} {:6.0f}".format(name, *values))
    for name, others in (("bare, built afresh", fresh), ("bare, built once", once)):
        ratios = [mine.cpu_us / other.cpu_us for mine, other in zip(real, others, strict=True)]
        lines.append(
            f"/cast costs {median(ratios):.2f} × {name} ({min(ratios):.2f} to {max(ratios):.2f}; aim {AIM} × afresh)"
        )
    return "\n".join(lines)
