"""Puts what a live source says next to what the curators wrote: the curated word always wins.

Whatever is not curated is taken over: new seasons, new episodes, and times where a curated file knows none or fewer.
Where both know a time and differ, nothing changes, and the difference is told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.series.schedule import main_track
from bot.series.stories import PREMISE, Moment, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.series.codes import EpisodeCode
    from bot.series.models import Episode, Release, Season, Series
    from bot.series.releases import When


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An episode whose time a live source gives differently from the curated file."""

    code: EpisodeCode
    curated: When
    live: When


def merged(curated: Series, live: Series) -> Series:
    """The curated series, completed by what a live source knows besides."""
    timeline = _extended(curated, live)
    seasons = [_completed(season, live, timeline) for season in curated.seasons]
    known = {season.number for season in curated.seasons}
    seasons += [_adopted(season, live, timeline) for season in live.seasons if season.number not in known]
    return replace(
        curated,
        seasons=tuple(sorted(seasons, key=lambda season: season.number)),
        sources=live.sources | curated.sources,
        timeline=timeline,
    )


def disagreements(curated: Series, live: Series) -> Iterator[Disagreement]:
    """Where both know when an episode is broadcast, and one must be wrong."""
    for season in curated.seasons:
        elsewhere = live.season(season.number)
        says = _times(elsewhere) if elsewhere else {}
        for code, when in _times(season).items():
            if code in says and _differ(when, says[code]):
                yield Disagreement(code, when, says[code])


def _times(season: Season) -> dict[EpisodeCode, When]:
    """When each episode of a season is broadcast: what its first track says."""
    track = main_track(season)
    return {
        code: release.when
        for release in season.releases
        if track and (release.outlet, release.region) == (track.outlet, track.region)
        for code in release.codes
    }


def _differ(curated: When, live: When) -> bool:
    if curated.day is None or live.day is None:
        return False
    if curated.at is not None and live.at is not None:
        return curated.at != live.at
    if curated.month_only or live.month_only:
        return (curated.day.year, curated.day.month) != (live.day.year, live.day.month)
    return curated.day != live.day


def _better(curated: When, live: When) -> When:
    """The live time where it agrees with the curated one and says more, or where there is none."""
    if curated.day is None:
        return live
    says_more = (curated.month_only and not live.month_only) or (curated.at is None and live.at is not None)
    return live if says_more and live.day is not None and not _differ(curated, live) else curated


def _extended(curated: Series, live: Series) -> Timeline:
    """The curated watching order, with episodes that only the live source has behind it."""
    moments = dict(curated.timeline.codes)
    for code in sorted(set(live.timeline.codes) - set(moments)):
        if code.special:
            continue  # after which episode it is watched is for a curator to say
        story = code.season if curated.format == "anthology" else 0
        last = max((moment.position for moment in moments.values() if moment.story == story), default=0)
        moments[code] = Moment(story, last + 1)
    return Timeline(moments)


def _completed(season: Season, live: Series, timeline: Timeline) -> Season:
    elsewhere = live.season(season.number)
    if elsewhere is None:
        return season
    known = {episode.code for episode in season.episodes}
    new = [each for each in _episodes(elsewhere, live, timeline) if each.code not in known]
    return replace(season, episodes=(*season.episodes, *new), releases=_releases(season, elsewhere, timeline))


def _adopted(season: Season, live: Series, timeline: Timeline) -> Season:
    releases = tuple(release for release in season.releases if any(code in timeline.codes for code in release.codes))
    episodes = tuple(_episodes(season, live, timeline))
    return replace(season, title=None, premise=None, episodes=episodes, releases=releases, has_cast=False)


def _episodes(season: Season, live: Series, timeline: Timeline) -> Iterator[Episode]:
    for episode in season.episodes:
        moment = timeline.moment(episode.code)
        if moment is None:
            continue
        title = episode.title.at(_counted(episode.title.reveals, live, timeline)) if episode.title else None
        yield replace(episode, moment=moment, title=title, beats=())


def _counted(moment: Moment, live: Series, timeline: Timeline) -> Moment:
    """A moment of the live source's watching order in the merged one."""
    code = live.timeline.code(moment)
    return (timeline.moment(code) if code else None) or PREMISE


def _releases(season: Season, elsewhere: Season, timeline: Timeline) -> tuple[Release, ...]:
    says, track = _times(elsewhere), main_track(season)
    completed = [
        part
        for release in season.releases
        for part in (
            _timed(release, says)
            if track and (release.outlet, release.region) == (track.outlet, track.region)
            else [release]
        )
    ]
    dated = {code for release in season.releases for code in release.codes}
    added = (replace(each, codes=_only_new(each, dated, timeline)) for each in elsewhere.releases)
    return (*completed, *(release for release in added if release.codes))


def _only_new(release: Release, dated: set[EpisodeCode], timeline: Timeline) -> tuple[EpisodeCode, ...]:
    return tuple(code for code in release.codes if code not in dated and code in timeline.codes)


def _timed(release: Release, says: Mapping[EpisodeCode, When]) -> Iterator[Release]:
    """A curated release, taken apart where the live source knows more of some of its episodes."""
    together: dict[When, list[EpisodeCode]] = {}
    for code in release.codes:
        when = _better(release.when, says[code]) if code in says else release.when
        together.setdefault(when, []).append(code)
    for when, codes in together.items():
        yield replace(release, codes=tuple(codes), when=when)
