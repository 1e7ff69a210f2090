"""Who reads an answer: their language, the catalogue they ask, and how far they have watched."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.errors import QuestionExpired, SeasonNotFound
from bot.markdown import EMPTY, Markdown
from bot.spoilers import NOTHING, Horizon
from bot.ui.wording.origins import origin_told

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
    from datetime import date

    import discord

    from bot.catalogue.reader import Catalogue
    from bot.client import Previously
    from bot.series.models import Listing, Season, Series
    from bot.text import Text

    Interaction = discord.Interaction[Previously]

_MOST_ELSEWHERE: Final = 5


@dataclass(frozen=True, slots=True)
class Audience:
    """The readers of one answer.

    `horizons` are by series, `otherwise` holds for all others; `readers` says in words whom an answer was judged for,
    `member` is who asked, and alone reads a private one. `stale` is the day that live data is of, where its source
    cannot be reached since. `interaction` is what they typed or pressed: for answers that do something in a place, and
    never for lasting ones.
    """

    text: Text
    catalogue: Catalogue
    member: int = 0
    horizons: Mapping[str, Horizon] = field(default_factory=dict)
    otherwise: Horizon = NOTHING
    readers: Markdown = EMPTY
    private: bool = False
    stale: date | None = None
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
        return language, edition, horizons, self.otherwise, self.readers, self.private, self.stale

    def horizon(self, slug: str) -> Horizon:
        """How far this audience has watched a series; nothing beyond the premise where nobody has said."""
        return self.horizons.get(slug, self.otherwise)

    def judged(self, series: Series) -> Markdown:
        """A quiet line that says by which horizon an answer was judged; of what nobody curated, one says so, too."""
        line = self.text("-# For {readers}: {reach}", readers=self.readers, reach=self.reach(series))
        return Markdown("\n").join((line, *self.origin(series)))

    def origin(self, series: Series) -> Iterator[Markdown]:
        """Of what nobody curated, a quiet line that says where it is from."""
        if not self.catalogue.is_curated(series.slug):
            yield from origin_told(series, self.stale, self.text)

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
            others = (other for other in self.credited(person) if other != slug)
            return [self.catalogue.listings[other] for other in islice(others, _MOST_ELSEWHERE)]

        return known_from

    def credited(self, person: str) -> tuple[str, ...]:
        """The slugs of the series that this audience may know a person from, the most popular first."""
        credited = self.catalogue.credited(person)
        return tuple(dict.fromkeys(slug for slug, moment in credited if self.horizon(slug).passed(moment)))

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
