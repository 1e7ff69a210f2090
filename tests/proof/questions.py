"""What was asked, and how far the question itself reaches: that far covers may tell, and no further."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.ui.questions import CastQuestion, RecapQuestion, RevealQuestion

from .telling import season_of

if TYPE_CHECKING:
    from bot.ui.questions import Question

    from .catalogues import Generated
    from .moments import At


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a series: covers may tell what happens up to `upto`, and `reveal` may be told openly."""

    slug: str | None = None
    upto: At | None = None
    reveal: At | None = None

    def reaches(self, slug: str, at: At) -> bool:
        """Whether a moment is asked about."""
        return slug == self.slug and self.upto is not None and at[0] == self.upto[0] and at[1] <= self.upto[1]


NOTHING = Asked()


def asked_by(question: Question, made: Generated) -> Asked:
    """How far a question reaches; most reach no further than their readers."""
    slug = getattr(question, "series", None)
    codes = made.codes.get(slug, {})
    if isinstance(question, RecapQuestion):
        return Asked(slug, codes.get(question.upto or ""))
    if isinstance(question, RevealQuestion):
        return Asked(slug, None, codes.get(question.episode))
    if isinstance(question, CastQuestion) and slug is not None:
        season = question.season or _most_likely_meant(made, slug)
        within = [at for code, at in codes.items() if season_of(code) == season]
        return Asked(slug, max(within, default=None))
    return Asked(slug)


def _most_likely_meant(made: Generated, slug: str) -> int:
    """An anthology's newest season with a cast, any other's first."""
    (file,) = [file for file in made.files if file["slug"] == slug]
    seasons = sorted({season_of(code) for code in made.codes[slug]})
    spans = [span for credit in file["credits"] for span in credit["episodes"]]
    with_cast = [season for season in seasons if season in {_season_of_span(span) for span in spans}] or seasons
    return with_cast[-1] if file["format"] == "anthology" else with_cast[0]


def _season_of_span(span: str) -> int:
    return season_of(span) if "E" in span or "X" in span else int(span[1:])
