"""Seasons and episodes: each there once, specials in their place, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.problems import Problem
from bot.catalogue.timelines import code_of, moment_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.loading import LoadedSeries


def episode_problems(series: LoadedSeries) -> Iterator[Problem]:
    """Seasons or episodes that stand twice, specials after nothing, episodes without beats."""
    yield from _seasons_twice(series)
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
            if episode.after == str(code) or (episode.after and moment_of(series.timeline, episode.after) is None):
                what = f"the special comes after {episode.after}, which is no other episode of this file"
                yield Problem(
                    series.document.place((*keys, "after")), what, "name the episode that it is watched after"
                )
        yield from _without_beats(series, season_index)


def _without_beats(series: LoadedSeries, season_index: int) -> Iterator[Problem]:
    season = series.file.seasons[season_index]
    without = [code_of(season, episode) for episode in season.episodes if not episode.beats]
    if without:
        place = series.document.place(("seasons", season_index, "episodes"))
        named = ", ".join(map(str, without)) if len(without) < len(season.episodes) else f"season {season.number}"
        yield Problem(place, f"{named} has no beats", "write three to eight an episode, or recaps skip it", "warning")


def _seasons_twice(series: LoadedSeries) -> Iterator[Problem]:
    seen = set()
    for index, season in enumerate(series.file.seasons):
        if season.number in seen:
            place = series.document.place(("seasons", index, "number"))
            yield Problem(place, f"season {season.number} stands here a second time", "merge the two")
        seen.add(season.number)
