"""Splits an answer into pages that Discord can show: between entries, never inside one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.markdown import Markdown
from bot.ui.answers.answer import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.ui.answers.answer import Answer

MOST_CHARACTERS: Final = 4000
"""Discord's limit for all text of a message of components; discord.py does not check it."""

MOST_COMPONENTS: Final = 40
"""Discord's limit for components, nested ones included."""

LONGEST_COVER: Final = 3000
"""How long one cover may be, so that it fits on a page with its label and the answer's frame."""

_ENTRIES_ON_A_PAGE: Final = 14
_SECTIONS_ON_A_PAGE: Final = 6
_CHARACTERS_FOR_FRAME: Final = 20


@dataclass(frozen=True, slots=True)
class Page:
    """The part of an answer that one message shows."""

    number: int
    count: int
    sections: tuple[Section, ...]


def page_of(answer: Answer) -> Page:
    """The page that the answer asks for; the last one where there are fewer.

    Raises ValueError for an entry that no message can hold: the catalogue's schema keeps texts far shorter.
    """
    frame = sum(len(part) for part in (answer.heading, answer.intro, answer.footer)) + _CHARACTERS_FOR_FRAME
    pages = list(_pages(answer.sections, MOST_CHARACTERS - frame)) or [()]
    number = max(0, min(answer.page, len(pages) - 1))
    return Page(number, len(pages), pages[number])


def _pages(sections: Sequence[Section], room: int) -> Iterator[tuple[Section, ...]]:
    page: dict[int, Section] = {}
    used = entries = 0
    for index, section in enumerate(sections):
        for entry in section.entries:
            size = _size(entry, section.heading if index not in page else Markdown())
            too_many = entries >= _ENTRIES_ON_A_PAGE or (index not in page and len(page) >= _SECTIONS_ON_A_PAGE)
            if page and (used + size > room or too_many):
                yield tuple(page.values())
                page, used, entries = {}, 0, 0
                size = _size(entry, section.heading)
            if size > room:
                message = f"an entry of {size} characters fits on no page"
                raise ValueError(message)
            entries_so_far = page[index].entries if index in page else ()
            page[index] = Section((*entries_so_far, entry), section.heading, section.buttons)
            used, entries = used + size, entries + 1
    if page:
        yield tuple(page.values())


def _size(entry: Markdown, heading: Markdown) -> int:
    return len(entry) + 1 + (len(heading) + 1 if heading else 0)


def text_of(section: Section) -> Markdown:
    """A section as one block of text, an entry a line."""
    lines = (section.heading, *section.entries) if section.heading else section.entries
    return Markdown("\n").join(lines)
