"""Finds the series that somebody means, in every volume of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from bot.catalogue.titles import Fit, find_in, in_order
from bot.series.naming import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from bot.catalogue.titles import Match as TitleMatch
    from bot.catalogue.titles.matching import Rank
    from bot.catalogue.volume import Volume
    from bot.series.models import Listing

_BEST_OF: Final = 25
_LONGEST: Final = 100
_NEAR: Final = 55
"""How alike, of 100, a title must be to have been meant: below it, “lost” would be Slow Horses."""


@dataclass(frozen=True, slots=True)
class Match:
    """A series that was found, and how well it matches."""

    listing: Listing
    rank: Rank
    name: str
    """The form of its title that matched."""

    def as_well_as(self, best: Match) -> bool:
        """Whether this may have been meant just as well as the best match: The Innocent beside Innocent."""
        if best.rank.slips == 0 and best.rank.fit <= Fit.WITHOUT_ARTICLE:
            return self.rank.slips == 0 and self.rank.fit <= best.rank.fit + 1
        if self.rank.fit <= Fit.WITHOUT_ARTICLE:
            return self.rank.slips <= max(1, best.rank.slips)
        return self.rank.slips <= best.rank.slips and self.rank.fit <= best.rank.fit + 1


class Titles:
    """Every title of every volume; a series that several volumes have is found once."""

    def __init__(self, volumes: Sequence[Volume], known_as: Callable[[Listing], Listing]) -> None:
        self._volumes = volumes
        self._known_as = known_as

    def search(self, typed: str, limit: int = _BEST_OF) -> list[Match]:
        """The best matches, by rank, then popularity, then newness; for nothing typed, the most popular series."""
        return list(self._found(typed, limit))[:limit]

    def nearest(self, typed: str, limit: int = 3) -> list[Listing]:
        """The series whose titles come closest to what was typed; none where all are quite different."""
        name = normalise(typed[:_LONGEST])
        pool = {match.listing.slug: match for part in _parts(name) for match in self._found(part, _BEST_OF)}
        alike = ((fuzz.WRatio(name, match.name), match.listing) for match in pool.values())
        near = sorted((each for each in alike if each[0] >= _NEAR), key=lambda each: -each[0])
        return [listing for _, listing in near[:limit]]

    def _found(self, typed: str, limit: int) -> Collection[Match]:
        searched = find_in([volume.titles for volume in self._volumes], typed, limit)
        found = [match for each in zip(self._volumes, searched, strict=True) for match in self._listed(*each)]
        if len(self._volumes) > 1:
            found = in_order(found, lambda match: match.rank, lambda match: _popularity(match.listing))
        once: dict[str, Match] = {}
        for match in found:
            once.setdefault(match.listing.slug, match)
        return once.values()

    def _listed(self, volume: Volume, found: Sequence[TitleMatch]) -> Iterator[Match]:
        listings = volume.listed.of([match.series for match in found])
        for match, listing in zip(found, listings, strict=True):
            yield Match(self._known_as(listing), match.rank, match.name)


def _popularity(listing: Listing) -> tuple[int, int]:
    """The more popular first, then the newer."""
    return -listing.popularity, -(listing.year or 0)


def _parts(name: str) -> Iterator[str]:
    """What was typed, its words, and its beginnings down to nothing, which finds what is popular."""
    yield name
    yield from name.split()
    length = len(name)
    while length > 1:
        length //= 2
        yield name[:length]
    yield ""
