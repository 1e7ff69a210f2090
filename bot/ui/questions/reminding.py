"""Questions about reminders, and wishes for them."""

from __future__ import annotations

from dataclasses import dataclass

from .question import Question


@dataclass(frozen=True, slots=True)
class RemindQuestion(Question):
    """Please remind this channel (`here`) or me (`me`) of a series, as most people want it."""

    code = "remind"
    series: str
    where: str


@dataclass(frozen=True, slots=True)
class RemindersQuestion(Question):
    """Which reminders are set here, and which for me."""

    code = "reminders"
    page: int = 0


@dataclass(frozen=True, slots=True)
class ReminderQuestion(Question):
    """One reminder by its number; `act` is `show` or what to do: `pause`, `resume`, `test`, `ask`, `remove`."""

    code = "reminder"
    number: int
    act: str = "show"


@dataclass(frozen=True, slots=True)
class LeadQuestion(Question):
    """Please let a reminder come so many seconds before an episode; negative: after it."""

    code = "lead"
    number: int
    seconds: int


@dataclass(frozen=True, slots=True)
class RemindedQuestion(Question):
    """What happened so far, asked from a reminder; its delivery's number tells the message from every other."""

    code = "reminded"
    series: str
    delivery: int
