"""How what was typed may be meant: as a title, or as a title with year, country or outlet beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.catalogue.titles.shelves import NOTHING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pyroaring import BitMap

    from bot.catalogue.titles.shelves import Shelves

_YEAR: Final = re.compile(r"(19|20)\d\d")
_YEAR_BEGUN: Final = re.compile(r"1|2|19|20|(19|20)\d")
_NO_CODE: Final = 4
_DIGITS: Final = "0123456789"


class Reading(NamedTuple):
    """A title that may be meant, and the names among which it is then, or None for all."""

    title: str
    within: BitMap | None
    dated: bool = False
    """Whether the year stands beside it."""


def readings(shelves: Shelves, name: str) -> Iterator[Reading]:
    """What may be meant, all of it as a title first: innocent 2021 may be just that, or Innocent, of 2021."""
    yield Reading(name, None)
    *words, last = name.split()
    if words and _YEAR_BEGUN.fullmatch(last):
        # Somebody is typing a year; what the list has shown so far must not go away meanwhile.
        years = [last + digit for digit in _DIGITS if len(last) == len("202")]
        yield Reading(" ".join(words), _of_years(shelves, years) if years else None, dated=True)
    words.append(last)
    attributes = shelves.attributes(words)
    title = _without(words, attributes)
    beside = [names for word, names in attributes.items() if word not in title]
    if beside:
        within = beside[0]
        for names in beside[1:]:
            within = within & names
        yield Reading(" ".join(title), within, dated=any(_YEAR.fullmatch(word) for word in attributes))


def _without(words: list[str], attributes: Collection[str]) -> list[str]:
    """The words of the title: all but years and what comes after it, or before it if it is longer than a code."""
    title = [word for word in words if word not in attributes or not _YEAR.fullmatch(word)]
    while title and title[-1] in attributes:
        title.pop()
    while title and title[0] in attributes and len(title[0]) >= _NO_CODE:
        title.pop(0)
    return title or words[:1]


def of_year(shelves: Shelves, name: str) -> BitMap:
    """The names of the series of a year, if a year is all that was typed."""
    return _of_years(shelves, [name]) if _YEAR.fullmatch(name) else NOTHING


def _of_years(shelves: Shelves, years: list[str]) -> BitMap:
    return NOTHING.union(NOTHING, *shelves.attributes(years).values())
