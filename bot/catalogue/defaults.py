"""The moment of everything whose `reveals` is left out: the rule of data/README.md, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.timelines import code_of, episodes_of, moment_of
from bot.series.stories import PREMISE, Moment

if TYPE_CHECKING:
    from bot.catalogue.files import Keys
    from bot.catalogue.schema.series_file import Credit, Season, SeriesFile
    from bot.series.stories import Timeline


def season_premise_moment(timeline: Timeline, season: Season) -> Moment:
    """When a season's premise is no spoiler: once the season before it in its story has been watched."""
    written = season.premise.reveals if season.premise else None
    if written is not None:
        return moment_of(timeline, written) or PREMISE
    return timeline.last_before_season(season.number)


def credit_moment(timeline: Timeline, credit: Credit) -> Moment:
    """When a credit is no spoiler: at once for a main credit from a story's start, else at its first episode."""
    if credit.reveals is not None:
        return moment_of(timeline, credit.reveals) or PREMISE
    codes = [code for span in credit.episodes for code in episodes_of(timeline, span)]
    moments = sorted(timeline.codes[code] for code in codes)
    if not moments:
        return PREMISE
    first_season = min(code.season for code in codes)
    if credit.kind == "main" and timeline.last_before_season(first_season) == PREMISE:
        return PREMISE
    return moments[0]


def character_moment(file: SeriesFile, timeline: Timeline, key: str) -> Moment:
    """When a character is first known of: at the earliest of the credits."""
    return min((credit_moment(timeline, c) for c in file.credits if c.character == key), default=PREMISE)


def moment_of_text(file: SeriesFile, timeline: Timeline, keys: Keys) -> Moment | None:
    """From which moment the text at `keys` may be read; None where the file names an unknown one."""
    match keys:
        case ("seasons", int(index), "episodes", int(number), "beats", *_):
            return timeline.moment(code_of(file.seasons[index], file.seasons[index].episodes[number]))
        case ("seasons", int(index), "premise", *_):
            return season_premise_moment(timeline, file.seasons[index])
        case ("characters", str(key), "lines" | "names" as section, int(number), *_):
            text = getattr(file.characters[key], section)[number]
            return max(
                moment_of(timeline, text.reveals or "premise") or PREMISE,
                character_moment(file, timeline, key),
            )
        case _:
            return _written_moment(file, timeline, keys)


def _written_moment(file: SeriesFile, timeline: Timeline, keys: Keys) -> Moment | None:
    part: object = file
    written = "premise"
    for key in keys:
        part = part[key] if isinstance(part, (tuple, dict)) else getattr(part, str(key))  # type: ignore[index]
        written = getattr(part, "reveals", None) or written
    return moment_of(timeline, written)
