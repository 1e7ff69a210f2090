"""The many ways in which people write an episode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.series.codes import EpisodeCode
from bot.series.naming import normalise

if TYPE_CHECKING:
    from bot.series.stories import Timeline

_SEASON: Final = r"(?:s|t|season|series|staffel|temporada) ?(?P<season>\d{1,3})"
_NUMBER: Final = r"(?P<number>\d{1,4})"
_EPISODE: Final = r"(?:e|ep|episode|folge|episodio) ?"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"{_SEASON} ?(?P<kind>x|special) ?{_NUMBER}",
        rf"{_SEASON} ?{_EPISODE}{_NUMBER}",
        rf"(?P<season>\d{{1,3}}) ?(?:x|[ .]) ?{_NUMBER}",
        rf"(?:{_EPISODE})?{_NUMBER}",
        _SEASON,
    )
)
_FINISHED: Final = frozenset(
    {"finished", "all", "everything", "done", "the end", "end", "fertig", "alles", "todo", "terminada"}
)


def means_finished(typed: str) -> bool:
    """Whether somebody says that they have watched everything."""
    return normalise(typed) in _FINISHED


def understood_episode(typed: str, timeline: Timeline) -> EpisodeCode | None:
    """The episode that somebody means: `S2E3`, `2x03`, `season 2 episode 3`, `season 2` (its end), `finished`.

    An episode without a season is of the only season there is. None for words that name no episode of the series.
    """
    words = normalise(typed)
    if means_finished(words):
        return next(reversed(timeline.codes), None)
    for form in _FORMS:
        if found := form.fullmatch(words):
            return _named(found.groupdict(), timeline)
    return None


def _named(found: dict[str, str | None], timeline: Timeline) -> EpisodeCode | None:
    seasons = {code.season for code in timeline.codes}
    typed_season, number = found.get("season"), found.get("number")
    if typed_season is None and len(seasons) != 1:
        return None
    season = int(typed_season) if typed_season else min(seasons)
    if number is None:
        return next(reversed(timeline.season(season)), None)
    code = EpisodeCode(season, int(number), special=bool(found.get("kind")))
    return code if timeline.moment(code) is not None else None
