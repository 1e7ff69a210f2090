"""How what was typed may be meant: as a title, or as a title with year, country or outlet beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.catalogue.titles.shelves import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyroaring import BitMap

    from bot.catalogue.titles.shelves import Shelves

_YEAR: Final = re.compile(r"(19|20)\d\d")
_YEAR_BEGUN: Final = re.compile(r"1|2|19|20|(19|20)\d")
_DIGITS: Final = "0123456789"


def readings(shelves: Shelves, name: str) -> Iterator[tuple[str, BitMap | None]]:
    """Titles that may be meant, each with the names among which it is then, or None for all: innocent 2021."""
    yield name, None
    *words, last = name.split()
    if words and _YEAR_BEGUN.fullmatch(last):
        # Somebody is typing a year; what the list has shown so far must not go away meanwhile.
        yield " ".join(words), _of_years(shelves, [last + digit for digit in _DIGITS]) if len(last) > 2 else None  # noqa: PLR2004
    words.append(last)
    attributes = shelves.attributes(words)
    title = [word for word in words if word not in attributes] or words[:1]
    beside = [names for word, names in attributes.items() if word not in title]
    if beside:
        within = beside[0]
        for names in beside[1:]:
            within = within & names
        yield " ".join(title), within


def of_year(shelves: Shelves, name: str) -> BitMap:
    """The names of the series of a year, if a year is all that was typed."""
    return _of_years(shelves, [name]) if _YEAR.fullmatch(name) else NOTHING


def _of_years(shelves: Shelves, years: list[str]) -> BitMap:
    return NOTHING.union(NOTHING, *shelves.attributes(years).values())
