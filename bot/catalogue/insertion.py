"""Adds lines to a curated file and changes nothing else: comments, order and line breaks stay as they were.

A file is not written anew from its values, which would lay it out differently. Lines are put in between, and an edit
counts only where the file, read again, says what it said before and what was added.
"""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Final

from bot.catalogue.files import parsed
from bot.catalogue.problems import ProblemsFound
from bot.errors import PreviouslyError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.catalogue.files import Document, Keys, Value

_WIDTH: Final = 120


class CannotEdit(PreviouslyError):
    """A file is written in a way that nothing can be added to; the message names it."""


def with_comment(text: str, path: str, keys: Keys, words: Sequence[str]) -> str:
    """Put a comment, a paragraph each of `words`, above a value; above what it stands in where that is not possible."""
    document = parsed(text, path)
    for length in range(len(keys), -1, -1):
        line = document.place(keys[:length]).line
        edited = _with_lines(text, line - 1, _comment(words, _indent_of(text, line - 1)))
        if _says(edited, path, document.value):
            return edited
    raise _cannot(path)


def with_source(text: str, path: str, key: str, source: Mapping[str, str], words: Sequence[str]) -> str:
    """Put a source before all others of a series file, under a comment."""
    document = parsed(text, path)
    for edited in _with_source(text, document, key, source, words):
        if _says(edited, path, _value_with(document, key, source)):
            return edited
    raise _cannot(path)


def _with_source(
    text: str, document: Document, key: str, source: Mapping[str, str], words: Sequence[str]
) -> Iterator[str]:
    sources = _mapping(document.value).get("sources")
    first = document.place(("sources", next(iter(_mapping(sources)), "")))
    entry = f"{key}: {{ {', '.join(f'{name}: {_written(name, value)}' for name, value in source.items())} }}"
    indent = " " * (first.column - 1)
    yield _with_lines(text, document.place(("sources",)).line, [*_comment(words, indent), f"{indent}{entry}"])
    # All sources on one line: there is no room for a comment.
    lines = text.split("\n")
    before, after = lines[first.line - 1][: first.column - 1], lines[first.line - 1][first.column - 1 :]
    lines[first.line - 1] = f"{before}{entry}, {after}"
    yield "\n".join(lines)


def _written(name: str, value: str) -> str:
    return value if name == "checked" else json.dumps(value, ensure_ascii=False)


def _comment(words: Sequence[str], indent: str) -> list[str]:
    begins = f"{indent}# "
    wrapper = textwrap.TextWrapper(
        _WIDTH, initial_indent=begins, subsequent_indent=f"{begins}  ", break_long_words=False, break_on_hyphens=False
    )
    return [line for paragraph in words for line in wrapper.wrap(_printable(paragraph))]


def _printable(text: str) -> str:
    """A text that neither ends a comment nor steers a terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def _with_lines(text: str, index: int, added: Sequence[str]) -> str:
    end = "\r" if "\r\n" in text else ""
    lines = text.split("\n")
    return "\n".join([*lines[:index], *(f"{line}{end}" for line in added), *lines[index:]])


def _indent_of(text: str, index: int) -> str:
    line = text.split("\n")[index]
    return line[: len(line) - len(line.lstrip())].rstrip("\r")


def _says(text: str, path: str, value: Value) -> bool:
    try:
        return parsed(text, path).value == value
    except ProblemsFound:
        return False


def _value_with(document: Document, key: str, source: Mapping[str, str]) -> Value:
    value = _mapping(document.value)
    return value | {"sources": _mapping(value.get("sources")) | {key: dict(source)}}


def _mapping(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def _cannot(path: str) -> CannotEdit:
    return CannotEdit(f"nothing can be added to {path} by itself, as it is written: add it by hand")
