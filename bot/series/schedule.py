"""A series' schedule: which episodes come out together, where and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.series.codes import EpisodeCode
    from bot.series.models import Release, Season, Series
    from bot.series.releases import When


@dataclass(frozen=True, slots=True, order=True)
class Track:
    """One channel or service in one region: ITV in GB."""

    outlet: str
    region: str


@dataclass(frozen=True, slots=True)
class Airing:
    """Episodes that come out together on one track, in order; what is known of when."""

    codes: tuple[EpisodeCode, ...]
    track: Track
    when: When
    sources: tuple[str, ...]


_LAST: Final = date.max


def tracks_of(series: Series) -> tuple[Track, ...]:
    """Every track of a series, the newest season's first, in the order of its file."""
    found = (_track(release) for season in reversed(series.seasons) for release in season.releases)
    return tuple(dict.fromkeys(found))


def main_track(season: Season) -> Track | None:
    """The track that a season's file names first: where it is broadcast."""
    return _track(season.releases[0]) if season.releases else None


def airings_of(series: Series, track: Track | None = None) -> tuple[Airing, ...]:
    """What comes out on a track, in order of time; None: wherever each season is broadcast.

    Episodes of one instant (of one day, where no more is known) are one airing; what is not announced comes last.
    """
    found = (airing for season in series.seasons for airing in airings_in(season, track or main_track(season)))
    return _ordered(found)


def airings_in(season: Season, track: Track | None) -> tuple[Airing, ...]:
    """What comes out of one season on one track."""
    together: dict[When, list[Release]] = {}
    for release in season.releases:
        if _track(release) == track:
            together.setdefault(release.when, []).append(release)
    return _ordered(_airing(releases) for releases in together.values())


def _airing(releases: list[Release]) -> Airing:
    codes = sorted({code for release in releases for code in release.codes})
    sources = dict.fromkeys(source for release in releases for source in release.sources)
    return Airing(tuple(codes), _track(releases[0]), releases[0].when, tuple(sources))


def _ordered(airings: Iterable[Airing]) -> tuple[Airing, ...]:
    return tuple(sorted(airings, key=lambda airing: (*_position(airing.when), airing.codes)))


def _position(when: When) -> tuple[date, bool, float]:
    # Of one day, what has an hour comes first: the rest of the day is still ahead of everybody.
    return when.day or _LAST, when.at is None, when.at.timestamp() if when.at else 0.0


def _track(release: Release) -> Track:
    return Track(release.outlet, release.region)
