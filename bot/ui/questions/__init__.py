"""Questions as values: commands make them, buttons carry them, and every answer is made from one.

A question fits into a button's custom id, so that a button works after any restart without anything being remembered.
"""

from .adding import (
    AddQuestion,
    FindQuestion,
)
from .airing import (
    AirsQuestion,
    CalendarQuestion,
    UpcomingQuestion,
)
from .bot import (
    AboutQuestion,
    HelpQuestion,
    PrivacyQuestion,
    SettingsQuestion,
)
from .decoding import decode
from .question import LONGEST, Question
from .reminding import (
    LeadQuestion,
    RemindedQuestion,
    ReminderQuestion,
    RemindersQuestion,
    RemindQuestion,
)
from .series import (
    CastQuestion,
    CorrectionQuestion,
    SeriesQuestion,
    SourcesQuestion,
    WhoQuestion,
)
from .watching import (
    ForgetQuestion,
    NextQuestion,
    ProgressQuestion,
    RecapQuestion,
    RevealQuestion,
    WatchedQuestion,
    WatchlistQuestion,
)

__all__ = [
    "LONGEST",
    "AboutQuestion",
    "AddQuestion",
    "AirsQuestion",
    "CalendarQuestion",
    "CastQuestion",
    "CorrectionQuestion",
    "FindQuestion",
    "ForgetQuestion",
    "HelpQuestion",
    "LeadQuestion",
    "NextQuestion",
    "PrivacyQuestion",
    "ProgressQuestion",
    "Question",
    "RecapQuestion",
    "RemindQuestion",
    "RemindedQuestion",
    "ReminderQuestion",
    "RemindersQuestion",
    "RevealQuestion",
    "SeriesQuestion",
    "SettingsQuestion",
    "SourcesQuestion",
    "UpcomingQuestion",
    "WatchedQuestion",
    "WatchlistQuestion",
    "WhoQuestion",
    "decode",
]
