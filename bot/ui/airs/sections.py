"""The parts of a schedule: what is to come, the soonest first, what is out, and seasons that are over in one line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from bot.markdown import EMPTY, Markdown
from bot.series.schedule import Track, airings_in, main_track
from bot.spoilers import Horizon, Reader
from bot.ui.airs.aired import aired
from bot.ui.airs.lines import airing_entry, codes_label, episodes_label, track_label, when_told
from bot.ui.airs.timing import has_finished, is_over, order
from bot.ui.answers.answer import Section
from bot.ui.wording.episodes import joined, season_label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.series.models import Season, Series
    from bot.series.schedule import Airing
    from bot.text import Text


@dataclass(frozen=True, slots=True)
class AirsView:
    """What a schedule is rendered from; `asked` is the season that was asked for, `channel` whether a server reads."""

    series: Series
    horizon: Horizon
    text: Text
    now: datetime
    asked: Season | None = None
    judged: Markdown = EMPTY
    channel: bool = False

    @property
    def reader(self) -> Reader:
        """The audience, asking for nothing beyond its horizon: of later episodes no title is shown, covered or not."""
        return Reader(self.horizon)

    @property
    def seasons(self) -> tuple[Season, ...]:
        """The seasons that are asked about."""
        return self.series.seasons if self.asked is None else (self.asked,)

    def in_one_line(self, season: Season) -> bool:
        """Whether a season is told in one line: one that is over or without dates, unless it was asked for."""
        return not season.releases or (season is not self.asked and has_finished(self.series, season, self.now))


@dataclass(frozen=True, slots=True)
class _Strand:
    """One season on one track; `silent` are the episodes of which its broadcast says nothing at all."""

    season: Season
    track: Track
    coming: tuple[Airing, ...]
    out: tuple[Airing, ...]
    silent: str = ""


def sections_of(view: AirsView) -> Iterator[Section]:
    """Everything there is to say."""
    strands = [strand for season in view.seasons if not view.in_one_line(season) for strand in _strands(view, season)]
    coming = sorted((strand for strand in strands if strand.coming), key=lambda strand: order(strand.coming[0].when))
    for strand in coming:
        yield Section(tuple(_entries(view, strand, strand.coming)), _heading(view, strand))
    for strand in strands:
        if strand.out:
            label = view.text.plain("already out") if coming else ""
            yield Section(tuple(_entries(view, strand, strand.out)), _heading(view, strand, label))
    yield Section(tuple(_line(view, season) for season in reversed(view.seasons) if view.in_one_line(season)))


def _strands(view: AirsView, season: Season) -> Iterator[_Strand]:
    for track in dict.fromkeys(Track(release.outlet, release.region) for release in season.releases):
        airings = airings_in(season, track)
        coming = tuple(airing for airing in airings if not is_over(airing.when, view.now))
        out = tuple(airing for airing in airings if is_over(airing.when, view.now))
        yield _Strand(season, track, coming, out, _silent(view, season) if track == main_track(season) else "")


def _silent(view: AirsView, season: Season) -> str:
    told = set(chain.from_iterable(release.codes for release in season.releases))
    return codes_label(
        view.text, (each.code for each in season.episodes if each.code not in told and not each.code.special)
    )


def _heading(view: AirsView, strand: _Strand, label: str = "") -> Markdown:
    season = "" if view.asked else season_label(view.text, strand.season, view.reader)
    heading = joined([season, track_label(view.text, strand.track), label])
    return Markdown("**{heading}**").format(heading=heading)


def _entries(view: AirsView, strand: _Strand, airings: tuple[Airing, ...]) -> Iterator[Markdown]:
    """An airing an entry; of a season that was asked for, an episode an entry."""
    for airing in airings:
        when = when_told(view.text, airing.when)
        for codes in [(code,) for code in airing.codes] if view.asked else [airing.codes]:
            yield airing_entry(episodes_label(view.text, view.series, codes, view.reader), when)
    if strand.silent and airings is (strand.coming or strand.out):
        yield view.text("-# No date known: {episodes}", episodes=strand.silent)


def _line(view: AirsView, season: Season) -> Markdown:
    label = season_label(view.text, season, view.reader)
    return Markdown("**{season}** · {line}").format(season=label, line=aired(view.text, season))
