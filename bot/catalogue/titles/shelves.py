"""Reads the title index: lists of names by term, and names by number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyroaring import BitMap

from bot.catalogue.titles.postings import size, unpacked
from bot.catalogue.titles.terms import ATTRIBUTE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from bot.catalogue.titles.terms import Kind

Name = tuple[int, int, int, str]
"""A name: its number, the row of its series, which of the titles it is a form of, and itself."""

NOTHING: Final = BitMap()
_EVEN: Final = 8
"""Look-ups are made in multiples of so many, so that SQLite meets few different statements."""
_MAPPED: Final = 1 << 31
_CACHED: Final = -256
_FIRST_STEPS: Final = range(4, 8)
"""Where most texts are found: fewer letters have long lists, more letters few names need."""


class Shelves:
    """The index as it stands in a catalogue; the connection must be used by nobody else at the same time."""

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
        """The names of all series that have an attribute, for each word that is one."""
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

    def begun(self, kind: Kind, texts: Iterable[str]) -> dict[str, BitMap]:
        """For each text the names filed by its first letters, or a few more."""
        found: dict[str, BitMap] = {}
        ahead = {text: kind.steps(text) for text in texts}
        middle = {text: [step for step in steps if step in _FIRST_STEPS] for text, steps in ahead.items()}
        beyond = self._look_up(kind, middle, found)
        # What was not met at all is on a short list of fewer letters; what was met on a full one is met again with more.
        left = {text: [step for step in steps if step < _FIRST_STEPS.start] for text, steps in ahead.items() if text not in found}
        longer = {text: [step for step in ahead[text] if step >= _FIRST_STEPS.stop] for text in beyond}
        self._look_up(kind, left | longer, found)
        return found

    def _look_up(self, kind: Kind, steps: Mapping[str, list[int]], found: dict[str, BitMap]) -> list[str]:
        """Add what is found; returns the texts that must be looked up by more letters."""
        lists = self.lists({kind.term(text, step) for text, some in steps.items() for step in some})
        full = []
        for text, some in steps.items():
            for step in reversed(some):
                stored = lists.get(kind.term(text, step))
                if stored is None:
                    continue
                names = unpacked(stored)
                complete = len(names) < kind.room or step == max(kind.steps(text))
                found[text] = names if complete else NOTHING
                if not complete and step == some[-1]:
                    full.append(text)
                break
        return full

    def slipped(self, kinds: Mapping[str, Kind]) -> dict[str, BitMap]:
        """For each text, filed by its kind, the names filed by its first letters but for one slip."""
        steps = {text: kind.steps(text) or kind.lengths[:1] for text, kind in kinds.items()}
        wanted = {
            (text, step): kinds[text].terms(text, step) for text, some in steps.items() for step in some
        }
        lists = self.lists({term for terms in wanted.values() for term in terms})
        found: dict[str, list[bytes]] = {text: [] for text in kinds}
        for (text, step), terms in wanted.items():
            last = step == steps[text][-1]
            some = [stored for term in terms if (stored := lists.get(term)) is not None]
            found[text] += some if last else [stored for stored in some if size(stored) < kinds[text].room]
        return {text: unpacked(b"".join(some)) for text, some in found.items()}

    def _rows(self, query: str, values: list[int]) -> list[tuple[int, ...]]:
        if not values:
            return []
        values += values[-1:] * (-len(values) % _EVEN)
        return self._cursor().execute(f"{query} ({'?,' * (len(values) - 1)}?)", values).fetchall()

    def _cursor(self) -> sqlite3.Cursor:
        cursor = self._database.cursor()
        cursor.row_factory = None
        return cursor
