"""What members type, letter by letter: popular titles of a volume, some of them with slips."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from bot.catalogue.titles import Titled
from tests.bench.titles.queries import queries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KINDS: Final = ("as it is", "without accents", "one slip", "two slips")
_POPULAR: Final = 28
"""One series in so many is popular, as in the yardstick of the title search."""
_TITLES: Final = """
    select s.id, s.popularity, t.text
    from (select id, popularity from series order by popularity desc, slug
          limit (select count(*) / ?1 from series)) as s
    cross join title t on t.series = s.id order by s.id, t.ordinal
"""


def typed_titles(volume: Path, seed: int) -> Iterator[str]:
    """One after another what somebody types in the end; same seed, same titles. There is no end of them."""
    popular = _popular(volume)
    endless = [(each.typed for each in queries(kind, popular, 1 << 40, seed)) for kind in _KINDS]
    while True:
        for titles in endless:
            yield next(titles)


def letter_by_letter(titles: Iterator[str], count: int) -> list[str]:
    """So many keystrokes: what stands in the box after each, title after title."""
    return list(islice((title[:length] for title in titles for length in range(1, len(title) + 1)), count))


def _popular(volume: Path) -> list[Titled]:
    with closing(sqlite3.connect(volume)) as database:
        rows = groupby(database.execute(_TITLES, (_POPULAR,)), itemgetter(0, 1))
        return [Titled(series, tuple(text for *_, text in some), popularity) for (series, popularity), some in rows]
