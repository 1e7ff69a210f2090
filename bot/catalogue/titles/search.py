"""Finds series by what has been typed of a title, in the index that stands in a catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.catalogue.titles.candidates import Candidates
from bot.catalogue.titles.matching import Fit, Rank, Typed, as_typed, corrected, corrected_words
from bot.catalogue.titles.readings import of_year, readings
from bot.catalogue.titles.shelves import Shelves
from bot.series.naming import normalise

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from pyroaring import BitMap

    from bot.catalogue.titles.shelves import Name

_BEST_OF: Final = 25
_LONGEST: Final = 100
_COMPARED: Final = 64
"""How many candidates of one kind are compared, the most popular."""
_ENOUGH: Final = 8
"""Series found with fewer slips, from which on nobody looks at those with more."""
_TELLING: Final = 8
"""A whole title of so many letters is no chance: who types it means it."""


@dataclass(frozen=True, slots=True)
class Match:
    """A series that was found: its row in the catalogue, how well it matches, and by which of its titles."""

    series: int
    rank: Rank
    title: int
    """The place of the title among the series' titles; 0 is the one that is shown."""
    name: str
    """The form of the title that matched, normalised."""

    @property
    def exact(self) -> bool:
        """Whether a whole title was typed, without any slip."""
        return self.rank.slips == 0 and self.rank.fit is Fit.WHOLE


class TitleSearch:
    """Every title of a catalogue, ready to be searched; the connection must be its own."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._shelves = Shelves(database)

    def find(self, typed: str, limit: int = _BEST_OF) -> list[Match]:
        """The best matches, by rank, then popularity, then newness; for nothing typed, the most popular series."""
        name = normalise(typed[:_LONGEST])
        if not name:
            return [
                Match(series, Rank(0, Fit.BEGINNING, False), ordinal, text)
                for _, series, ordinal, text in self._shelves.popular(limit)
            ]
        finds = _Finds(limit)
        for text, within in readings(self._shelves, name):
            _Hunt(self._shelves, text, within, finds).run()
        for row in self._shelves.names(islice(of_year(self._shelves, name), _COMPARED)):
            finds.add(row, 0, Fit.YEAR)
        return finds.best()

    def exact(self, typed: str) -> list[Match]:
        """The series that have just this title, or this title with year, country or outlet: Innocent (ITV, 2018)."""
        finds = _Finds(_BEST_OF)
        name = normalise(typed[:_LONGEST])
        for text, within in readings(self._shelves, name) if name else ():
            _Hunt(self._shelves, text, within, finds).look_for_whole()
        return [match for match in finds.best() if match.exact]


class _Finds:
    """The best match of every series found so far."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._found: dict[int, tuple[Rank, Name]] = {}
        self.whole = False
        """Whether one of them is a whole title, or one but for a slip."""

    @property
    def full(self) -> bool:
        """Whether there are as many as were asked for."""
        return len(self._found) >= self._limit

    @property
    def enough(self) -> bool:
        """Whether looking for names that match less well is of no use to anybody."""
        return self.whole or len(self._found) >= min(self._limit, _ENOUGH)

    def add(self, name: Name, slips: int, fit: Fit) -> None:
        """Note a match, if it is the best of its series."""
        number, series, ordinal, _ = name
        rank = Rank(slips, fit, fit <= Fit.WITHOUT_ARTICLE and ordinal > 0)
        known = self._found.get(series)
        if known is None or (rank, number) < (known[0], known[1][0]):
            self._found[series] = rank, name

    def best(self) -> list[Match]:
        """The best of them, in order."""
        ordered = sorted((rank, name) for rank, name in self._found.values())[: self._limit]
        return [Match(series, rank, ordinal, text) for rank, (_, series, ordinal, text) in ordered]


class _Hunt:
    """One search for one reading of what was typed."""

    def __init__(self, shelves: Shelves, name: str, within: BitMap | None, finds: _Finds) -> None:
        self._shelves, self._finds = shelves, finds
        self._typed = Typed.of(name)
        self._candidates = Candidates(shelves, self._typed, within)
        self._known: dict[int, Name] = {}
        self._matched: set[int] = set()

    def run(self) -> None:
        """As typed first; corrections only where that leaves room."""
        self.look_for_whole()
        if len(self._typed.words) > 1 or not self._finds.full:
            self._look(self._candidates.with_words())
        if self._typed.slips and not self._finds.enough:
            self._look_for_slips()

    def look_for_whole(self) -> None:
        """Look at names that may be just what was typed or begin with it."""
        for names in self._candidates.whole():
            self._look(names)

    def _look_for_slips(self) -> None:
        self._correct(self._candidates.with_a_slip())
        if self._typed.slips > 1 and not self._finds.enough:
            self._correct(self._candidates.after_slips())
        if not self._finds.enough:
            for missing, names in self._candidates.with_words_but_one():
                self._correct(names)
                some = self._fetched(names)
                found = corrected_words(self._typed, [name[3] for name in some], missing)
                for at, (slips, fit) in found.items():
                    self._add(some[at], slips, fit)

    def _look(self, names: BitMap) -> None:
        for name in self._fetched(names):
            fit = as_typed(self._typed, name[3])
            if fit is not None:
                self._add(name, 0, fit)

    def _correct(self, names: BitMap) -> None:
        some = self._fetched(names)
        for at, (slips, fit) in corrected(self._typed, [name[3] for name in some]).items():
            self._add(some[at], slips, fit)

    def _add(self, name: Name, slips: int, fit: Fit) -> None:
        self._matched.add(name[0])
        self._finds.add(name, slips, fit)
        if fit <= Fit.WITHOUT_ARTICLE and len(self._typed.bare) >= _TELLING:
            self._finds.whole = True

    def _fetched(self, names: Iterable[int]) -> list[Name]:
        """The most popular of some names, without those that have matched already."""
        known, matched = self._known, self._matched
        numbers = [number for number in islice(names, _COMPARED) if number not in matched]
        for name in self._shelves.names(number for number in numbers if number not in known):
            known[name[0]] = name
        return [known[number] for number in numbers]
