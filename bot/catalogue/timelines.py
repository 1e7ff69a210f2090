"""Makes a file's watching order, and finds the moments and episodes that its texts name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.schema.notation import PREMISE as PREMISE_TEXT
from bot.catalogue.schema.notation import span_parts
from bot.series.codes import EpisodeCode
from bot.series.stories import PREMISE, Listed, Moment, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.schema.series_file import Episode, Season, SeriesFile


def code_of(season: Season, episode: Episode) -> EpisodeCode:
    """The code of an episode as its season lists it."""
    if episode.special is not None:
        return EpisodeCode(season.number, episode.special, special=True)
    return EpisodeCode(season.number, episode.number or 0)


def codes_of(season: Season) -> Iterator[EpisodeCode]:
    """Every code of a season, also of one whose episodes are only counted."""
    for episode in season.episodes:
        yield code_of(season, episode)
    for number in range(1, (season.count or 0) + 1):
        yield EpisodeCode(season.number, number)


def timeline_of(file: SeriesFile) -> Timeline:
    """The watching order that a file describes."""
    specials = {
        code_of(season, episode): episode.after
        for season in file.seasons
        for episode in season.episodes
        if episode.after
    }
    listed = []
    for code in (code for season in file.seasons for code in codes_of(season)):
        after = specials.get(code)
        listed.append(Listed(code, EpisodeCode.parse(after) if after and after != PREMISE_TEXT else None))
    return Timeline.of(file.format, listed)


def moment_of(timeline: Timeline, text: str) -> Moment | None:
    """The moment that a text like `S2E3` names; None where the series has no such episode."""
    return PREMISE if text == PREMISE_TEXT else timeline.moment(EpisodeCode.parse(text))


def episodes_of(timeline: Timeline, span: str) -> tuple[EpisodeCode, ...]:
    """The episodes that a span names, in watching order; those that do not exist are left out."""
    first_season, last_season, kind, first, last = span_parts(span)
    if kind is None:
        return tuple(code for code in timeline.codes if first_season <= code.season <= last_season)
    named = (EpisodeCode(first_season, number, kind == "X") for number in range(first, last + 1))
    return tuple(code for code in named if timeline.moment(code) is not None)


def missing_from(timeline: Timeline, span: str) -> tuple[str, ...]:
    """What a span names and the series does not have."""
    first_season, last_season, kind, first, last = span_parts(span)
    if kind is None:
        return tuple(f"S{n}" for n in range(first_season, last_season + 1) if not timeline.season(n))
    named = (EpisodeCode(first_season, number, kind == "X") for number in range(first, last + 1))
    return tuple(str(code) for code in named if timeline.moment(code) is None)
