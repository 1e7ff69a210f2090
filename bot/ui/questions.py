"""Questions as values: commands make them, buttons carry them, and every answer is made from one.

A question fits into a button's custom id, so that a button works after any restart without anything being remembered.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields, replace
from typing import Any, ClassVar, Final, Self

from bot.errors import QuestionExpired

_SEPARATOR: Final = ":"
LONGEST: Final = 90
"""Discord allows a custom id 100 characters; ten are left for how the answer is shown."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that can be asked and asked again; `page` counts from 0."""

    code: ClassVar[str]

    def at_page(self, page: int) -> Self:
        """The same question, for another page of the answer."""
        if not any(field.name == "page" for field in fields(self)):
            return self
        changed: dict[str, Any] = {"page": page}
        return replace(self, **changed)

    def encode(self) -> str:
        """The question as text: `cast:innocent:2:0`."""
        values = ("" if value is None else str(value) for value in astuple(self))
        return _SEPARATOR.join((self.code, *values))


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


@dataclass(frozen=True, slots=True)
class PrivacyQuestion(Question):
    """What is stored about me; `step` is `show`, `export`, `ask` (before deleting) or `delete`."""

    code = "privacy"
    step: str = "show"
    page: int = 0


@dataclass(frozen=True, slots=True)
class SettingsQuestion(Question):
    """What is set in a channel or a thread; `parent` is the channel that a thread is in."""

    code = "settings"
    channel: int
    parent: int | None = None
    page: int = 0


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


@dataclass(frozen=True, slots=True)
class FindQuestion(Question):
    """Which shows TVmaze has for these words, which hold no colon; `then` is what to do with the one that is meant."""

    code = "find"
    words: str
    then: str


@dataclass(frozen=True, slots=True)
class AddQuestion(Question):
    """Please add a show from TVmaze, and `then` tell when it `airs`, or remind of it `here` or `me`."""

    code = "add"
    show: int
    then: str


@dataclass(frozen=True, slots=True)
class HelpQuestion(Question):
    """What one can ask."""

    code = "help"


@dataclass(frozen=True, slots=True)
class AboutQuestion(Question):
    """Which version and catalogue this is, and where its facts come from."""

    code = "about"


_KINDS: Final[dict[str, type[Question]]] = {kind.code: kind for kind in Question.__subclasses__()}


def decode(text: str) -> Question:
    """Read a question from a custom id; raises QuestionExpired for anything that is none (any more)."""
    code, *values = text.split(_SEPARATOR)
    kind = _KINDS.get(code)
    if kind is None or len(values) != len(fields(kind)):
        raise QuestionExpired
    try:
        return kind(*(_value(str(field.type), value) for field, value in zip(fields(kind), values, strict=True)))
    except ValueError as error:
        raise QuestionExpired from error


def _value(kind: str, text: str) -> str | int | None:
    if text == "" and kind.endswith("None"):
        return None
    return int(text) if kind.startswith("int") else text
