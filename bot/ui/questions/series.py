"""Questions about a series and the people in it."""

from __future__ import annotations

from dataclasses import dataclass

from .question import Question


@dataclass(frozen=True, slots=True)
class CastQuestion(Question):
    """Who plays whom in a season; None: the season one most likely means."""

    code = "cast"
    series: str
    season: int | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class SeriesQuestion(Question):
    """Everything known about a series."""

    code = "series"
    series: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class WhoQuestion(Question):
    """An actor (`p.<person>`) or a character (`c.<series>.<number>`)."""

    code = "who"
    target: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class SourcesQuestion(Question):
    """Which source stands behind each line: of the cast of a season, or of the series' card where it is None."""

    code = "sources"
    series: str
    season: int | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class CorrectionQuestion(Question):
    """Something is wrong: with the cast of a season, or with the series' card where it is None. Opens a form."""

    code = "wrong"
    series: str
    season: int | None = None
