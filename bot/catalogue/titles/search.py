"""Finds series by what has been typed of a title, in the index that stands in a catalogue, or in several as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.catalogue.titles.finds import Finds, Match
from bot.catalogue.titles.hunt import COMPARED, Hunt
from bot.catalogue.titles.matching import Fit, Rank
from bot.catalogue.titles.readings import of_year, readings
from bot.catalogue.titles.shelves import Shelves
from bot.series.naming import normalise

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

BEST_OF: Final = 25
_LONGEST: Final = 100


class TitleSearch:
    """Every title of a catalogue, ready to be searched; the connection must be its own, and only its."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.shelves: Final = Shelves(database)

    def find(self, typed: str, limit: int = BEST_OF) -> list[Match]:
        """The best matches, by rank, then popularity, then newness; for nothing typed, the most popular series."""
        return find_in([self], typed, limit)[0]

    def popular(self, limit: int) -> list[Match]:
        """The most popular series, by the title that is shown."""
        popular = self.shelves.popular(limit)
        return [Match(series, Rank(0, Fit.BEGINNING, False), title, text) for _, series, title, text in popular]


def find_in(indexes: Sequence[TitleSearch], typed: str, limit: int = BEST_OF) -> list[list[Match]]:
    """What `find` finds in each of several indexes, sought as in one: what one of them has spares the others work."""
    name = normalise(typed[:_LONGEST])
    if not name:
        return [index.popular(limit) for index in indexes]
    searches = [_Search(index.shelves, name, limit) for index in indexes]
    for search in searches:
        search.look_as_typed()
    for search in searches:
        search.finds.count_in(other.finds for other in searches)
    dated = any(search.dated for search in searches)
    for search in searches:
        search.look_for_slips(dated=dated)
    return [search.best() for search in searches]


class _Search:
    """One search in one index, reading by reading of what was typed."""

    def __init__(self, shelves: Shelves, name: str, limit: int) -> None:
        self._shelves, self._name = shelves, name
        self.finds: Final = Finds(limit)
        self._hunts = [Hunt(shelves, reading, self.finds) for reading in readings(shelves, name)]
        self.dated: Final = any(hunt.reading.dated for hunt in self._hunts)
        """Whether a year may stand beside a title."""

    def look_as_typed(self) -> None:
        for hunt in self._hunts:
            hunt.look_as_typed()

    def look_for_slips(self, *, dated: bool) -> None:
        for hunt in reversed(self._hunts):
            # Nobody types a year and means another; but it may be part of a title.
            if not (dated and self.finds.any):
                hunt.look_for_slips()

    def best(self) -> list[Match]:
        for row in self._shelves.names(of_year(self._shelves, self._name)[:COMPARED]):
            self.finds.add(row, 0, Fit.YEAR)
        return self.finds.best()
