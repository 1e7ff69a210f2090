"""Measure by hand.

`python -m tests.bench` compares the real /cast to a bare command and the real autocomplete to a constant list, and
measures reminders; `python -m tests.bench autocomplete` and `python -m tests.bench reminders` measure those alone,
`python -m tests.bench recap` compares a /recap of sixty episodes, and `python -m tests.bench MODULE` measures any bot,
as in `python -m tests.bench tests.bench.bare --option series=the-innocent`.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

import uvloop

from tests.stand_in.payloads import slash

from .autocomplete.comparing import compare_autocomplete
from .cast import compare
from .load import measure
from .recap import compare_recap
from .reminders import reminders
from .titles.world import SERIES

if TYPE_CHECKING:
    from tests.stand_in.wire import Json

_INTERACTIONS: Final = 2_000
_REMINDERS: Final = 10_000
_KEYSTROKES: Final = 1_000
_CONCURRENCY, _MEMBERS = 20, 5


def main() -> None:
    """Read the arguments, measure as often as asked, print what was found."""
    chosen = _arguments()
    amounts = {"concurrency": chosen.concurrency or _CONCURRENCY, "warm_up": chosen.warm_up}
    if chosen.module in {None, "recap"}:
        comparison = compare_recap if chosen.module else compare
        print(uvloop.run(comparison(rounds=chosen.rounds, amount=chosen.count or _INTERACTIONS, **amounts)), flush=True)
    if chosen.module in {None, "autocomplete"}:
        print(f"\n{uvloop.run(_autocomplete(chosen))}", flush=True)
    if chosen.module in {None, "reminders"}:
        for report in reminders(rounds=chosen.rounds, amount=chosen.count or _REMINDERS):
            print(f"\n{report}", flush=True)
    if chosen.module in {None, "recap", "autocomplete", "reminders"}:
        return
    options = dict(option.split("=", 1) for option in chosen.option)

    def payload(_: int) -> Json:
        return slash(chosen.command, options)

    for _ in range(chosen.rounds):
        print(uvloop.run(measure(chosen.module, payload, count=chosen.count or _INTERACTIONS, **amounts)), flush=True)


async def _autocomplete(chosen: argparse.Namespace) -> str:
    return await compare_autocomplete(
        series=chosen.series,
        rounds=chosen.rounds,
        amount=chosen.count or _KEYSTROKES,
        members=chosen.concurrency or _MEMBERS,
        warm_up=chosen.warm_up,
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("module", nargs="?", help='what follows "python -m", arguments included: "bot run"')
    parser.add_argument("--command", default="cast")
    parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE")
    defaults = f"{_INTERACTIONS} interactions, {_KEYSTROKES} keystrokes, {_REMINDERS} reminders by default"
    parser.add_argument("--count", type=int, help=defaults)
    parser.add_argument("--concurrency", type=int, help=f"{_CONCURRENCY} at a time, {_MEMBERS} members who type")
    parser.add_argument("--warm-up", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--series", type=int, default=SERIES, help="how many series autocomplete finds")
    return parser.parse_args()


if __name__ == "__main__":
    main()
