"""What a search has found: the best match of every series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from bot.catalogue.titles.matching import Fit, Rank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.catalogue.titles.shelves import Name

T = TypeVar("T")

_WHOLE_FIRST: Final = 2
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


class Finds:
    """The best matches of one search in one index."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._found: dict[int, tuple[Rank, Name]] = {}
        self._elsewhere = 0
        self.telling = False
        """Whether so much of one of them was typed that it must be meant."""

    def __len__(self) -> int:
        return len(self._found)

    @property
    def any(self) -> bool:
        """Whether there is one at all, here or elsewhere."""
        return bool(self._found) or self._elsewhere > 0

    @property
    def full(self) -> bool:
        """Whether there are as many as were asked for."""
        return len(self._found) >= self._limit

    @property
    def enough(self) -> bool:
        """Whether to look for names that match with more slips is of no use."""
        return self.telling or len(self._found) + self._elsewhere >= min(self._limit, _ENOUGH)

    def count_in(self, others: Iterable[Finds]) -> None:
        """Take into account what searches for the same in other indexes have found."""
        for other in others:
            if other is not self:
                self._elsewhere += len(other)
                self.telling |= other.telling

    def add(self, name: Name, slips: int, fit: Fit) -> None:
        """Note a match, if it is the best of its series."""
        number, series, ordinal, _ = name
        rank = Rank.of(slips, fit, shown=ordinal == 0)
        known = self._found.get(series)
        if known is None or (rank, number) < (known[0], known[1][0]):
            self._found[series] = rank, name

    def best(self) -> list[Match]:
        """As many as were asked for, in order."""
        ordered = in_order(self._found.values(), lambda each: each[0], lambda each: each[1][0])[: self._limit]
        return [Match(series, rank, title, text) for rank, (_, series, title, text) in ordered]


def in_order(found: Iterable[T], rank: Callable[[T], Rank], popularity: Callable[[T], Any]) -> list[T]:
    """By rank, then by popularity; but who types may not have finished, and many obscure series share a short title.

    So only two whole titles come before all others; the rest of them come among those that begin with what was typed.
    """
    ordered = sorted(found, key=lambda each: (rank(each), popularity(each)))
    return ordered[:_WHOLE_FIRST] + sorted(
        ordered[_WHOLE_FIRST:], key=lambda each: (rank(each).unfinished, popularity(each))
    )
