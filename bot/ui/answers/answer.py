"""An answer before it becomes a Discord message: what is said, and what can be asked next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.markdown import EMPTY, Markdown

if TYPE_CHECKING:
    from bot.ui.questions import Question


@dataclass(frozen=True, slots=True)
class Button:
    """A question one may ask next, answered in the message it stands in.

    A private one is answered to whoever presses it, a public one to everybody in the channel; both in a new message.
    """

    label: str
    question: Question
    private: bool = False
    primary: bool = False
    public: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Some entries under a heading of their own; an entry is never split between pages.

    Its buttons stand under whichever page it is on.
    """

    entries: tuple[Markdown, ...]
    heading: Markdown = EMPTY
    buttons: tuple[Button, ...] = ()


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
class Attachment:
    """A file that comes with an answer; its name tells nothing about its content."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question. `footer` stands on every page, `question` is what the pages belong to."""

    question: Question
    heading: Markdown
    sections: tuple[Section, ...] = ()
    intro: Markdown = EMPTY
    footer: Markdown = EMPTY
    buttons: tuple[Button, ...] = ()
    menus: tuple[Menu, ...] = ()
    attachment: Attachment | None = None
    page: int = 0
    previous_page: str = "Back"
    next_page: str = "More"
