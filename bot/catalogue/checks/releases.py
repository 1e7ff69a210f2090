"""Releases: of episodes that exist, and none before the previous episode's."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.catalogue.problems import Problem
from bot.series.codes import EpisodeCode
from bot.series.releases import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.files import Keys
    from bot.catalogue.loading import LoadedSeries
    from bot.catalogue.schema.series_file import ReleaseTrack, Season

_KEY = re.compile(r"(?P<special>X?)(?P<number>\d{1,4})")


def code_of_release(season: int, key: str) -> EpisodeCode | None:
    """The episode that a key of `when` names: `1` or `X1`; None for anything else."""
    found = _KEY.fullmatch(key)
    return EpisodeCode(season, int(found["number"]), bool(found["special"])) if found else None


def release_problems(series: LoadedSeries) -> Iterator[Problem]:
    """Releases of no episode, and releases out of order."""
    for season_index, season in enumerate(series.file.seasons):
        for index, track in enumerate(season.releases):
            keys = ("seasons", season_index, "releases", index, "when")
            yield from _unknown_episodes(series, season, track, keys)
            yield from _out_of_order(series, season, track, keys)


def _unknown_episodes(series: LoadedSeries, season: Season, track: ReleaseTrack, keys: Keys) -> Iterator[Problem]:
    seen = set()
    for key in track.when:
        place = series.document.place((*keys, key))
        if key == "all":
            if len(track.when) > 1:
                yield Problem(place, "'all' stands beside single episodes", "write either 'all' or each episode")
            continue
        code = code_of_release(season.number, key)
        if code is None or series.timeline.moment(code) is None:
            what = f"season {season.number} has no episode '{key}'"
            yield Problem(place, what, "write its number, or X1 for the first special")
        elif code in seen:
            yield Problem(place, f"{code} is released here a second time", "keep one of the two")
        seen.add(code)


def _out_of_order(series: LoadedSeries, season: Season, track: ReleaseTrack, keys: Keys) -> Iterator[Problem]:
    dated = []
    for key, text in track.when.items():
        code = code_of_release(season.number, key)
        moment = series.timeline.moment(code) if code else None
        when = When.parse(text)
        if moment and when.day and not when.month_only:
            dated.append((moment, when, key))
    dated.sort(key=lambda entry: entry[0])
    for (_, earlier, before), (_, later, key) in pairwise(dated):
        if _is_before(later, earlier):
            what = f"episode {key} is released before episode {before}"
            yield Problem(series.document.place((*keys, key)), what, "correct the date of one of the two")


def _is_before(one: When, other: When) -> bool:
    if one.at and other.at:
        return one.at < other.at
    return bool(one.day and other.day and one.day < other.day)
