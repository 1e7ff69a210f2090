"""Reads messages as members see them, from the components that Discord was sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from simcord.components import walk_components

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simcord.results import ResponseMessage

_BUTTON, _SELECT, _TEXT = 2, 3, 10
_ESCAPED: Final = re.compile(r"\\([^0-9A-Za-z\s])")
"""Discord takes a backslash away before anything but letters, digits and spaces."""


@dataclass(frozen=True, slots=True)
class SeenButton:
    """A button."""

    label: str
    custom_id: str
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class SeenOption:
    """One choice of a menu."""

    label: str
    value: str
    chosen: bool = False


class Seen:
    """A message as it stood at that moment: who can see it, what it says, and what can be pressed."""

    def __init__(self, message: ResponseMessage, *, edited: bool = False) -> None:
        self.message, self.edited = message, edited
        self.components: list[dict[str, Any]] = list(walk_components(message.components))
        """Every component, nested ones included."""

    @property
    def private(self) -> bool:
        """Whether only whoever asked can see it."""
        return self.message.ephemeral

    @property
    def texts(self) -> list[str]:
        """Every block of text as Markdown."""
        return [part["content"] for part in self.components if part["type"] == _TEXT]

    @property
    def text(self) -> str:
        """All that is said, as Markdown, covers and all."""
        return "\n\n".join(self.texts)

    @property
    def open(self) -> str:
        """All that can be read without a click, without its markup."""
        return "\n\n".join(shown(uncovered(text)) for text in self.texts)

    @property
    def covers(self) -> list[str]:
        """What stands behind the covers, in order."""
        return [shown(secret) for text in self.texts for secret in covered(text)]

    @property
    def buttons(self) -> dict[str, SeenButton]:
        """The buttons by their labels."""
        found = [part for part in self.components if part["type"] == _BUTTON]
        return {b["label"]: SeenButton(b["label"], b["custom_id"], b.get("disabled", False)) for b in found}

    @property
    def options(self) -> list[SeenOption]:
        """The choices of the menu."""
        menus = [part for part in self.components if part["type"] == _SELECT]
        return [SeenOption(o["label"], o["value"], o.get("default", False)) for m in menus for o in m["options"]]

    @property
    def pressable(self) -> list[str]:
        """The labels of the buttons that are not greyed out."""
        return [label for label, button in self.buttons.items() if not button.disabled]


def uncovered(markdown: str) -> str:
    """The text with every cover blacked out. Bars that do not hide for certain hide nothing here."""
    return "".join("█" if hidden else part for part, hidden in _parts(markdown))


def covered(markdown: str) -> list[str]:
    """What stands behind covers."""
    return [part for part, hidden in _parts(markdown) if hidden]


def _parts(markdown: str) -> Iterator[tuple[str, bool]]:
    """Take a text apart at its spoiler marks, distrustfully: see docs/spoilers.md for what Discord's apps do.

    A cover must open and close on one line, and no markup may be open before it on that line.
    """
    for line in markdown.splitlines(keepends=True):
        pieces = _at_bars(line)
        sound = len(pieces) % 2 == 1 and not any(_opens_markup(piece) for piece in pieces[::2])
        if not sound:
            yield line, False
            continue
        for index, piece in enumerate(pieces):
            if piece or index % 2:
                yield piece, index % 2 == 1


def _at_bars(line: str) -> list[str]:
    pieces, start, index = [], 0, 0
    while index < len(line):
        if line[index] == "\\":
            index += 2
        elif line.startswith("||", index):
            pieces.append(line[start:index])
            index = start = index + 2
        else:
            index += 1
    return [*pieces, line[start:]]


def _opens_markup(piece: str) -> bool:
    bare = re.sub(r"\\.", "", piece)
    return any(bare.count(mark) % 2 for mark in ("`", "*", "_", "~~"))


def shown(markdown: str) -> str:
    """Markdown without the backslashes that keep its characters as they are."""
    return _ESCAPED.sub(r"\1", markdown)


def strings_in(payload: Any) -> Iterator[str]:
    """Every string anywhere in a payload, keys included."""
    if isinstance(payload, str):
        yield payload
    elif isinstance(payload, dict):
        for key, value in payload.items():
            yield str(key)
            yield from strings_in(value)
    elif isinstance(payload, (list, tuple)):
        for value in payload:
            yield from strings_in(value)
