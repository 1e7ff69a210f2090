"""Puts what a live source says next to what the curators wrote: the curated word always wins.

Whatever is not curated is taken over: new seasons, new episodes, and times where a curated file knows none or fewer.
Where both know a time and differ, nothing changes, and the difference is told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.series.broadcasts import better, broadcast_of, differ, is_on, said_of
from bot.series.schedule import main_track
from bot.series.stories import PREMISE, Moment, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.series.codes import EpisodeCode
    from bot.series.models import Episode, Release, Season, Series
    from bot.series.releases import When
    from bot.series.schedule import Track


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
    adopted = (_adopted(season, live, timeline) for season in live.seasons if season.number not in known)
    seasons += [season for season in adopted if season.episodes]
    return replace(
        curated,
        seasons=tuple(sorted(seasons, key=lambda season: season.number)),
        sources=live.sources | curated.sources,
        timeline=timeline,
    )


def disagreements(curated: Series, live: Series) -> Iterator[Disagreement]:
    """Where both know when an episode is broadcast, and one must be wrong."""
    for season in curated.seasons:
        says = said_of(season, live.season(season.number))
        for code, release in broadcast_of(season).items():
            if code in says and differ(release.when, says[code].when):
                yield Disagreement(code, release.when, says[code].when)


def _extended(curated: Series, live: Series) -> Timeline:
    """The curated watching order, with episodes that only the live source has behind it."""
    moments = dict(curated.timeline.codes)
    for code in sorted(set(live.timeline.codes) - set(moments)):
        if code.special or not _follows(code, curated, live):
            continue  # after which episode a special is watched is for a curator to say
        story = code.season if curated.format == "anthology" else 0
        last = max((moment.position for moment in moments.values() if moment.story == story), default=0)
        moments[code] = Moment(story, last + 1)
    return Timeline(moments)


def _follows(code: EpisodeCode, curated: Series, live: Series) -> bool:
    """Whether an episode comes after those that a curator has written of its season.

    One that came out with them or before is no new one: the other account counts otherwise, say a double episode twice.
    """
    season, elsewhere = curated.season(code.season), live.season(code.season)
    if season is None or elsewhere is None:
        return True
    said = [each.when.day for each in elsewhere.releases if code in each.codes and each.when.day]
    known = [each.when.day for each in season.releases if each.when.day]
    if not said:
        return season is curated.seasons[-1]
    return not known or min(said) > max(known)


def _completed(season: Season, live: Series, timeline: Timeline) -> Season:
    elsewhere = live.season(season.number)
    if elsewhere is None:
        return season
    known = {episode.code for episode in season.episodes}
    new = [each for each in _episodes(elsewhere, live, timeline) if each.code not in known]
    return replace(season, episodes=(*season.episodes, *new), releases=_releases(season, elsewhere, timeline))


def _adopted(season: Season, live: Series, timeline: Timeline) -> Season:
    releases = (replace(release, codes=_only_new(release, set(), timeline)) for release in season.releases)
    return replace(
        season,
        title=None,
        premise=None,
        episodes=tuple(_episodes(season, live, timeline)),
        releases=tuple(release for release in releases if release.codes),
        has_cast=False,
    )


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
    says, track = said_of(season, elsewhere), main_track(season)
    completed = [
        part for release in season.releases for part in (_timed(release, says) if is_on(release, track) else [release])
    ]
    dated = {code for release in season.releases for code in release.codes}
    added = (replace(each, codes=_only_new(each, dated, timeline)) for each in elsewhere.releases)
    broadcast = main_track(elsewhere)
    # What is one broadcast is one track, whatever a live source calls the channel: reminders follow it.
    named = (_on(track, each) if track and says and is_on(each, broadcast) else each for each in added)
    return (*completed, *_once(named))


def _once(releases: Iterable[Release]) -> Iterator[Release]:
    """Each episode once on each track, as it is told first."""
    told: set[tuple[str, str, EpisodeCode]] = set()
    for release in releases:
        codes = tuple(code for code in release.codes if (release.outlet, release.region, code) not in told)
        told.update((release.outlet, release.region, code) for code in codes)
        if codes:
            yield replace(release, codes=codes)


def _on(track: Track, release: Release) -> Release:
    return replace(release, outlet=track.outlet, region=track.region)


def _only_new(release: Release, dated: set[EpisodeCode], timeline: Timeline) -> tuple[EpisodeCode, ...]:
    return tuple(code for code in release.codes if not code.special and code not in dated and code in timeline.codes)


def _timed(release: Release, says: Mapping[EpisodeCode, Release]) -> Iterator[Release]:
    """A curated release, taken apart where the live source knows more of some of its episodes, and is named for it."""
    together: dict[tuple[When, tuple[str, ...]], list[EpisodeCode]] = {}
    for code in release.codes:
        when, sources = release.when, release.sources
        if code in says and (told := better(when, says[code].when)) != when:
            when, sources = told, tuple(dict.fromkeys((*sources, *says[code].sources)))
        together.setdefault((when, sources), []).append(code)
    for (when, sources), codes in together.items():
        yield replace(release, codes=tuple(codes), when=when, sources=sources)
