"""How somebody is told that a thing did not work: what went wrong, and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.ui.answers.answer import Answer, Section
from bot.ui.questions import HelpQuestion

if TYPE_CHECKING:
    from bot.markdown import Markdown

_LONGEST_ECHO: Final = 60


def said(what: Markdown, advice: Markdown) -> Answer:
    """What went wrong, and the next step."""
    return Answer(HelpQuestion(), what, (Section((advice,)),))


def echo(typed: str) -> str:
    """What somebody typed, no longer than they need to recognise it."""
    return typed if len(typed) <= _LONGEST_ECHO else f"{typed[:_LONGEST_ECHO]}…"
