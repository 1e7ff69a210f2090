"""What a search has found: the best match of every series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.catalogue.titles.matching import Fit, Rank

if TYPE_CHECKING:
    from bot.catalogue.titles.shelves import Name

_ENOUGH: Final = 8
"""Series found, from which on nobody looks at those that match with more slips."""


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


class Finds:
    """The best matches of one search."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._found: dict[int, tuple[Rank, Name]] = {}
        self.telling = False
        """Whether so much of one of them was typed that it must be meant."""

    @property
    def any(self) -> bool:
        """Whether there is one at all."""
        return bool(self._found)

    @property
    def full(self) -> bool:
        """Whether there are as many as were asked for."""
        return len(self._found) >= self._limit

    @property
    def enough(self) -> bool:
        """Whether to look for names that match with more slips is of no use."""
        return self.telling or len(self._found) >= min(self._limit, _ENOUGH)

    def add(self, name: Name, slips: int, fit: Fit) -> None:
        """Note a match, if it is the best of its series."""
        number, series, ordinal, _ = name
        rank = Rank.of(slips, fit, shown=ordinal == 0)
        known = self._found.get(series)
        if known is None or (rank, number) < (known[0], known[1][0]):
            self._found[series] = rank, name

    def best(self) -> list[Match]:
        """As many as were asked for, in order."""
        ordered = sorted((rank, name) for rank, name in self._found.values())[: self._limit]
        return [Match(series, rank, title, text) for rank, (_, series, title, text) in ordered]
