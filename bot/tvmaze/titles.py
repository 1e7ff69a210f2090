"""What a show is called, here and elsewhere, and in which language as far as that is known."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

from bot.catalogue.schema.parts import Title
from bot.tvmaze.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tvmaze.models import Aka, Show

NOT_KNOWN: Final = "und"
"""How language tags say that a language is not known; `und-BE` is one that is spoken in Belgium."""
_LATIN: Final = "Latn"
_LONGEST: Final = 80


def language_of(show: Show) -> str:
    """The language of a show as BCP 47 has it; `und` where TVmaze does not say, or says a name that is no such one."""
    return _tags().get((show.language or "").casefold(), NOT_KNOWN)


def titles_of(show: Show) -> Iterator[Title]:
    """Each title once, in each language once, the one that TVmaze lists the show under first."""
    name = plain(show.name, _LONGEST) or f"Show {show.id}"
    spoken = language_of(show)
    yield Title(text=name, language=_written(name, spoken))
    seen = {name.casefold()}
    for aka in show.akas:
        text = plain(aka.name, _LONGEST)
        if text and text.casefold() not in seen:
            seen.add(text.casefold())
            yield _title(text, aka, spoken)


def _title(text: str, aka: Aka, spoken: str) -> Title:
    if aka.country is None:
        return Title(text=text, language=_written(text, spoken), kind="alternative")
    return Title(text=text, language=_written(text, _language_in(aka.country.code)), kind="translated")


def _language_in(country: str) -> str:
    """The language of a country that has one, and else only that it is one of that country's."""
    languages = get_official_languages(country, de_facto=True)
    return languages[0].replace("_", "-") if len(languages) == 1 else f"{NOT_KNOWN}-{country}"


def _written(text: str, language: str) -> str:
    """The tag of a title: in letters that are not its language's, it may just as well be a translation."""
    latin = [unicodedata.name(letter, "").startswith("LATIN") for letter in text if letter.isalpha()]
    return f"{NOT_KNOWN}-{_LATIN}" if latin and all(latin) and not _in_latin_letters(language) else language


def _in_latin_letters(language: str) -> bool:
    likely = get_global("likely_subtags").get(language.partition("-")[0], "")
    return language.startswith(NOT_KNOWN) or _LATIN in likely.split("_") or not likely


@cache
def _tags() -> dict[str, str]:
    """Tags by the English names that TVmaze uses."""
    names = Locale("en").languages
    return {name.casefold(): tag.replace("_", "-") for tag, name in sorted(names.items(), reverse=True)}
