"""Brings titles and names to one form, in which what people type can be compared with what stands in the catalogue."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

_SPECIAL_LETTERS: Final = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "&": " and ",
    }
)
_APOSTROPHES: Final = re.compile(r"['’‘`´ʼ]")
_NOT_WORDS: Final = re.compile(r"[\W_]+")
_ARTICLES: Final = frozenset({"the", "a", "an", "el", "la", "los", "las", "le", "les", "der", "die", "das"})


def normalise(text: str) -> str:
    """Fold case, accents and punctuation; words stand apart by one space."""
    if text.isascii():  # as most are: there is nothing to fold but case
        return _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", text.lower().replace("&", " and "))).strip()
    # Letters in disguise (𝐃𝐚𝐫𝐤) become letters first, so that their case can be folded.
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_SPECIAL_LETTERS)
    decomposed = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", folded))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    # Taking accents off takes Hangul apart; NFC puts its syllables together again.
    return _NOT_WORDS.sub(" ", unicodedata.normalize("NFC", bare)).strip()


def without_article(normalised: str) -> str:
    """Drop a leading article, unless it is all there is."""
    first, _, rest = normalised.partition(" ")
    return rest if rest and first in _ARTICLES else normalised


def slug_of(name: str) -> str:
    """A stable name for links: `Amy-Leigh Hickman` becomes `amy-leigh-hickman`."""
    ascii_only = normalise(name).encode("ascii", "ignore").decode()
    slug = "-".join(ascii_only.split())[:40].strip("-")
    return slug or f"x{_hash_of(name)}"


def _hash_of(text: str) -> str:
    return hashlib.blake2s(text.encode(), digest_size=4).hexdigest()
