"""A volume of made-up series as large as the world's television, written once and kept among temporary files."""

from __future__ import annotations

import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any, Final

from bot.catalogue.build import SCHEMA_VERSION
from bot.catalogue.rows import as_json
from bot.imdb.volume import written
from tests.bench.child import ROOT

if TYPE_CHECKING:
    from bot.catalogue.titles import Titled
    from tests.bench.titles.world import World

KEPT: Final = Path(gettempdir()) / "previously-bench"
_WORLD: Final = ("tests/bench/titles/world.py", "tests/bench/titles/words.py")
_WRITERS: Final = ("bot/catalogue/titles", "bot/catalogue/sql", "bot/imdb/volume.py", *_WORLD)
_A_DAY: Final = date(2026, 1, 1)
_NONE: Final = as_json([])


def volume_of(world: World, folder: Path = KEPT) -> Path:
    """The volume of a made-up world; written where it is missing or what writes it has changed."""
    path = folder / f"{world.series}-{world.seed}-{_how_it_is_written()}.sqlite"
    if not path.is_file():
        _write(path, list(world.entries()))
    return path


def _write(path: Path, entries: list[Titled]) -> None:
    print(f"writing {len(entries):,} made-up series to {path}; this is done once", file=sys.stderr)
    with written(path) as volume:
        volume.put("series", map(_series, entries))
        volume.put(
            "title",
            (
                (entry.series, ordinal, text, "en", "translated" if ordinal else "original")
                for entry in entries
                for ordinal, text in enumerate(entry.titles)
            ),
        )
        volume.index_titles(lambda _: None)
        volume.finish(path.stem, _A_DAY)


def _series(entry: Titled) -> tuple[Any, ...]:
    imdb = f"tt{entry.series:08d}"
    shown = (entry.titles[0], entry.outlet, entry.year, entry.popularity, "serial", "ended")
    return (entry.series, imdb, *shown, as_json(entry.countries), _NONE, _NONE, _NONE, as_json({"imdb": imdb}), imdb)


def _how_it_is_written() -> str:
    """A hash of the code that a volume is made by."""
    digest = sha256(str(SCHEMA_VERSION).encode())
    for place in (ROOT / each for each in _WRITERS):
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.suffix in {".py", ".sql"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
