"""A season that is over in one line: how it came out, when, and where."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.series.schedule import airings_in, main_track
from bot.ui.airs.lines import codes_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bot.series.models import Season
    from bot.series.schedule import Airing
    from bot.text import Text

_AIRED: Final = {
    "from": "aired from {days}",
    "until": "aired until {days}",
    "around": "aired around {days}",
    "in": "aired in {days}",
    "on": "aired on {days}",
    "at once": "all at once on {days}",
    "nightly": "aired nightly, {days}",
    "weekly": "aired weekly, {days}",
    "between": "aired {days}",
}
_RHYTHMS: Final = {1: "nightly", 7: "weekly"}


@dataclass(frozen=True, slots=True)
class _Run:
    """How the numbered episodes of a season came out on one track, as far as it is known.

    `days` are firsts of months where no more is known of any of them. `begins` and `ends` say whether the first and the
    last episode are among the dated ones, `whole` whether all are.
    """

    episodes: int
    days: tuple[date, ...]
    begins: bool
    ends: bool
    whole: bool
    by_month: bool

    @property
    def manner(self) -> str:
        """Which wording says how it came out, and no more than is known."""
        if not (self.begins and self.ends):
            return "from" if self.begins else "until" if self.ends else "around"
        if len(self.days) == 1:
            return "in" if self.by_month else "on" if self.episodes == 1 else "at once"
        steps = {(later - earlier).days for earlier, later in pairwise(self.days)}
        known = self.whole and not self.by_month and len(steps) == 1
        return _RHYTHMS.get(steps.pop(), "between") if known else "between"

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day that the wording tells."""
        first, last = self.days[0], self.days[-1]
        if self.begins and self.ends:
            return first, last
        return (last, last) if self.ends else (first, first)


def aired(text: Text, season: Season) -> str:
    """`aired nightly, 17–20 May 2021, ITV`; of a season without dates, that nobody has written them down."""
    track = main_track(season)
    airings = airings_in(season, track)
    run, specials = _run_of(season, airings), list(_specials(text, airings))
    if track is None or not (run.days or specials):
        return text.plain("no dates known")
    parts = [text.plain(_AIRED[run.manner], days=text.span(*run.span, by_month=run.by_month))] if run.days else []
    return ", ".join([*parts, track.outlet, *specials])


def _run_of(season: Season, airings: Sequence[Airing]) -> _Run:
    regular = [episode.code for episode in season.episodes if not episode.code.special]
    dated = {code: airing.when for airing in airings if airing.when.day for code in airing.codes if not code.special}
    by_month = any(when.month_only for when in dated.values())
    found = {when.day.replace(day=1) if by_month else when.day for when in dated.values() if when.day}
    return _Run(
        episodes=len(regular),
        days=tuple(sorted(found)),
        begins=bool(regular) and regular[0] in dated,
        ends=bool(regular) and regular[-1] in dated,
        whole=all(code in dated for code in regular),
        by_month=by_month,
    )


def _specials(text: Text, airings: Sequence[Airing]) -> Iterator[str]:
    for airing in airings:
        special = [code for code in airing.codes if code.special]
        if special and airing.when.day:
            yield text.plain("{episodes}: {day}", episodes=codes_label(text, special), day=text.when(airing.when))
