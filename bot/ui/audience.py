"""Who reads an answer: their language, the catalogue they ask, and how far they have watched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import QuestionExpired, SeasonNotFound
from bot.spoilers import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.catalogue.reader import Catalogue
    from bot.series.models import Listing, Season, Series
    from bot.spoilers import Horizon
    from bot.text import Text


@dataclass(frozen=True, slots=True)
class Audience:
    """The readers of one answer."""

    text: Text
    catalogue: Catalogue

    def horizon(self, slug: str) -> Horizon:  # noqa: ARG002
        """How far this audience has watched a series: nobody has said yet, so nothing beyond the premise."""
        return NOTHING

    def elsewhere(self, slug: str) -> Callable[[str], Sequence[Listing]]:
        """Gives, for a person's key, the other series that this audience may know them from."""

        def known_from(person: str) -> Sequence[Listing]:
            credited = self.catalogue.credited.get(person, ())
            slugs = [other for other, moment in credited if other != slug and self.horizon(other).passed(moment)]
            return [self.catalogue.listings[other] for other in dict.fromkeys(slugs)]

        return known_from

    async def series(self, slug: str) -> Series:
        """The series of a question; raises QuestionExpired where the catalogue has it no longer."""
        series = await self.catalogue.series(slug)
        if series is None:
            raise QuestionExpired
        return series


def season_of(series: Series, number: int | None) -> Season:
    """The season of a question, or the one most likely meant; raises SeasonNotFound for one that is not there.

    An anthology is asked about for its newest season with a cast, a serial for its first: who asks about a serial
    without saying more may be about to begin.
    """
    if number is not None:
        season = series.season(number)
        if season is None:
            raise SeasonNotFound(series.listing.title, number, tuple(season.number for season in series.seasons))
        return season
    seasons = [season for season in series.seasons if season.has_cast] or list(series.seasons)
    return seasons[-1] if series.format == "anthology" else seasons[0]
