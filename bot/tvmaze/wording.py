"""Makes plain text of what strangers typed into TVmaze, such as our files take it."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.DOTALL)
_SCHEME: Final = re.compile(r"(?<=http):/{2,}|(?<=https):/{2,}", re.IGNORECASE)
_MENTION: Final = re.compile(r"<(?=[@#:a-z])")
_EVERYBODY: Final = re.compile(r"@(?=everyone|here)")
_ELLIPSIS: Final = "…"


def plain(text: str, longest: int) -> str:
    """One line without HTML, and without anything that the check refuses or Discord would act on; it may be empty."""
    text = html.unescape(_TAG.sub("", text))
    text = "".join(character if character.isprintable() else _replaced(character) for character in text)
    # What looks like markup only now was written to be read: it stays, in letters that do nothing.
    text = _EVERYBODY.sub("＠", _MENTION.sub("‹", _SCHEME.sub(":/", text)))
    text = re.sub(r"\|{2,}", "|", " ".join(text.split()))
    return _shortened(text, longest)


def _replaced(character: str) -> str:
    # Marks of direction and the like are invisible and dropped; every kind of space and line break parts two words.
    return "" if unicodedata.category(character) in {"Cf", "Co", "Cn", "Cs"} else " "


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    kept = text[: longest - len(_ELLIPSIS)]
    at_a_word = kept.rpartition(" ")[0] if " " in kept[longest // 2 :] else kept
    return at_a_word.rstrip() + _ELLIPSIS
