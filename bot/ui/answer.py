"""An answer before it becomes a Discord message: what is said, and what can be asked next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.markdown import EMPTY, Markdown

if TYPE_CHECKING:
    from bot.ui.questions import Question


@dataclass(frozen=True, slots=True)
class Section:
    """Some entries under a heading of their own; an entry is never split between pages."""

    entries: tuple[Markdown, ...]
    heading: Markdown = EMPTY


@dataclass(frozen=True, slots=True)
class Button:
    """A question one may ask next; a private one is answered to whoever presses it, beside the message."""

    label: str
    question: Question
    private: bool = False
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a menu."""

    label: str
    question: Question
    description: str | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """Questions to choose from; at most 25 are shown, those around the chosen one."""

    prompt: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question. `footer` stands on every page, `question` is what the pages belong to."""

    question: Question
    heading: Markdown
    sections: tuple[Section, ...] = ()
    intro: Markdown = EMPTY
    footer: Markdown = EMPTY
    buttons: tuple[Button, ...] = ()
    menu: Menu | None = None
    page: int = 0
    previous_page: str = "Back"
    next_page: str = "More"
