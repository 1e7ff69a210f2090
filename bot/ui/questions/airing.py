"""Questions about when episodes come out."""

from __future__ import annotations

from dataclasses import dataclass

from .question import Question


@dataclass(frozen=True, slots=True)
class AirsQuestion(Question):
    """When the episodes of a series come out: of a season, or of those that matter now (None)."""

    code = "airs"
    series: str
    season: int | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class UpcomingQuestion(Question):
    """What comes out in the next days: of what this channel and I follow, or of everything."""

    code = "upcoming"
    everything: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class CalendarQuestion(Question):
    """The schedule of a series as a calendar file."""

    code = "calendar"
    series: str
    season: int | None = None
