"""Questions about what happened, and about how far somebody has watched."""

from __future__ import annotations

from dataclasses import dataclass

from .question import Question


@dataclass(frozen=True, slots=True)
class RecapQuestion(Question):
    """What happened up to an episode (None: as far as the asker has watched), about a character by number."""

    code = "recap"
    series: str
    upto: str | None = None
    about: int | None = None
    length: str = "normal"
    page: int = 0


@dataclass(frozen=True, slots=True)
class RevealQuestion(Question):
    """What happens in one episode, for somebody who wants to know although they have not watched it."""

    code = "reveal"
    series: str
    episode: str
    about: int | None = None
    length: str = "normal"
    page: int = 0


@dataclass(frozen=True, slots=True)
class WatchedQuestion(Question):
    """Please note that I have watched up to this episode; `exactly` also moves back."""

    code = "watched"
    series: str
    episode: str
    exactly: int = 0


@dataclass(frozen=True, slots=True)
class NextQuestion(Question):
    """Please note that I have watched one episode more, of the story that `season` belongs to (None: the latest)."""

    code = "next"
    series: str
    season: int | None = None


@dataclass(frozen=True, slots=True)
class ProgressQuestion(Question):
    """How far have I watched a series; `season` is the one whose episodes are offered."""

    code = "progress"
    series: str
    season: int | None = None


@dataclass(frozen=True, slots=True)
class WatchlistQuestion(Question):
    """How far have I watched everything I told you about."""

    code = "watchlist"
    page: int = 0


@dataclass(frozen=True, slots=True)
class ForgetQuestion(Question):
    """Please forget how far I have watched a series."""

    code = "forget"
    series: str
