"""Turns a season's release tracks into releases: episodes that come out together are one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.catalogue.checks.releases import code_of_release
from bot.series.releases import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.loading import LoadedSeries
    from bot.catalogue.schema.series_file import ReleaseTrack
    from bot.series.codes import EpisodeCode


def releases_of(series: LoadedSeries) -> Iterator[dict[str, Any]]:
    """Rows of `release`, without series and ordinal, in the order of the files."""
    for season in series.file.seasons:
        for track in season.releases:
            for when, codes in _together(series, season.number, track).items():
                yield {
                    "season": season.number,
                    "codes": json.dumps([str(code) for code in codes], separators=(",", ":")),
                    "outlet": track.on,
                    "region": track.region,
                    "released": when,
                    **_found_by(When.parse(when)),
                    "sources": json.dumps(track.sources, separators=(",", ":")),
                }


def _found_by(when: When) -> dict[str, Any]:
    """What a release is found by in time; a month and what is not announced are of no day."""
    day = None if when.day is None or when.month_only else when.day.isoformat()
    return {"day": day, "at": None if when.at is None else int(when.at.timestamp())}


def _together(series: LoadedSeries, season: int, track: ReleaseTrack) -> dict[str, list[EpisodeCode]]:
    if "all" in track.when:
        episodes = [code for code in series.timeline.season(season) if not code.special]
        return {track.when["all"]: episodes}
    together: dict[str, list[EpisodeCode]] = {}
    for key, when in track.when.items():
        code = code_of_release(season, key)
        if code is not None:
            together.setdefault(when, []).append(code)
    return together
