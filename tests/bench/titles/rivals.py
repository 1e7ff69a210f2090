"""What others would use for the same names: each makes its index from the names of a catalogue and gives a finder."""

from __future__ import annotations

import sqlite3
from itertools import islice
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from bot.series.naming import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from .measuring import Finder

_NAMES: Final = "select series, name from title_name order by id"
_LIMIT: Final = 100


def rapidfuzz(catalogue: Path, folder: Path) -> Finder:
    """Every name compared by `fuzz.ratio`."""
    series, names = zip(*_names(catalogue), strict=True)

    def find(typed: str) -> list[int]:
        hits = process.extract(normalise(typed), names, scorer=fuzz.ratio, processor=None, limit=_LIMIT)
        return _distinct(series[at] for _, _, at in hits)

    return find


def fts5_prefix(catalogue: Path, folder: Path) -> Finder:
    """SQLite's full text search with prefix indexes; the number of a row is its popularity."""
    database = _fts5(catalogue, folder / "prefix.sqlite", "prefix='1 2 3 4', detail=none")
    query = "select series from titles where titles match ?1 limit 100"

    def find(typed: str) -> list[int]:
        words = " ".join(f'"{word}"*' for word in normalise(typed).split())
        try:
            return _distinct(series for (series,) in database.execute(query, (words,)))
        except sqlite3.OperationalError:
            return []

    return find


def fts5_trigram(catalogue: Path, folder: Path) -> Finder:
    """The same by groups of three letters, any of which may match, the best by bm25 first."""
    database = _fts5(catalogue, folder / "trigram.sqlite", "tokenize='trigram'")
    query = "select series from titles where titles match ?1 order by rank, rowid limit 100"

    def find(typed: str) -> list[int]:
        name = normalise(typed)
        groups = " OR ".join(f'"{name[at : at + 3]}"' for at in range(len(name) - 2))
        return _distinct(series for (series,) in database.execute(query, (groups,))) if groups else []

    return find


def tantivy(catalogue: Path, folder: Path) -> Finder:
    """Lucene's heir in Rust: each word by a fuzzy prefix query, one slip a word."""
    from tantivy import Document, Index, Occur, Query, SchemaBuilder

    builder = SchemaBuilder()
    builder.add_text_field("name", stored=False)
    builder.add_unsigned_field("series", stored=True)
    schema = builder.build()
    where = folder / "tantivy"
    where.mkdir()
    index = Index(schema, path=str(where))
    writer = index.writer(heap_size=128_000_000, num_threads=1)
    for series, name in _names(catalogue):
        writer.add_document(Document(name=name, series=series))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def find(typed: str) -> list[int]:
        words = normalise(typed).split()
        parts = [
            (Occur.Must, Query.fuzzy_term_query(schema, "name", word, distance=int(len(word) > 3), prefix=True))
            for word in words
        ]
        hits = searcher.search(Query.boolean_query(parts), _LIMIT).hits
        return _distinct(searcher.doc(address)["series"][0] for _, address in hits)

    return find


RIVALS: Final[dict[str, Callable[[Path, Path], Finder]]] = {
    "rapidfuzz": rapidfuzz,
    "FTS5 prefix": fts5_prefix,
    "FTS5 trigram": fts5_trigram,
    "tantivy": tantivy,
}


def _names(catalogue: Path) -> Iterator[tuple[int, str]]:
    with sqlite3.connect(catalogue) as database:
        yield from database.execute(_NAMES)


def _fts5(catalogue: Path, path: Path, options: str) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.execute("pragma synchronous = off")
    database.execute(f"create virtual table titles using fts5(name, series unindexed, {options})")
    database.executemany("insert into titles (series, name) values (?1, ?2)", _names(catalogue))
    database.execute("insert into titles (titles) values ('optimize')")
    database.commit()
    return database


def _distinct(series: Iterable[int]) -> list[int]:
    return list(islice(dict.fromkeys(series), 25))
