"""How good an index could be at all: many series share a title, and only five of them can be among the first five."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.titles.matching import Rank, Typed, as_typed, corrected, corrected_words
from bot.series.naming import normalise

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from bot.catalogue.titles import Match

    from .queries import Query


class Ceiling:
    """Knows the names of the series that queries mean, and ranks them as the search does, without any index."""

    def __init__(self, database: sqlite3.Connection, meant: Iterable[int]) -> None:
        wanted = set(meant)
        self._names: dict[int, list[tuple[int, str]]] = {series: [] for series in wanted}
        for series, ordinal, name in database.execute("select series, ordinal, name from title_name order by id"):
            if series in wanted:
                self._names[series].append((ordinal, name))

    def missed(self, query: Query, found: list[Match]) -> bool:
        """Whether the series meant is not among the first five, although it ranks before the fifth of them."""
        if query.meant in [match.series for match in found[:5]]:
            return False
        best = self._best(query)
        return best is not None and (len(found) < 5 or best.unfinished < found[4].rank.unfinished)

    def _best(self, query: Query) -> Rank | None:
        typed = Typed.of(normalise(query.typed))
        return min(
            (rank for ordinal, name in self._names[query.meant] for rank in _ranks(typed, ordinal, name)), default=None
        )


def _ranks(typed: Typed, ordinal: int, name: str) -> Iterable[Rank]:
    fits = []
    if (fit := as_typed(typed, name)) is not None:
        fits.append((0, fit))
    if typed.slips:
        fits.extend(corrected(typed, [name]).values())
        fits.extend(each for word in typed.words for each in corrected_words(typed, [name], word).values())
    return (Rank.of(slips, fit, shown=ordinal == 0) for slips, fit in fits)
