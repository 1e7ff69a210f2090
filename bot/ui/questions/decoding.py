"""Reads a question from a custom id."""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from bot.errors import QuestionExpired

from . import adding, airing, bot, reminding, series, watching
from .question import SEPARATOR, Question

_TOPICS: Final = (adding, airing, bot, reminding, series, watching)
_KINDS: Final[dict[str, type[Question]]] = {
    kind.code: kind
    for topic in _TOPICS
    for kind in vars(topic).values()
    if isinstance(kind, type) and issubclass(kind, Question) and kind is not Question
}


def decode(text: str) -> Question:
    """Read a question from a custom id; raises QuestionExpired for anything that is none (any more)."""
    code, *values = text.split(SEPARATOR)
    kind = _KINDS.get(code)
    if kind is None or len(values) != len(fields(kind)):
        raise QuestionExpired
    try:
        return kind(*(_value(str(field.type), value) for field, value in zip(fields(kind), values, strict=True)))
    except ValueError as error:
        raise QuestionExpired from error


def _value(kind: str, text: str) -> str | int | None:
    if text == "" and kind.endswith("None"):
        return None
    return int(text) if kind.startswith("int") else text
