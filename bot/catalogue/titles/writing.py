"""Writes the title index into a catalogue."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Final

from pyroaring import BitMap

from bot.catalogue.titles import terms
from bot.catalogue.titles.countries import called
from bot.catalogue.titles.filing import file_all
from bot.catalogue.titles.forms import bare, names_of, together
from bot.catalogue.titles.postings import MOST_NAMES, packed
from bot.series.naming import normalise

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator

    from bot.catalogue.titles.entries import Titled

_STAGE: Final = """
    create temp table titled (series integer, popularity integer, year integer, titles text, attributes text)
"""
_BY_POPULARITY: Final = """
    select series, titles, attributes from titled order by popularity desc, coalesce(year, 0) desc, series
"""


def write_index(
    database: sqlite3.Connection, entries: Iterable[Titled], progress: Callable[[int], None] | None = None
) -> None:
    """Write the index of all titles into a catalogue that has none; `progress` is told the hundredths done."""
    tables = resources.files(__package__).joinpath("tables.sql").read_text(encoding="utf-8")
    for statement in tables.split(";\n"):  # not as a script, which would end the caller's transaction
        database.execute(statement)
    steps = _steps(database, entries)
    total = 1 + sum(len(kind.lengths) for kind in _FILED)
    for done, _ in enumerate(steps, start=1):
        if progress:
            progress(done * 100 // total)


def _steps(database: sqlite3.Connection, entries: Iterable[Titled]) -> Iterator[None]:
    attributes: dict[int, BitMap] = {}
    database.execute(_STAGE)
    database.executemany("insert into titled values (?1, ?2, ?3, ?4, ?5)", map(_staged, entries))
    database.executemany("insert into title_name values (?1, ?2, ?3, ?4)", _names(database, attributes))
    database.execute("drop table temp.titled")
    rows = sorted((term, packed(names)) for term, names in attributes.items())
    database.executemany("insert into title_term values (?1, ?2)", rows)
    yield
    for kind, texts in _FILED.items():
        yield from file_all(database, kind, texts)


def _staged(entry: Titled) -> tuple[int, int, int | None, str, str]:
    attributes = {*normalise(entry.outlet).split(), *(word for code in entry.countries for word in called(code))}
    if entry.year:
        attributes.add(str(entry.year))
    return (
        entry.series,
        entry.popularity,
        entry.year,
        json.dumps(_numbered(entry.titles)),
        json.dumps(sorted(attributes)),
    )


def _numbered(titles: tuple[str, ...]) -> list[tuple[int, str]]:
    """The different titles, each with its first place."""
    return sorted((titles.index(title), title) for title in dict.fromkeys(titles))


def _names(database: sqlite3.Connection, attributes: dict[int, BitMap]) -> Iterator[tuple[int, int, int, str]]:
    """Every name with its number; fills in which of them have which attribute, by its term."""
    number = 0
    for series, titles, words in database.execute(_BY_POPULARITY):
        first = number
        ordinals: dict[str, int] = {}
        for ordinal, title in json.loads(titles):
            for name in names_of(title):
                ordinals.setdefault(name, ordinal)
        for name, ordinal in ordinals.items():
            yield number, series, ordinal, name
            number += 1
        for word in json.loads(words):
            attributes.setdefault(terms.ATTRIBUTE.term(word, 15), BitMap()).add_range(first, number)
        if number > MOST_NAMES:
            message = f"more than {MOST_NAMES:,} forms of titles cannot be numbered"
            raise ValueError(message)


def _beginnings(name: str) -> Collection[str]:
    return {together(name) + terms.END, bare(name) + terms.END}


def _bare(name: str) -> Collection[str]:
    return (bare(name) + terms.END,)


def _words(name: str) -> Collection[str]:
    return set(name.split(" "))


def _rest(name: str) -> Collection[str]:
    return ((bare(name) + terms.END)[terms.REST_FROM :],)


_FILED: Final = {
    terms.BEGINNING: _beginnings,
    terms.WORD: _words,
    terms.SHORT_SLIP: _bare,
    terms.SLIP: _bare,
    terms.SHORT_WORD_SLIP: _words,
    terms.WORD_SLIP: _words,
    terms.REST: _rest,
}
