"""Reads a message as Discord's apps do, and where they may differ, as the least careful of them would.

Written from the rules of design.md, section 6. Whatever is not hidden for certain counts as open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.markdown.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

_URL_BEFORE: Final = re.compile(r"(?:https?|steam|discord)://[^\s<>]*$", re.IGNORECASE)
_MARKS: Final = ("`", "**", "*", "__", "_", "~~")
_EPISODE: Final = re.compile(r"\bS\d{1,3}[EX]\d{1,4}\b")
_BLACK: Final = "█"


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands behind one pair of marks, and the episode named last before it in its block."""

    label: str | None
    secret: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A block of text: what can be read without a click in any reading, and the covers."""

    open: str
    covers: tuple[Cover, ...]


def reading(markdown: str) -> Reading:
    """Read one block of text."""
    covers: list[Cover] = []
    lines, before = [], ""
    for line in markdown.split("\n"):
        shown = ""
        for piece, hidden in _pieces(line, before):
            if hidden:
                named = _EPISODE.findall(before + shown)
                covers.append(Cover(named[-1] if named else None, piece))
            shown += _BLACK if hidden else piece
        lines.append(shown)
        before += shown + "\n"
    return Reading("\n".join(lines), tuple(covers))


def thorough(markdown: str) -> str:
    """All that any of three readers leaves open: the distrustful one here, and both of tests/markdown."""
    readings = [reading(markdown).open]
    for patient in (True, False):
        shown = (piece.text for piece in read(markdown, patient=patient) if not piece.hidden)
        readings += ["".join(shown)]
    return "\n".join(readings)


def _pieces(line: str, before: str) -> Iterator[tuple[str, bool]]:
    """Take a line apart at its bars; after the first cover that is not sound, nothing on the line is hidden."""
    parts = _at_bars(line)
    if len(parts) % 2 == 0 or _open_markup(before):
        yield line, False
        return
    shown = ""
    for index, part in enumerate(parts):
        if index % 2 == 0:
            shown += part
            yield part, False
        elif not _sound(part, shown):
            yield line, False
            return
        else:
            yield part, True


def _at_bars(line: str) -> list[str]:
    """Split at double bars: a cover begins at unescaped ones, and may end at the first two together, escaped or not."""
    parts, start, index = [], 0, 0
    while index < len(line):
        inside = len(parts) % 2 == 1
        if line.startswith("||", index):
            parts.append(line[start:index])
            index = start = index + 2
        elif line[index] == "\\" and not (inside and _half_escaped(line, index + 1)):
            index += 2
        else:
            index += 1
    return [*parts, line[start:]]


def _half_escaped(line: str, index: int) -> bool:
    """Whether the bars after a backslash are two; of three, the first is escaped and the others end the cover."""
    return line.startswith("||", index) and not line.startswith("|||", index)


def _sound(secret: str, shown: str) -> bool:
    return bool(secret) and not _open_markup(shown) and not _URL_BEFORE.search(shown)


def _open_markup(shown: str) -> bool:
    """Whether any markup may still be open after a text."""
    bare = re.sub(r"\\.", "", shown, flags=re.DOTALL)
    return any(bare.count(mark) % 2 for mark in _MARKS) or bare.count("[") > bare.count("]") or _angle(bare)


def _angle(bare: str) -> bool:
    return re.search(r"<[^>\s]*$", bare) is not None
