"""Reads YAML 1.2 into plain values, and remembers where in the file every value stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode
from ruamel.yaml.reader import ReaderError

from bot.catalogue.problems import Place, Problem, ProblemsFound

if TYPE_CHECKING:
    from pathlib import Path

Value: TypeAlias = "bool | int | str | list[Value] | dict[str, Value] | None"
Keys = tuple[str | int, ...]
"""The way from the top of a file to a value: `("seasons", 1, "premise")`."""

_INTEGER = re.compile(r"[-+]?\d+")
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its path as it is shown, its value, and where each value begins."""

    path: str
    value: Value
    places: dict[Keys, Place]

    def place(self, keys: Keys) -> Place:
        """Where `keys` stands, or the nearest enclosing value that is written in the file."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        return self.places.get(keys, Place(self.path, 1, 1))


def read(path: Path, shown_as: str) -> Document:
    """Read one file; raises ProblemsFound with the position of a syntax error."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable(error, shown_as) from error
    return parsed(text, shown_as)


def parsed(text: str, shown_as: str) -> Document:
    """Read the text of a file; raises ProblemsFound with the position of a syntax error."""
    try:
        node = YAML(pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(shown_as, mark.line + 1, mark.column + 1) if mark else Place(shown_as, 1, 1)
        what = f"not valid YAML: {error.problem or error.context}"
        raise ProblemsFound([Problem(place, what, "check the indentation, the quotes and the colons")]) from error
    except ReaderError as error:
        what = f"the file holds a control character, U+{error.character:04X}"
        problem = Problem(_place_of(error, text, shown_as), what, "type it anew, without pasting")
        raise ProblemsFound([problem]) from error
    except YAMLError as error:
        raise _unreadable(error, shown_as) from error
    reader = _Reader(shown_as)
    value = reader.value(node, ()) if node is not None else None
    if reader.problems:
        raise ProblemsFound(reader.problems)
    return Document(shown_as, value, reader.places)


def _unreadable(error: Exception, shown_as: str) -> ProblemsFound:
    what = f"not readable as YAML: {str(error).splitlines()[0]}"
    return ProblemsFound([Problem(Place(shown_as, 1, 1), what, "save the file as UTF-8 text")])


def _place_of(error: ReaderError, text: str, shown_as: str) -> Place:
    before = text[: error.position]
    return Place(shown_as, before.count("\n") + 1, len(before) - before.rfind("\n"))


class _Reader:
    """Walks a node tree once; scalars keep to YAML 1.2's core schema, so that a date stays as it is written."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.places: dict[Keys, Place] = {}
        self.problems: list[Problem] = []
        self._inside: set[int] = set()

    def value(self, node: Node, keys: Keys) -> Value:
        self.places.setdefault(keys, self._place(node))
        if id(node) in self._inside:
            self.problems.append(Problem(self._place(node), "this refers to itself", "write it out"))
            return None
        self._inside.add(id(node))
        try:
            return self._read(node, keys)
        finally:
            self._inside.discard(id(node))

    def _read(self, node: Node, keys: Keys) -> Value:
        if isinstance(node, MappingNode):
            return self._mapping(node, keys)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*keys, index)) for index, item in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: MappingNode, keys: Keys) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in mapping:
                self.problems.append(
                    Problem(self._place(key_node), f"the key '{key}' stands here twice", "keep one of the two")
                )
            self.places[(*keys, key)] = self._place(key_node)
            mapping[key] = self.value(value_node, (*keys, key))
        return mapping

    def _place(self, node: Node) -> Place:
        return Place(self.path, node.start_mark.line + 1, node.start_mark.column + 1)


def _scalar(node: Node) -> Value:
    text: str = node.value
    if getattr(node, "style", None) is not None:
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    return int(text) if _INTEGER.fullmatch(text) else text
