"""The yardstick of the title search: `python -m tests.bench.titles`.

Makes a catalogue, builds its index, asks it what people type, and asks others the same. Everything comes from two
seeds: the index was tuned with `--queries 1`; what is published was measured with 2.
"""

from __future__ import annotations

import argparse
import gc
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress

from bot.catalogue.titles import write_index

from .child import OURS
from .measuring import Measured, write_queries
from .queries import KINDS, queries
from .report import table
from .rivals import RIVALS
from .world import SERIES, World

if TYPE_CHECKING:
    from bot.catalogue.titles import Titled

_POPULAR = 28
"""One series in so many is popular: 10,000 of 280,000."""


def main() -> None:
    """Make, build, ask, print."""
    chosen = _arguments()
    with TemporaryDirectory(prefix="previously-titles-") as name:
        folder = Path(name)
        catalogue = chosen.keep or folder / "catalogue.sqlite"
        world = World(chosen.series, chosen.seed)
        entries = sorted(world.entries(), key=lambda entry: -entry.popularity)
        asked = {
            kind: list(queries(kind, entries[: len(entries) // _POPULAR], chosen.count, chosen.queries))
            for kind in KINDS
        }
        asked["one slip, any series"] = list(queries("one slip", entries, chosen.count, chosen.queries))
        write_queries(folder / "queries.json", asked)
        built = None if catalogue.exists() else _build(catalogue, entries)
        names = [OURS, *(RIVALS if chosen.rivals else ())]
        measured = {name: _measured(name, catalogue, folder) for name in names}
        measured[OURS] = replace(measured[OURS], made_s=built)
    print(table(measured))


def _build(path: Path, entries: list[Titled]) -> float:
    """Write the index; returns the seconds it took."""
    gc.freeze()  # the made-up catalogue is not the bot's, which would not have to look through it
    started, processor = time.perf_counter(), time.process_time()
    with sqlite3.connect(path) as database, Progress(console=Console(stderr=True), transient=True) as progress:
        database.execute("pragma journal_mode = off")
        database.execute("pragma synchronous = off")
        task = progress.add_task("index", total=100)
        write_index(database, entries, lambda done: progress.update(task, completed=done))
        database.commit()
    database.close()
    seconds, used = time.perf_counter() - started, time.process_time() - processor
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    titles = sum(len(entry.titles) for entry in entries)
    print(
        f"{len(entries):,} series, {titles:,} titles: built in {seconds:.0f} s ({used:.0f} s of processor time), "
        f"{path.stat().st_size / 1e6:.0f} MB, {peak:.0f} MB of memory at most, the made-up catalogue included",
        flush=True,
    )
    return seconds


def _measured(name: str, catalogue: Path, folder: Path) -> Measured:
    own = folder / name.replace(" ", "-")
    own.mkdir()
    arguments = [name, str(catalogue), str(folder / "queries.json"), str(own)]
    child = subprocess.run(
        [sys.executable, "-m", "tests.bench.titles.child", *arguments], stdout=subprocess.PIPE, text=True, check=True
    )
    return Measured.from_json(child.stdout)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.titles", description=__doc__)
    parser.add_argument("--series", type=int, default=SERIES)
    parser.add_argument("--seed", type=int, default=1, help="which catalogue")
    parser.add_argument("--queries", type=int, default=2, help="which queries: 1 to tune, 2 to publish")
    parser.add_argument("--count", type=int, default=1_000, help="queries of each kind")
    parser.add_argument("--keep", type=Path, help="where the index is kept, or stands from another run")
    parser.add_argument("--no-rivals", dest="rivals", action="store_false")
    return parser.parse_args()


if __name__ == "__main__":
    main()
