"""Two accounts of one series, as curators and a live source might have written them down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from bot.series.codes import EpisodeCode
from bot.series.models import Episode, Listing, Release, Season, Series, Title
from bot.series.releases import When
from bot.series.revealing import Revealing
from bot.series.sourced import Source, Statement
from bot.series.stories import PREMISE, Listed, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.series.models import Format

_NIGHT: Final = datetime(2026, 1, 10, 21, tzinfo=UTC)


@dataclass(frozen=True)
class Account:
    """What one of them knows: episodes with when they come out, by season and track."""

    seasons: dict[int, list[EpisodeCode]]
    times: dict[int, list[tuple[str, str, dict[EpisodeCode, When]]]]

    def series(self, kind: Format, source: str) -> Series:
        """The account as the catalogue has it."""
        listed = [Listed(code, _before(code)) for codes in self.seasons.values() for code in codes]
        timeline = Timeline.of(kind, listed)
        return Series(
            listing=Listing("harbour", source, "One", 2026, 1),
            format=kind,
            status="running",
            languages=("en",),
            broadcasters=("One",),
            services=(),
            titles=(Title(source, "en", "original"),),
            premise=Statement(Revealing(source, PREMISE), (source,)),
            sources={source: _source(source)},
            seasons=tuple(self._season(number, timeline, source) for number in sorted(self.seasons)),
            characters={},
            credits=(),
            facts=(),
            claims=(),
            timeline=timeline,
        )

    def _season(self, number: int, timeline: Timeline, source: str) -> Season:
        codes = sorted(self.seasons[number], key=timeline.codes.__getitem__)
        episodes = (Episode(code, timeline.codes[code], _title(code, timeline, source), 50) for code in codes)
        releases = (
            Release((code,), outlet, region, when, (source,))
            for outlet, region, times in self.times[number]
            for code, when in times.items()
        )
        return Season(number, None, None, tuple(episodes), tuple(releases))


def accounts() -> st.SearchStrategy[Account]:
    """Up to three seasons of up to four episodes and a special, dated more or less, on up to two tracks."""
    return st.lists(st.integers(0, 4), max_size=3, unique=True).flatmap(_with_seasons)


@st.composite
def _with_seasons(draw: st.DrawFn, numbers: list[int]) -> Account:
    seasons, times = {}, {}
    for number in numbers or [1]:
        codes = [EpisodeCode(number, each) for each in draw(st.sets(st.integers(1, 4), min_size=1))]
        if EpisodeCode(number, 1) in codes and draw(st.booleans()):
            codes.append(EpisodeCode(number, 1, special=True))
        seasons[number] = codes
        tracks = draw(st.lists(st.sampled_from([("One", "GB"), ("Net", "worldwide"), ("Two", "US")]), unique=True))
        times[number] = [
            (outlet, region, draw(st.dictionaries(st.sampled_from(codes), _whens()))) for outlet, region in tracks[:2]
        ]
    return Account(seasons, times)


def _whens() -> st.SearchStrategy[When]:
    nights = st.integers(0, 40).map(lambda days: _NIGHT + timedelta(days=days))
    instants = st.builds(
        lambda night, half: When((night + half).date(), night + half, "UTC"),
        nights,
        st.sampled_from([timedelta(), timedelta(minutes=30), timedelta(hours=6)]),
    )
    days = nights.map(lambda night: When(night.date()))
    months = nights.map(lambda night: When(night.date().replace(day=1), month_only=True))
    return st.one_of(st.just(When()), instants, days, months)


def _before(code: EpisodeCode) -> EpisodeCode | None:
    return EpisodeCode(code.season, 1) if code.special else None


def _title(code: EpisodeCode, timeline: Timeline, source: str) -> Revealing[str]:
    return Revealing(f"{code} of {source}", timeline.codes[code])


def _source(key: str) -> Source:
    said = Revealing(key, PREMISE)
    return Source(key, said, key, said, "database", None, date(2026, 1, 1), None)


def released(series: Series) -> Iterable[tuple[EpisodeCode, Release]]:
    """Everything that comes out, episode by episode."""
    return ((code, each) for season in series.seasons for each in season.releases for code in each.codes)
