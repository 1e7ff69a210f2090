"""Finds series by what has been typed of a title, in the index that stands in a catalogue."""

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

_BEST_OF: Final = 25
_LONGEST: Final = 100


class TitleSearch:
    """Every title of a catalogue, ready to be searched; the connection must be its own, and only its."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._shelves = Shelves(database)

    def find(self, typed: str, limit: int = _BEST_OF) -> list[Match]:
        """The best matches, by rank, then popularity, then newness; for nothing typed, the most popular series."""
        name = normalise(typed[:_LONGEST])
        if not name:
            popular = self._shelves.popular(limit)
            return [Match(series, Rank(0, Fit.BEGINNING, False), title, text) for _, series, title, text in popular]
        finds = Finds(limit)
        hunts = self._hunts(name, finds)
        for hunt in hunts:
            hunt.look_as_typed()
        dated = any(hunt.reading.dated for hunt in hunts)
        for hunt in reversed(hunts):
            # Nobody types a year and means another; but it may be part of a title.
            if not (dated and finds.any):
                hunt.look_for_slips()
        for row in self._shelves.names(of_year(self._shelves, name)[:COMPARED]):
            finds.add(row, 0, Fit.YEAR)
        return finds.best()

    def exact(self, typed: str) -> list[Match]:
        """The series that have just this title, or this title with year, country or outlet: Innocent (ITV, 2018)."""
        name = normalise(typed[:_LONGEST])
        finds = Finds(_BEST_OF)
        for hunt in self._hunts(name, finds) if name else ():
            hunt.look_for_whole()
        return [match for match in finds.best() if match.exact]

    def _hunts(self, name: str, finds: Finds) -> list[Hunt]:
        return [Hunt(self._shelves, reading, finds) for reading in readings(self._shelves, name)]
