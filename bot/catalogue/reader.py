"""The catalogue as everybody asks it: several volumes as one, the curated before all others."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Self

from bot.catalogue.finding import Titles
from bot.catalogue.identity import identities_in
from bot.catalogue.volume import Edition, Volume
from bot.catalogue.who import Names
from bot.errors import QuestionExpired
from bot.series.merging import disagreements, merged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from bot.catalogue.identity import Identities
    from bot.series.merging import Disagreement
    from bot.series.models import Listing, Person, Series
    from bot.series.stories import Moment

__all__ = ["Catalogue", "Edition"]
_REMEMBERED: Final = 256
_REMEMBERED_EPISODES: Final = 100_000
"""Of all remembered series together: some soaps have ten thousand each."""


class Catalogue:
    """Some opened volumes, which never change; newer files are opened as another Catalogue.

    What a curator wrote always wins: a later volume adds series, and what an earlier one does not know of its own.
    """

    def __init__(self, volumes: Sequence[Volume], identities: Identities) -> None:
        self._volumes: Final = tuple(volumes)
        self._identities: Final = identities
        self.edition: Final = _together([volume.edition for volume in volumes])
        self.listings: Final = Listings(self._volumes)
        """Every series as lists show it, the most popular first."""
        self.titles: Final = Titles(self._volumes, self.listings.known_as)
        self._hidden: Final = frozenset(number for volume in self._volumes[:-1] for number in volume.imdb_numbers())
        self.names: Final = Names([volume.names for volume in volumes], self._hidden, identities)
        self._series: OrderedDict[str, Series] = OrderedDict()

    @classmethod
    async def open(cls, path: Path, *more: Path) -> Self:
        """Open files, the one that wins first; raises CatalogueUnavailable with what the operator must do."""
        async with AsyncExitStack() as opening:
            volumes = []
            for each in (path, *more):
                volume = await Volume.open(each)
                opening.push_async_callback(volume.close)
                volumes.append(volume)
            identities = await asyncio.to_thread(identities_in, volumes)
            opening.pop_all()
        return cls(volumes, identities)

    async def close(self) -> None:
        """Close the files."""
        for volume in self._volumes:
            await volume.close()

    async def series(self, slug: str) -> Series | None:
        """The whole series, or None where there is none of that slug; those read lately are remembered."""
        series = self._series.pop(slug, None) or await self._read(slug)
        if series is not None:
            self._series[slug] = series
            while len(self._series) > 1 and self._remembers_too_much():
                self._series.popitem(last=False)
        return series

    def _remembers_too_much(self) -> bool:
        episodes = sum(len(series.timeline.codes) for series in self._series.values())
        return len(self._series) > _REMEMBERED or episodes > _REMEMBERED_EPISODES

    async def _read(self, slug: str) -> Series | None:
        listing = self.listings.get(slug)
        if listing is None:
            return None
        first, *others = [found for volume in self._volumes if (found := await volume.series(listing.slug))]
        for other in others:
            first = merged(first, other)
        return first

    async def expect(self, slug: str) -> Series:
        """The whole series; raises QuestionExpired where the catalogue has it no longer."""
        series = await self.series(slug)
        if series is None:
            raise QuestionExpired
        return series

    async def how_many(self) -> int:
        """How many series there are, each counted once, however many volumes have it."""
        counted, known = 0, set[str]()
        for volume in self._volumes:
            counted += volume.edition.series - (await volume.among(known) if known else 0)
            if volume is not self._volumes[-1]:  # all of the world's need not be read for nobody after them
                known.update(volume.slugs(), volume.imdb_numbers())
        return counted

    def is_curated(self, slug: str) -> bool:
        """Whether a curator has written a series; what others add to it does not change that."""
        return self._volumes[0].listing(slug) is not None

    async def disagreements(self, slug: str) -> tuple[Disagreement, ...]:
        """Where another volume says otherwise than the curators when something comes out."""
        curated = await self._volumes[0].series(slug)
        if curated is None:
            return ()
        others = [other for volume in self._volumes[1:] if (other := await volume.series(slug))]
        return tuple(each for other in others for each in disagreements(curated, other))

    async def coming(self, begin: datetime, end: datetime) -> tuple[str, ...]:
        """The slugs of the series of which something comes out in that time, the most popular first.

        Where no hour is known, a day more at either end is counted: which day it is depends on where one is.
        """
        found = [slug for volume in self._volumes for slug in await volume.coming(begin, end)]
        slugs = dict.fromkeys(self.listings[slug].slug for slug in found)
        return tuple(sorted(slugs, key=lambda slug: (-self.listings[slug].popularity, slug)))

    async def person(self, key: str) -> tuple[Person, tuple[str, ...]] | None:
        """A person, by any of their keys, and the slugs of the series that credit them, the most popular first."""
        wins = self._identities.key_of(key)
        person = next((found for volume in self._volumes if (found := volume.person(wins))), None)
        if person is None:
            return None
        person = replace(person, other_keys=self._identities.others_of(wins))
        return person, tuple(dict.fromkeys(slug for slug, _ in self.credited(wins)))

    def credited(self, key: str) -> tuple[tuple[str, Moment], ...]:
        """The series that credit a person, each with the moments of the credits.

        What IMDb says of a series that somebody else has written is not asked: who plays in it may be their secret.
        """
        wins = self._identities.key_of(key)
        keys = (wins, *self._identities.others_of(wins))
        found = (credit for volume in self._volumes for each in keys for credit in volume.credited(each))
        return tuple(dict.fromkeys(credit for credit in found if credit[0] not in self._hidden))


class Listings(Mapping[str, "Listing"]):
    """Every series by its slug, read when it is asked for.

    A series that was known by IMDb's number only is found by that number still, once a curator has written it.
    """

    def __init__(self, volumes: Sequence[Volume]) -> None:
        self._volumes = volumes
        self._earlier: Final = frozenset(
            name for volume in volumes[:-1] for name in (*volume.slugs(), *volume.imdb_numbers())
        )

    def __getitem__(self, slug: str) -> Listing:
        for volume in self._volumes:
            if listing := volume.listing(volume.slug_of_imdb(slug) or slug):
                return listing
        raise KeyError(slug)

    def __iter__(self) -> Iterator[str]:
        slugs = dict.fromkeys(slug for volume in self._volumes for slug in volume.slugs())
        return iter(sorted(slugs, key=lambda slug: -self[slug].popularity) if len(self._volumes) > 1 else slugs)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def known_as(self, listing: Listing) -> Listing:
        """A series as the volume that wins has it, whichever it was found in."""
        if self._earlier.isdisjoint((listing.slug, listing.imdb)):
            return listing  # as nearly all are: only the last volume has it, and none need be asked
        return (self.get(listing.imdb) if listing.imdb else None) or self.get(listing.slug) or listing


def _together(editions: Sequence[Edition]) -> Edition:
    """What the curators hold, with a hash of all that is answered from."""
    first, *others = editions
    if not others:
        return first
    digest = hashlib.sha256(" ".join(edition.content_hash for edition in editions).encode()).hexdigest()
    return replace(first, content_hash=digest)
