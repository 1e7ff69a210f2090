"""Turns every sourced text of a file into a row of `statement`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.catalogue.defaults import character_moment, season_premise_moment
from bot.catalogue.timelines import code_of, moment_of
from bot.series.stories import PREMISE, Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.loading import LoadedSeries
    from bot.catalogue.schema.parts import Statement
    from bot.catalogue.schema.series_file import Beat

Row = dict[str, Any]

_EMPTY: Row = dict.fromkeys(("season", "episode", "character", "kind", "weight", "characters", "outcome", "said"), None)


def statement_rows(series: LoadedSeries) -> Iterator[Row]:
    """Rows of `statement`, without series and ordinal, in the order of the file."""
    yield _row("series", series.file.premise, PREMISE)
    yield from _of_seasons(series)
    yield from _of_characters(series)
    for fact in series.file.facts:
        moment = moment_of(series.timeline, fact.reveals or "premise") or PREMISE
        yield _row("fact", fact, moment, kind=fact.kind, season=fact.season)
    for claim in series.file.claims:
        moment = moment_of(series.timeline, claim.reveals or "premise") or PREMISE
        said = claim.said.isoformat() if claim.said else None
        yield _row("claim", claim, moment, kind=claim.status, outcome=claim.outcome, said=said)


def _of_seasons(series: LoadedSeries) -> Iterator[Row]:
    for season in series.file.seasons:
        if season.premise is not None:
            moment = season_premise_moment(series.timeline, season)
            yield _row("season", season.premise, moment, season=season.number)
        for episode in season.episodes:
            code = code_of(season, episode)
            for beat in episode.beats:
                yield _beat(series, beat, series.timeline.codes[code], str(code))


def _beat(series: LoadedSeries, beat: Beat, moment: Moment, code: str) -> Row:
    numbers = {key: number for number, key in enumerate(series.file.characters)}
    characters = json.dumps([numbers[key] for key in beat.characters])
    return _row("beat", beat, moment, episode=code, weight=beat.weight, characters=characters)


def _of_characters(series: LoadedSeries) -> Iterator[Row]:
    for number, (key, character) in enumerate(series.file.characters.items()):
        first = character_moment(series.file, series.timeline, key)
        for line in character.lines:
            moment = max(first, moment_of(series.timeline, line.reveals or "premise") or PREMISE)
            yield _row("character", line, moment, character=number)


def _row(about: str, statement: Any, moment: Moment, **columns: object) -> Row:
    told: Statement = statement
    differs = [{"text": other.text, "sources": other.sources} for other in getattr(told, "differs", ())]
    return (
        _EMPTY
        | columns
        | {
            "about": about,
            "text": told.text,
            "story": moment.story,
            "position": moment.position,
            "sources": json.dumps(told.sources, separators=(",", ":")),
            "differs": json.dumps(differs, ensure_ascii=False, separators=(",", ":")),
        }
    )
