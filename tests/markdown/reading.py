"""Reads Discord's Markdown into pieces of text and what is done to each of them.

Written from Discord's documented behaviour and docs/spoilers.md, not from bot/markdown.py: it tries every markup at
every place, in Discord's order of precedence, and is rather too eager than too lenient. Where readers differ, `read`
can be told which one to be: `patient` readers skip escaped bars when they look for the end of a spoiler, the others
take the first two bars they find.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANY: Final = re.DOTALL | re.IGNORECASE
_ESCAPE: Final = re.compile(r"\\([^0-9A-Za-z\s])")
_CODE: Final = re.compile(r"(`+)(?P<inside>.*?[^`])\1(?!`)", _ANY)
_SPOILER_PATIENT: Final = re.compile(r"\|\|(?P<inside>(?:\\.|(?!\|\|).)+?)\|\|", _ANY)
_SPOILER_HASTY: Final = re.compile(r"\|\|(?P<inside>.+?)\|\|", _ANY)
_STYLES: Final = (
    ("bold", re.compile(r"\*\*(?P<inside>(?:\\.|[^\\])+?)\*\*(?!\*)", _ANY)),
    ("underline", re.compile(r"__(?P<inside>(?:\\.|[^\\])+?)__(?!_)", _ANY)),
    ("italic", re.compile(r"\*(?=\S)(?P<inside>(?:\\.|[^*\\])+?)\*(?!\*)|_(?P<other>(?:\\.|[^_\\])+?)_(?!\w)", _ANY)),
    ("strike", re.compile(r"~~(?P<inside>(?:\\.|[^\\])+?)~~", _ANY)),
)
_LINK: Final = re.compile(r"\[(?P<inside>(?:\\.|[^\[\]\\])+)\]\(\s*<?(?P<address>[a-z]+://[^\s<>]*?)>?\s*\)", _ANY)
_ADDRESS: Final = re.compile(r"<?(?P<address>(?:https?|steam|discord)://[^\s<>]+)>?", _ANY)
_MENTION: Final = re.compile(
    r"<@[!&]?\d+>|<#\d+>|<a?:\w+:\d+>|<t:-?\d+(?::\w)?>|</[^:>]+:\d+>|<id:\w+>|@everyone|@here", _ANY
)
_AFTER_SPOILERS: Final = (("link", _LINK), ("mention", _MENTION), ("address", _ADDRESS), *_STYLES)
_PATIENT: Final = (("code", _CODE), ("spoiler", _SPOILER_PATIENT), *_AFTER_SPOILERS)
_HASTY: Final = (("code", _CODE), ("spoiler", _SPOILER_HASTY), *_AFTER_SPOILERS)
_BLOCKS: Final = (
    ("heading", re.compile(r"\s*#{1,3}\s+(?=\S)")),
    ("subtext", re.compile(r"\s*-#\s+(?=\S)")),
    ("quote", re.compile(r"\s*>(?:>>)?\s")),
    ("list", re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?=\S)")),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text as it is shown, with what is done to it: `spoiler`, `bold`, `link https://…` and so on."""

    text: str
    done: frozenset[str] = frozenset()

    @property
    def hidden(self) -> bool:
        """Whether one must click to read it."""
        return "spoiler" in self.done


def read(markdown: str, *, patient: bool = True) -> list[Piece]:
    """What is shown of a message; neighbours of one kind are one piece."""
    merged: list[Piece] = []
    for piece in _blocks(markdown, patient):
        if merged and merged[-1].done == piece.done and "spoiler" not in piece.done:
            merged[-1] = Piece(merged[-1].text + piece.text, piece.done)
        else:
            merged.append(piece)
    return merged


def _blocks(markdown: str, patient: bool) -> Iterator[Piece]:
    waiting: list[str] = []
    for line in markdown.split("\n"):
        name, mark = next(((name, found) for name, rule in _BLOCKS if (found := rule.match(line))), ("", None))
        if mark is None:
            waiting.append(line)
            continue
        yield from _inline("\n".join(waiting), frozenset(), patient)
        waiting = []
        yield from _inline(line[mark.end() :], frozenset({name}), patient)
    yield from _inline("\n".join(waiting), frozenset(), patient)


def _inline(text: str, done: frozenset[str], patient: bool) -> Iterator[Piece]:
    at, plain = 0, ""
    while at < len(text):
        if found := _ESCAPE.match(text, at):
            plain, at = plain + found[1], found.end()
        elif marked := _marked(text, at, patient):
            found, what, inside = marked
            if plain:
                yield Piece(plain, done)
            plain, at = "", found.end()
            yield from _inside(inside, done | {what}, what, patient)
        else:
            plain, at = plain + text[at], at + 1
    if plain:
        yield Piece(plain, done)


def _inside(text: str, done: frozenset[str], what: str, patient: bool) -> Iterator[Piece]:
    if what in {"code", "mention"} or what.startswith("address"):
        yield Piece(text, done)
    elif what == "spoiler":
        pieces = list(_inline(text, done, patient))
        if len({piece.done for piece in pieces}) == 1:
            pieces = [Piece("".join(piece.text for piece in pieces), pieces[0].done)]
        yield from pieces
    else:
        yield from _inline(text, done, patient)


def _marked(text: str, at: int, patient: bool) -> tuple[re.Match[str], str, str] | None:
    for name, rule in _PATIENT if patient else _HASTY:
        if found := rule.match(text, at):
            named = found.groupdict()
            what = f"{name} {named['address']}" if "address" in named else name
            return found, what, named.get("inside") or named.get("other") or found[0]
    return None
