"""Who reads an answer: their language, the catalogue they ask, and how far they have watched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.errors import QuestionExpired, SeasonNotFound
from bot.markdown import EMPTY, Markdown
from bot.spoilers import NOTHING, Horizon

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    import discord

    from bot.catalogue.reader import Catalogue
    from bot.client import Previously
    from bot.series.models import Listing, Season, Series
    from bot.text import Text

    Interaction = discord.Interaction[Previously]


@dataclass(frozen=True, slots=True)
class Audience:
    """The readers of one answer.

    `horizons` are by series, `otherwise` holds for all others; `readers` says in words whom an answer was judged for,
    `member` is who asked, and alone reads a private one. `interaction` is what they typed or pressed: for answers that
    do something in a place, and never for lasting ones.
    """

    text: Text
    catalogue: Catalogue
    member: int = 0
    horizons: Mapping[str, Horizon] = field(default_factory=dict)
    otherwise: Horizon = NOTHING
    readers: Markdown = EMPTY
    private: bool = False
    interaction: Interaction | None = field(default=None, repr=False)

    @property
    def asked(self) -> Interaction:
        """What was typed or pressed; raises QuestionExpired where nobody did."""
        if self.interaction is None:
            raise QuestionExpired
        return self.interaction

    @property
    def identity(self) -> Hashable:
        """All that an answer may depend on; whoever has the same is told the same."""
        horizons = tuple(
            sorted((slug, horizon) for slug, horizon in self.horizons.items() if horizon != self.otherwise)
        )
        language, edition = self.text.locale.language, self.catalogue.edition.content_hash
        return language, edition, horizons, self.otherwise, self.readers, self.private

    def horizon(self, slug: str) -> Horizon:
        """How far this audience has watched a series; nothing beyond the premise where nobody has said."""
        return self.horizons.get(slug, self.otherwise)

    def judged(self, series: Series) -> Markdown:
        """A quiet line that says by which horizon an answer was judged."""
        return self.text("-# For {readers}: {reach}", readers=self.readers, reach=self.reach(series))

    def reach(self, series: Series) -> str:
        """How far this audience has watched a series, in words."""
        horizon = self.horizon(series.slug)
        if horizon.everything:
            return self.text.plain("everything")
        codes = [code for moment in horizon.reached if (code := series.timeline.code(moment))]
        if not codes:
            return self.text.plain("nothing beyond the premise")
        return self.text.plain("up to {episodes}", episodes=self.text.several([str(code) for code in sorted(codes)]))

    def elsewhere(self, slug: str) -> Callable[[str], Sequence[Listing]]:
        """Gives, for a person's key, the other series that this audience may know them from."""

        def known_from(person: str) -> Sequence[Listing]:
            credited = self.catalogue.credited(person)
            slugs = [other for other, moment in credited if other != slug and self.horizon(other).passed(moment)]
            return [self.catalogue.listings[other] for other in dict.fromkeys(slugs)]

        return known_from

    async def series(self, slug: str) -> Series:
        """The series of a question; raises QuestionExpired where the catalogue has it no longer."""
        return await self.catalogue.expect(slug)


def season_of(series: Series, number: int | None) -> Season:
    """The season of a question, or the one most likely meant; raises SeasonNotFound for one that is not there.

    An anthology is asked about for its newest season with a cast, a serial for its first: who asks about a serial
    without saying more may be about to begin.
    """
    if number is not None:
        season = series.season(number)
        if season is None:
            raise SeasonNotFound(series.title, number, tuple(season.number for season in series.seasons))
        return season
    seasons = [season for season in series.seasons if season.has_cast] or list(series.seasons)
    return seasons[-1] if series.format == "anthology" else seasons[0]
