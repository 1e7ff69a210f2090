"""Names and titles as our catalogue takes them, and the one sentence that can be said of any series."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from babel import Locale
from babel.languages import get_official_languages

from bot.tvmaze.wording import plain

UNKNOWN: Final = "und"
_ODD: Final = re.compile(r"[<>&|@]|https?:|\s\s|^\s|\s$", re.IGNORECASE)
_KINDS: Final = {
    "animation": "animated",
    "documentary": "documentary",
    "game-show": "game show",
    "news": "news programme",
    "reality-tv": "reality",
    "talk-show": "talk show",
}
_WITHOUT_SERIES: Final = frozenset({"game-show", "news", "talk-show"})
_GENRES: Final = {"sci-fi": "science fiction", "sport": "sports"}
_UNTOLD: Final = frozenset({"short", "adult"})


def tidy(text: str, longest: int) -> str:
    """One line of plain text, shortened at a word; it may be empty."""
    if len(text) <= longest and text.isprintable() and not _ODD.search(text):
        return text  # as nearly all of millions are
    return plain(text, longest)


def premise_of(genres: str | None, begun: int | None, ended: int | None, *, mini: bool) -> str:
    """What kind of series it is and when it was shown, and no more: its story is for a curator to tell."""
    words = [genre.casefold() for genre in (genres or "").split(",") if genre]
    kind = next((word for word in words if word in _KINDS), "")
    subjects = [_GENRES.get(word, word) for word in words if word != kind and word not in _UNTOLD | _KINDS.keys()]
    called = "" if kind in _WITHOUT_SERIES else "miniseries" if mini else "series"
    described = " ".join(part for part in (_listed(subjects), _KINDS.get(kind, ""), called) if part)
    article = "An" if described[0].casefold() in "aeiou" else "A"
    return f"{article} {described}{_shown(begun, ended)}."


def language_of(language: str | None, region: str | None) -> str:
    """The tag of a title: the language that is told, or that of a country that has one, or whose country it is."""
    if language is not None:
        return language
    return UNKNOWN if region is None else _spoken_in(region)


def is_country(region: str | None) -> bool:
    """Whether a region is a country of today."""
    return region is not None and region.isalpha() and region in Locale("en").territories


@cache
def _spoken_in(country: str) -> str:
    languages = get_official_languages(country, de_facto=True)
    return languages[0].replace("_", "-") if len(languages) == 1 else f"{UNKNOWN}-{country}"


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _shown(begun: int | None, ended: int | None) -> str:
    if begun is None:
        return ""
    return f", shown from {begun} to {ended}" if ended is not None and ended > begun else f", first shown in {begun}"
