"""Questions about series that are not in the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from .question import Question


@dataclass(frozen=True, slots=True)
class FindQuestion(Question):
    """Which shows TVmaze has for these words, which hold no colon; `then` is what to do with the one that is meant."""

    code = "find"
    words: str
    then: str


@dataclass(frozen=True, slots=True)
class AddQuestion(Question):
    """Please add a show from TVmaze, and `then` tell when it `airs`, or remind of it `here` or `me`."""

    code = "add"
    show: int
    then: str
