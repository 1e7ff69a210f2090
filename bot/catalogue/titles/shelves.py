"""Reads the title index: lists of names by term, and names by number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pyroaring import BitMap

from bot.catalogue.titles.postings import unpacked
from bot.catalogue.titles.terms import ATTRIBUTE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

Name = tuple[int, int, int, str]
"""A name: its number, the row of its series, which of the titles it is a form of, and itself."""

NOTHING: Final = BitMap()
_EVEN: Final = 8
"""Look-ups are made in multiples of so many, so that SQLite meets few different statements."""
_MAPPED: Final = 1 << 31
_CACHED: Final = -256


class Shelves:
    """The index as it stands in a catalogue."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        # Mapped pages belong to the system, which takes them back when memory is short; a cache would be the bot's own.
        database.execute(f"pragma mmap_size = {_MAPPED}")
        database.execute(f"pragma cache_size = {_CACHED}")
        least = ATTRIBUTE.first(ATTRIBUTE.lengths[0])
        query = "select term from title_term where term between ?1 and ?2"
        self._attributes = {term for (term,) in self._cursor().execute(query, (least, least + (1 << 32)))}

    def lists(self, terms: Iterable[int]) -> dict[int, bytes]:
        """The lists that there are for some terms, packed."""
        return dict(self._rows("select term, names from title_term where term in", list(terms)))

    def names(self, numbers: Iterable[int]) -> list[Name]:
        """Names by number, in order."""
        return self._rows("select id, series, ordinal, name from title_name where id in", list(numbers))

    def attributes(self, words: Iterable[str]) -> dict[str, BitMap]:
        """For each word that is an attribute, all names of the series that have it."""
        terms = {word: ATTRIBUTE.term(word, ATTRIBUTE.lengths[0]) for word in words}
        known = {word: term for word, term in terms.items() if term in self._attributes}
        lists = self.lists(known.values())
        return {word: unpacked(lists[term]) for word, term in known.items()}

    def popular(self, limit: int) -> list[Name]:
        """A name of each of the most popular series: of the title that is shown."""
        query = "select id, series, ordinal, name from title_name where ordinal = 0 order by id"
        known: dict[int, Name] = {}
        for row in self._cursor().execute(query):
            if len(known) >= limit:
                break
            known.setdefault(row[1], row)
        return list(known.values())

    def _rows(self, query: str, values: list[int]) -> list[Any]:
        if not values:
            return []
        values += values[-1:] * (-len(values) % _EVEN)
        return self._cursor().execute(f"{query} ({'?,' * (len(values) - 1)}?)", values).fetchall()

    def _cursor(self) -> sqlite3.Cursor:
        cursor = self._database.cursor()
        cursor.row_factory = None
        return cursor
