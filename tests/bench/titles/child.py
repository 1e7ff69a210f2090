"""One finder, measured in a process of its own: `python -m tests.bench.titles.child NAME CATALOGUE QUERIES FOLDER`."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import bot.catalogue.reader  # noqa: F401  # what the bot has in memory anyway

from .measuring import Measured, measure, memory_mb, read_queries
from .rivals import RIVALS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.catalogue.titles import TitleSearch

    from .queries import Query

OURS: Final = "this index"
_FIRST: Final = "breakign bad"
_ROUNDS: Final = 3


def main() -> None:
    """Measure what the arguments say and print it."""
    name, catalogue, queries, folder = sys.argv[1], *map(Path, sys.argv[2:5])
    print((_ours(catalogue, queries) if name == OURS else _rival(name, catalogue, queries, folder)).to_json())


def _ours(catalogue: Path, path: Path) -> Measured:
    queries = read_queries(path)
    before = memory_mb()
    from bot.catalogue.titles import TitleSearch, read_through

    _forget(catalogue)
    cold = _first(TitleSearch, catalogue)
    asyncio.run(read_through(catalogue))
    first = _first(TitleSearch, catalogue)
    with _opened(catalogue) as database:
        search = TitleSearch(database)

        def find(typed: str) -> list[int]:
            return [match.series for match in search.find(typed)]

        _warm(find, queries)
        kinds = {kind: measure(find, some, _ROUNDS) for kind, some in queries.items()}
        grown = memory_mb() - before
        from .ceiling import Ceiling

        ceiling = Ceiling(database, {query.meant for some in queries.values() for query in some})
        for kind, some in queries.items():
            lost = sum(ceiling.missed(query, search.find(query.typed)) for query in some)
            kinds[kind] = replace(kinds[kind], at_most=kinds[kind].at_5 + lost / len(some))
    return Measured(kinds, first, cold, grown, catalogue.stat().st_size / 1e6, None)


def _first(search: type[TitleSearch], catalogue: Path) -> float:
    """How long the first search takes, opening the catalogue included."""
    with _opened(catalogue) as database:
        started = time.perf_counter()
        search(database).find(_FIRST)
        return (time.perf_counter() - started) * 1e3


def _opened(catalogue: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(f"{catalogue.absolute().as_uri()}?mode=ro", uri=True))


def _rival(name: str, catalogue: Path, path: Path, folder: Path) -> Measured:
    queries = {kind: some[: _SAMPLE[name]] for kind, some in read_queries(path).items()}
    before, started = memory_mb(), time.perf_counter()
    find = RIVALS[name](catalogue, folder)
    made = time.perf_counter() - started
    started = time.perf_counter()
    find(_FIRST)
    first = (time.perf_counter() - started) * 1e3
    kinds = {kind: measure(find, some) for kind, some in queries.items()}
    size = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / 1e6
    return Measured(kinds, first, None, memory_mb() - before, size, made)


_SAMPLE: Final = {"rapidfuzz": 12, "FTS5 prefix": 200, "FTS5 trigram": 8, "tantivy": 60}
"""How many queries of a kind the slow ones are asked, so that all is done in some minutes."""


def _warm(find: Callable[[str], Sequence[int]], queries: dict[str, list[Query]]) -> None:
    """Ask everything once, so that what is measured is the search and not the disk."""
    for some in queries.values():
        for query in some:
            find(query.typed)


def _forget(path: Path) -> None:
    """Ask the system to drop what it remembers of a file, as after a start of the machine."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


if __name__ == "__main__":
    main()
