"""Measure `previously data import imdb` on made-up data sets of the real shape, by hand.

`python -m tests.bench.imdb` makes a tenth of the world (kept in a folder, so that it is made once), imports it with
the real code, and asks the bot's own code about what came out: /cast, /who, a soap of ten thousand episodes.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Final

from bot.catalogue.build import build
from bot.catalogue.places import imdb_volume
from bot.catalogue.reader import Catalogue
from bot.imdb.importing import import_world
from bot.spoilers import EVERYTHING, NOTHING, Horizon
from bot.text import Texts
from bot.ui.answers.layout import message_of
from bot.ui.audience.audience import Audience, season_of
from bot.ui.questions import CastQuestion
from bot.ui.series.cast import CastView, cast_answer
from tests.bench.child import ROOT

from .making import Maker

if TYPE_CHECKING:
    from collections.abc import Callable

_BEGINNINGS: Final = ("a", "an", "anna", "anna b", "mar", "ben fer", "dalk", "luca m", "gan", "no qu")
_WHOLE: Final = ("anna bakelo", "ben fergankor", "luca lomimar", "olga quinroszo", "hugo dalferba")
_SLIPS: Final = ("anna bakelq", "bne fergankor", "luca lomimarr", "olga quirnoszo", "hugo dalfrba")


class Stages:
    """Prints what each stage of an import takes: seconds, the most memory, what is kept aside when it ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._begun, self._what = perf_counter(), ""

    def stage(self, what: str, total: float) -> Callable[[float], None]:
        """A stage begins, and so another one ends."""
        del total
        if self._what:
            seconds, aside = perf_counter() - self._begun, sum(map(_size, self._folder.rglob("*")))
            print(f"{self._what:<34} {seconds:7.1f} s {_peak():6.0f} MB {aside / 1e6:7.0f} MB on disk", flush=True)
        _forget_peak()
        self._begun, self._what = perf_counter(), what
        return lambda _: None


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> float:
    return _status("VmHWM")


def _status(field: str) -> float:
    """Megabytes of this process."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))


async def ask(curated: Path, volume: Path) -> None:
    """Open the volume as the bot does, and ask for casts and people."""
    before = _status("RssAnon")
    catalogue = await Catalogue.open(curated, volume)
    print(f"opened: {_status('RssAnon') - before:+.1f} MB of memory of its own")
    text = Texts.load().for_locale("en-US")

    async def cast(slug: str, horizon: Horizon = NOTHING) -> float:
        begun = perf_counter()
        series = await catalogue.series(slug)
        assert series is not None
        audience = Audience(text, catalogue, 1, {slug: horizon}, readers=text("you"))
        others, judged = audience.elsewhere(slug), audience.judged(series)
        view = CastView(series, season_of(series, None), horizon, text, others, judged, counted=True)
        message_of(cast_answer(view, CastQuestion(slug)))
        return (perf_counter() - begun) * 1000

    soap = await catalogue.series("tt0000001")
    assert soap is not None
    middle = Horizon.at(list(soap.timeline.codes.values())[len(soap.timeline.codes) // 2])
    await catalogue.close()
    catalogue = await Catalogue.open(curated, volume)
    print(f"/cast of a soap of {len(soap.episodes)} episodes and {len(soap.credits)} credits, ms:", end=" ")
    told = (("first", NOTHING), ("again", NOTHING), ("half watched", middle), ("all", EVERYTHING))
    print(", ".join([f"{what} {await cast('tt0000001', horizon):.0f}" for what, horizon in told]))
    slugs = [slug for slug in islice(catalogue.listings, 5_000) if slug.startswith("tt")]
    casts = sorted([await cast(slug) for slug in Random(2).sample(slugs, min(400, len(slugs)))])
    print(f"/cast of {len(casts)} others, each for the first time, ms: p50 {median(casts):.1f}, p99 {_p99(casts):.1f}")
    for kind, typed in (("beginnings", _BEGINNINGS), ("whole names", _WHOLE), ("with a slip", _SLIPS)):
        took = sorted(_timed(catalogue, each) for each in typed for _ in range(5))
        print(f"/who, {kind}, ms: p50 {median(took):.2f}, p99 {_p99(took):.2f}")
    print(f"after all that: {_status('RssAnon') - before:+.1f} MB")
    await catalogue.close()


def _timed(catalogue: Catalogue, typed: str) -> float:
    begun = perf_counter()
    catalogue.names.search(typed, lambda _: NOTHING)
    return (perf_counter() - begun) * 1000


def _p99(ordered: list[float]) -> float:
    return ordered[int(len(ordered) * 0.99)]


def main() -> None:
    """Make, import, ask, and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.imdb", description=__doc__)
    parser.add_argument("--share", type=float, default=0.1, help="of the world")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "previously-bench-imdb")
    parser.add_argument("--memory", default="1GB")
    chosen = parser.parse_args()
    files, aside = chosen.folder / f"files-{chosen.share}", chosen.folder / "aside"
    if not (files / "done").exists():
        print(f"making {files}", flush=True)
        Maker(files, chosen.share).make()
        (files / "done").touch()
    aside.mkdir(exist_ok=True)
    curated = build(ROOT / "data", chosen.folder / "catalogue.sqlite").path
    stages, begun = Stages(aside), perf_counter()
    made = import_world(files, imdb_volume(curated), stages, memory=chosen.memory, work=aside)
    stages.stage("", 0)
    seconds, size = perf_counter() - begun, made.path.stat().st_size / 1e9
    print(f"{dict(made.counts)}\n{seconds:.0f} s, {size:.2f} GB; times {1 / chosen.share:.0f}, if all grows alike: "
          f"{seconds / chosen.share / 60:.0f} min, {size / chosen.share:.1f} GB")  # fmt: skip
    asyncio.run(ask(curated, made.path))


if __name__ == "__main__":
    main()
