"""Collects every English message from the source code, where they are literals or stand in a few tables.

`python -m tests.text.messages_in_code` lists what each language lacks, and what it has in vain.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

import polib

from bot.text.messages import NAMES
from bot.ui.arguments import suggestions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).parents[2]
LOCALES: Final = ROOT / "bot" / "text" / "locales"
_SPEAKING: Final = ("bot/text", "bot/ui", "cogs")
_CHECKS: Final = frozenset({"has_permissions", "bot_has_permissions"})
_MISSING: Final = frozenset({"MissingPermissions", "BotMissingPermissions"})


class Place(Enum):
    """Where a message is shown, which decides how long it may be and whether it is read as Markdown."""

    TEXT = auto()
    PLAIN = auto()
    """A button, a choice of a menu, or a part of a text."""
    DESCRIPTION = auto()
    """A description of a command or an option, or a choice of an option."""
    MENU = auto()
    """An entry of a message's menu."""
    NAME = auto()
    """A command, a group or an option."""


@dataclass(frozen=True, slots=True)
class Message:
    """An English message, and where it is shown."""

    english: str
    place: Place

    @property
    def key(self) -> tuple[str | None, str]:
        """What it is looked up by: its gettext context, and the English."""
        return (NAMES if self.place is Place.NAME else None, self.english)


class Unreadable(Exception):
    """A message that is neither a literal nor in a table that is known here."""


@cache
def messages() -> frozenset[Message]:
    """Every message of the code; raises Unreadable for one that cannot be collected."""
    return frozenset(message for path in _modules() for message in messages_of(path.read_text("utf-8"), _named(path)))


def keys() -> set[tuple[str | None, str]]:
    """What a language has to translate."""
    return {message.key for message in messages()}


def messages_of(source: str, module: str) -> Iterator[Message]:
    """The messages of one module."""
    tree = ast.parse(source)
    places = dict(_places_of_marked(tree))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        if _is_marked(node):
            place = places.get(id(node), Place.DESCRIPTION)
        elif _is_said(node.func):
            place = Place.TEXT
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "plain" and _is_text(node.func.value):
            place = Place.PLAIN
        else:
            continue
        for english in _wordings(node.args[0], tree, module):
            yield Message(english, place)


def _modules() -> list[Path]:
    return sorted(path for folder in _SPEAKING for path in (ROOT / folder).rglob("*.py"))


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _is_said(function: ast.expr) -> bool:
    """Whether this is `text(…)`, `view.text(…)`."""
    return (isinstance(function, ast.Name) and function.id == "text") or (
        isinstance(function, ast.Attribute) and function.attr in {"text", "_text"}
    )


def _is_text(receiver: ast.expr) -> bool:
    """Whether something is a Text: `text`, `view.text`, or the class itself speaking of `self`."""
    return _is_said(receiver) or (isinstance(receiver, ast.Name) and receiver.id == "self")


def _is_marked(node: ast.AST) -> bool:
    """Whether this is `_(…)`, a text that Discord shows of a command."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "locale_str"}


def _places_of_marked(tree: ast.AST) -> Iterator[tuple[int, Place]]:
    """Where the texts that Discord shows of commands stand, by the nodes' ids."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = _last_name(node.func)
        elif isinstance(node, ast.ClassDef):
            function = "class"
        else:
            continue
        for keyword in node.keywords:
            if _is_marked(keyword.value):
                yield id(keyword.value), _place(function, str(keyword.arg))


def _place(function: str, keyword: str) -> Place:
    if function == "ContextMenu":
        return Place.MENU
    names_a_command = function in {"command", "class", "Group"} and keyword in {"name", "group_name"}
    return Place.NAME if function == "rename" or names_a_command else Place.DESCRIPTION


def _last_name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _wordings(said: ast.expr, tree: ast.AST, module: str) -> Iterable[str]:
    """Every text that an expression may be."""
    if isinstance(said, ast.Constant) and isinstance(said.value, str):
        return [said.value]
    if isinstance(said, ast.IfExp):
        return [*_wordings(said.body, tree, module), *_wordings(said.orelse, tree, module)]
    where = f"{module}: {ast.unparse(said)}"
    if where in _KNOWN:
        return _KNOWN[where]()
    if isinstance(said, ast.Subscript) and isinstance(said.value, ast.Name):
        return _table(said.value.id, tree, where)
    if isinstance(said, ast.Name):
        return _loop(said.id, tree, where)
    raise Unreadable(where)


def _table(name: str, tree: ast.AST, where: str) -> Iterable[str]:
    """The values of a dictionary, written in this module or imported from another one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and name in {alias.asname or alias.name for alias in node.names}:
            (imported,) = [alias.name for alias in node.names if (alias.asname or alias.name) == name]
            return list(getattr(import_module(str(node.module)), imported).values())
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        if isinstance(value, ast.Dict) and any(isinstance(each, ast.Name) and each.id == name for each in targets):
            return _literals(value.values, where)
    raise Unreadable(where)


def _loop(name: str, tree: ast.AST, where: str) -> Iterable[str]:
    """What a name runs through, where that is written out."""
    for node in ast.walk(tree):
        if (
            isinstance(node, (ast.comprehension, ast.For))
            and isinstance(node.target, ast.Name)
            and node.target.id == name
            and isinstance(node.iter, (ast.Tuple, ast.List))
        ):
            return _literals(node.iter.elts, where)
    raise Unreadable(where)


def _literals(nodes: Iterable[ast.expr], where: str) -> list[str]:
    values = [node.value if isinstance(node, ast.Constant) else None for node in nodes]
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) != len(values):
        raise Unreadable(where)
    return texts


def _permissions() -> list[str]:
    """The permissions that commands ask for, as `explanations` spells them."""
    asked: set[str] = set()
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _last_name(node.func) in _CHECKS:
                asked |= {str(keyword.arg) for keyword in node.keywords}
            elif isinstance(node, ast.Call) and _last_name(node.func) in _MISSING:
                asked |= set(ast.literal_eval(node.args[0]))
    return [name.replace("_", " ").title() for name in asked]


_KNOWN: Final = {
    "bot/text/translator.py: string.message": list,  # whatever was marked where it stands
    "bot/ui/interactions/explanations.py: name.replace('_', ' ').title()": _permissions,
    "bot/ui/arguments/suggestions.py: word": lambda: (
        suggestions.FINISHED,
        suggestions.NOTHING_WATCHED,
        suggestions.EVERYTHING,
        suggestions.UNSET,
    ),
}
"""What is said in passing on from elsewhere, and where that is."""


def languages() -> list[str]:
    """The languages besides English."""
    return sorted(path.stem for path in LOCALES.glob("*.po"))


def entries(language: str) -> polib.POFile:
    """The file of a language."""
    return polib.pofile(str(LOCALES / f"{language}.po"), encoding="utf-8", check_for_duplicates=True)


def translated(language: str) -> dict[tuple[str | None, str], str]:
    """A language's messages; what is empty, marked as unsure or no longer in use is not there."""
    return {(entry.msgctxt, entry.msgid): entry.msgstr for entry in entries(language) if entry.translated()}


def differences(language: str) -> Iterator[str]:
    """What a language lacks and what it has in vain, a line each."""
    has, needs = translated(language).keys(), keys()
    for sign, found in (("lacks", needs - has), ("has in vain", has - needs)):
        for context, english in sorted(found, key=lambda key: (key[1], key[0] or "")):
            yield f"{language} {sign}: {f'({context}) ' if context else ''}{english!r}"


if __name__ == "__main__":
    for each in languages():
        print(*differences(each), sep="\n")  # noqa: T201
