"""What has changed in a series file, for an operator to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.catalogue.timelines import codes_of
from bot.series.codes import EpisodeCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.schema.series_file import ReleaseTrack, Season, SeriesFile

_UNKNOWN: Final = "tba"
_MOST_TOLD: Final = 5


def changes_between(before: SeriesFile | None, after: SeriesFile) -> tuple[str, ...]:
    """One line for each thing that changed, and the rest counted; none where nothing did."""
    told = list(_changes(before, after))
    if len(told) <= _MOST_TOLD:
        return tuple(told)
    return (*told[:_MOST_TOLD], f"and {len(told) - _MOST_TOLD} more")


def _changes(before: SeriesFile | None, after: SeriesFile) -> Iterator[str]:
    times = _times(after)
    if before is None:
        yield f"new; seasons: {len(after.seasons)}, episodes: {len(times)}, credits: {len(after.credits)}"
        return
    known = _times(before)
    for code, when in times.items():
        if code not in known:
            yield f"{code} is new: {when}"
        elif known[code] != when:
            yield f"{code} moved: {known[code]} → {when}"
    for code in known.keys() - times.keys():
        yield f"{code} is gone"
    sources: dict[str, object] = {"sources": {}}
    if known == times and before.model_copy(update=sources) != after.model_copy(update=sources):
        yield "titles, cast or particulars"


def _times(file: SeriesFile) -> dict[EpisodeCode, str]:
    """When each episode comes out first of all, as the file has it."""
    return {code: when for season in file.seasons for code, when in _of_season(season)}


def _of_season(season: Season) -> Iterator[tuple[EpisodeCode, str]]:
    told: dict[EpisodeCode, str] = {}
    for track in reversed(season.releases):
        told |= dict(_of_track(season, track))
    return ((code, told.get(code, _UNKNOWN)) for code in codes_of(season))


def _of_track(season: Season, track: ReleaseTrack) -> Iterator[tuple[EpisodeCode, str]]:
    for key, when in track.when.items():
        if key == "all":
            yield from ((code, when) for code in codes_of(season))
        else:
            yield EpisodeCode(season.number, int(key.removeprefix("X")), key.startswith("X")), when
