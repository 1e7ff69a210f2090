"""Questions about the bot itself and about what it stores."""

from __future__ import annotations

from dataclasses import dataclass

from .question import Question


@dataclass(frozen=True, slots=True)
class HelpQuestion(Question):
    """What one can ask."""

    code = "help"


@dataclass(frozen=True, slots=True)
class AboutQuestion(Question):
    """Which version and catalogue this is, and where its facts come from."""

    code = "about"


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
