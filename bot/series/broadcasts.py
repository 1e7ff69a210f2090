"""When a season is broadcast, by two accounts: what each says, whether they differ, and which says more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.series.schedule import main_track

if TYPE_CHECKING:
    from bot.series.codes import EpisodeCode
    from bot.series.models import Release, Season
    from bot.series.releases import When
    from bot.series.schedule import Track

_WORLDWIDE: Final = "worldwide"


def broadcast_of(season: Season) -> dict[EpisodeCode, Release]:
    """How each episode of a season is broadcast: what its first track says."""
    track = main_track(season)
    return {code: release for release in season.releases if is_on(release, track) for code in release.codes}


def said_of(season: Season, elsewhere: Season | None) -> dict[EpisodeCode, Release]:
    """What another account says of a season's broadcast; nothing where it tells of another country's.

    Of specials it says nothing: each account counts its own, and S2X1 of the one may be S2X3 of the other.
    """
    track, other = main_track(season), main_track(elsewhere) if elsewhere else None
    if elsewhere is None or track is None or other is None:
        return {}
    if track.region != other.region and _WORLDWIDE not in {track.region, other.region}:
        return {}
    return {code: release for code, release in broadcast_of(elsewhere).items() if not code.special}


def is_on(release: Release, track: Track | None) -> bool:
    """Whether a release is one of a track's."""
    return track is not None and (release.outlet, release.region) == (track.outlet, track.region)


def differ(one: When, other: When) -> bool:
    """Whether two times cannot both be right, each as precise as it is."""
    if one.day is None or other.day is None:
        return False
    if one.at is not None and other.at is not None:
        return one.at != other.at
    if one.month_only or other.month_only:
        return (one.day.year, one.day.month) != (other.day.year, other.day.month)
    return one.day != other.day


def better(curated: When, live: When) -> When:
    """The live time where it agrees with the curated one and says more, or where there is none."""
    if curated.day is None:
        return live
    says_more = (curated.month_only and not live.month_only) or (curated.at is None and live.at is not None)
    return live if says_more and live.day is not None and not differ(curated, live) else curated
