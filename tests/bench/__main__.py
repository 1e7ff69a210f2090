"""Measure a bot by hand: `python -m tests.bench tests.bench.bare --option series=the-innocent`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import uvloop

from tests.stand_in.payloads import slash

from .load import measure

if TYPE_CHECKING:
    from tests.stand_in.wire import Json


def main() -> None:
    """Read the arguments, measure as often as asked, print each measurement."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("module", help='what follows "python -m", arguments included: "bot run"')
    parser.add_argument("--command", default="cast")
    parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--count", type=int, default=3_000)
    parser.add_argument("--concurrency", type=int, default=20)
    parser.add_argument("--warm-up", type=int, default=300)
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    options = dict(option.split("=", 1) for option in chosen.option)

    def payload(_: int) -> Json:
        return slash(chosen.command, options)

    for _ in range(chosen.runs):
        amounts = {"count": chosen.count, "concurrency": chosen.concurrency, "warm_up": chosen.warm_up}
        print(uvloop.run(measure(chosen.module, payload, **amounts)), flush=True)


if __name__ == "__main__":
    main()
