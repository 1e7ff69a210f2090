"""Finds the series that somebody means by what they typed.

Ranks by how well a title matches, then by popularity, then by newness. All titles are compared, which is right for
a catalogue of some thousand titles; a larger one needs an index on disk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.series.naming import normalise, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.series.models import Listing

_YEAR: Final = re.compile(r"\b(19|20)\d{2}\b")
_SHORTEST_WITH_A_SLIP: Final = 4
_SHORTEST_WITH_TWO_SLIPS: Final = 8
_BEST_OF: Final = 25

# Ranks of a match; smaller is better. A title found only by a correction never comes before one found as typed.
(
    EXACT,
    EXACT_WITHOUT_ARTICLE,
    PREFIX,
    PREFIX_WITHOUT_ARTICLE,
    WORDS,
    CORRECTED,
    CORRECTED_WITHOUT_ARTICLE,
    CORRECTED_IN_PART,
) = range(0, 16, 2)
OTHER_TITLE: Final = 1
"""Added for a title that is not the one shown: Innocent comes before The Innocent, which is called that in France."""


@dataclass(frozen=True, slots=True)
class _Entry:
    listing: Listing
    name: str
    bare: str
    words: tuple[str, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class _Query:
    name: str
    bare: str
    words: tuple[str, ...]
    hints: frozenset[str]

    @classmethod
    def of(cls, typed: str, *, with_hints: bool) -> _Query:
        name, hints = normalise(typed), frozenset[str]()
        if with_hints and (year := _YEAR.search(name)) and year[0] != name:
            hints = frozenset({year[0]})
            name = " ".join(_YEAR.sub(" ", name).split())
        return cls(name, without_article(name), tuple(name.split()), hints)


@dataclass(frozen=True, slots=True)
class Match:
    """A series that was found, and how well it matches."""

    listing: Listing
    rank: int


class TitleIndex:
    """Every title of every series, ready to be searched."""

    def __init__(self, listings: Iterable[Listing]) -> None:
        self._by_popularity = sorted(listings, key=_popularity)
        self._entries = [
            _Entry(listing, name, without_article(name), tuple(name.split()), shown)
            for listing in self._by_popularity
            for name, shown in _names_of(listing).items()
        ]

    def search(self, typed: str, limit: int = _BEST_OF) -> list[Match]:
        """The best matches; for an empty query, the most popular series."""
        if not normalise(typed):
            return [Match(listing, EXACT) for listing in self._by_popularity[:limit]]
        # A number may be a year ("innocent 2021") or a title ("1899"): both readings are tried.
        best: dict[str, Match] = {}
        for query in (_Query.of(typed, with_hints=False), _Query.of(typed, with_hints=True)):
            for match in self._matches(query):
                known = best.get(match.listing.slug)
                if known is None or match.rank < known.rank:
                    best[match.listing.slug] = match
        return sorted(best.values(), key=lambda match: (match.rank, *_popularity(match.listing)))[:limit]

    def nearest(self, typed: str, limit: int = 3) -> list[Listing]:
        """The series whose titles come closest to what was typed, however far."""
        query = normalise(typed)
        names = {index: entry.name for index, entry in enumerate(self._entries)}
        closest: dict[str, Listing] = {}
        for _, _, index in process.extract(query, names, scorer=OSA.normalized_similarity, limit=None):
            listing = self._entries[index].listing
            closest.setdefault(listing.slug, listing)
        return list(closest.values())[:limit]

    def _matches(self, query: _Query) -> Iterable[Match]:
        for entry in self._entries:
            if query.hints and str(entry.listing.year) not in query.hints:
                continue
            rank = _rank(query, entry)
            if rank is not None:
                yield Match(entry.listing, rank if entry.shown else _of_other_title(rank))


def _of_other_title(rank: int) -> int:
    """Part of a title that is not shown says no more than a whole shown title with a slip: `inocent` is Innocent."""
    return (max(rank, CORRECTED) if rank in {PREFIX_WITHOUT_ARTICLE, WORDS} else rank) + OTHER_TITLE


def _names_of(listing: Listing) -> dict[str, bool]:
    """Every form in which a series is typed, and whether it is the title that is shown."""
    shown = {normalise(listing.title), normalise(listing.label)}
    others = {normalise(title) for title in listing.titles} - shown
    return dict.fromkeys(sorted(shown), True) | {name: False for name in sorted(others) if name}


def _popularity(listing: Listing) -> tuple[int, int, str]:
    return -listing.popularity, -(listing.year or 0), listing.slug


def _rank(query: _Query, entry: _Entry) -> int | None:
    if not query.name:
        return PREFIX  # only a year was typed
    as_typed = (
        (EXACT, query.name == entry.name),
        (EXACT_WITHOUT_ARTICLE, query.bare == entry.bare),
        (PREFIX, entry.name.startswith(query.name)),
        (PREFIX_WITHOUT_ARTICLE, entry.bare.startswith(query.bare)),
        (WORDS, all(any(word.startswith(typed) for word in entry.words) for typed in query.words)),
    )
    found = next((rank for rank, holds in as_typed if holds), None)
    return _corrected_rank(query, entry) if found is None else found


def _corrected_rank(query: _Query, entry: _Entry) -> int | None:
    """Slips of the finger: letters too many, too few, wrong or swapped, and words run together or apart.

    One slip from four letters on, also in a title half typed; two from eight on.
    """
    if len(query.name) < _SHORTEST_WITH_A_SLIP:
        return None
    if _slips(query.name, entry.name) <= 1:
        return CORRECTED
    if len(query.bare) < _SHORTEST_WITH_A_SLIP:
        return None
    if _slips(query.bare, entry.bare) <= 1:
        return CORRECTED_WITHOUT_ARTICLE
    beginnings = (entry.bare[: len(query.bare) + more] for more in (-1, 0, 1))
    two = len(query.bare) >= _SHORTEST_WITH_TWO_SLIPS and _slips(query.bare, entry.bare) <= 2  # noqa: PLR2004
    return CORRECTED_IN_PART if two or any(_slips(query.bare, part) <= 1 for part in beginnings) else None


def _slips(typed: str, name: str) -> int:
    """How many slips lie between two forms; spaces count only where that makes fewer."""
    together = OSA.distance(typed.replace(" ", ""), name.replace(" ", ""), score_cutoff=2)
    return min(together, OSA.distance(typed, name, score_cutoff=2))
