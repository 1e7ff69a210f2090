"""Somebody's message, said again under covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.markdown import Markdown, escape
from bot.spoilers import cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.text import Text

LONGEST_MESSAGE: Final = 2000
_LONGEST_PIECE: Final = 900
"""Escaping may double a text; a piece and its bars must fit into one message even then."""


def covered_messages(author: str, content: str, text: Text) -> list[Markdown]:
    """A message under its author's name, each line under a cover of its own; as many messages as it takes."""
    heading = text("**{author}** wrote:", author=author)
    messages, lines = [], [heading]
    for piece in _pieces(content):
        hidden = cover([piece])
        if sum(len(line) + 1 for line in (*lines, hidden)) > LONGEST_MESSAGE:
            messages.append(Markdown("\n").join(lines))
            lines = []
        if hidden:
            lines.append(hidden)
    return [*messages, Markdown("\n").join(lines)]


def _pieces(content: str) -> Iterator[str]:
    """Lines of a message; a very long one is taken apart between words, or where there are none, anywhere."""
    for line in content.splitlines():
        rest = line.strip()
        while len(rest) > _LONGEST_PIECE:
            end = rest.rfind(" ", 1, _LONGEST_PIECE)
            end = end if end > 0 else _LONGEST_PIECE
            yield rest[:end]
            rest = rest[end:].strip()
        if rest and escape(rest):
            yield rest
