"""Seasons and episodes: each there once, specials in their place, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.problems import Problem
from bot.catalogue.schema.notation import PREMISE
from bot.catalogue.timelines import code_of
from bot.series.codes import EpisodeCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.catalogue.loading import LoadedSeries
    from bot.series.stories import Timeline


def episode_problems(series: LoadedSeries) -> Iterator[Problem]:
    """Seasons or episodes that stand twice, specials after nothing, episodes without beats."""
    yield from _seasons_twice(series)
    yield from _specials(series)
    yield from _facts(series)
    seen = set()
    for season_index, season in enumerate(series.file.seasons):
        for index, episode in enumerate(season.episodes):
            keys = ("seasons", season_index, "episodes", index)
            code = code_of(season, episode)
            if code in seen:
                yield Problem(
                    series.document.place(keys), f"{code} stands here a second time", "give it its own number"
                )
            seen.add(code)
        yield from _without_beats(series, season_index)


def _specials(series: LoadedSeries) -> Iterator[Problem]:
    """A special is watched after an episode of its own story, in the end: not after itself, nor in a circle."""
    after = {
        code_of(season, episode): None if episode.after == PREMISE else EpisodeCode.parse(episode.after)
        for season in series.file.seasons
        for episode in season.episodes
        if episode.after
    }
    for season_index, season in enumerate(series.file.seasons):
        for index, episode in enumerate(season.episodes):
            code = code_of(season, episode)
            if code in after and not _is_placed(series.timeline, code, after):
                what = f"{code} comes after {episode.after}, which is no other episode of its story"
                place = series.document.place(("seasons", season_index, "episodes", index, "after"))
                yield Problem(place, what, "name the episode that it is watched after")


def _is_placed(timeline: Timeline, code: EpisodeCode, after: Mapping[EpisodeCode, EpisodeCode | None]) -> bool:
    seen = {code}
    before = after[code]
    while before is not None:
        moment = timeline.moment(before)
        if before in seen or moment is None or moment.story != timeline.codes[code].story:
            return False
        seen.add(before)
        before = after.get(before)
    return True


def _facts(series: LoadedSeries) -> Iterator[Problem]:
    seasons = {season.number for season in series.file.seasons}
    for index, fact in enumerate(series.file.facts):
        if fact.season is not None and fact.season not in seasons:
            place = series.document.place(("facts", index, "season"))
            yield Problem(place, f"there is no season {fact.season}", "correct the number, or leave it out")


def _without_beats(series: LoadedSeries, season_index: int) -> Iterator[Problem]:
    season = series.file.seasons[season_index]
    without = [code_of(season, episode) for episode in season.episodes if not episode.beats]
    if without:
        place = series.document.place(("seasons", season_index, "episodes"))
        named = ", ".join(map(str, without)) if len(without) < len(season.episodes) else f"season {season.number}"
        yield Problem(place, f"without beats: {named}", "write three to eight an episode, or recaps skip it", "warning")


def _seasons_twice(series: LoadedSeries) -> Iterator[Problem]:
    seen = set()
    for index, season in enumerate(series.file.seasons):
        if season.number in seen:
            place = series.document.place(("seasons", index, "number"))
            yield Problem(place, f"season {season.number} stands here a second time", "merge the two")
        seen.add(season.number)
