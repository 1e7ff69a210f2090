"""Texts: plain, on one line, and without anything that Discord would read as markup."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bot.catalogue.checks.walk import everything
from bot.catalogue.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.loading import LoadedPeople, LoadedSeries

_RULES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"\|\|"), "the text holds spoiler bars", "remove them; the bot covers by 'reveals'"),
    (re.compile(r"[\r\n\x85\u2028\u2029]"), "the text holds a line break", "write it on one line"),
    (re.compile(r"https?://", re.IGNORECASE), "the text holds a link", "make it a source"),
    (re.compile(r"<[@#:a-z]|@(everyone|here)"), "the text holds a mention", "remove it"),
)


def wording_problems(file: LoadedSeries | LoadedPeople) -> Iterator[Problem]:
    """Raw spoiler marks, control characters, line breaks, links and mentions in any text."""
    for keys, value in everything(file.file):
        if not isinstance(value, str):
            continue
        place = file.document.place(tuple(key for key in keys if key != "root"))
        for pattern, what, remedy in _RULES:
            if pattern.search(value):
                yield Problem(place, what, remedy)
        if any(_is_control(character) for character in value):
            yield Problem(place, "the text holds control characters", "type it anew, without pasting")


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf"} and character not in "\r\n\x85\u200d"
