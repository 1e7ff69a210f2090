"""Series as lists show them, many at once: a list of suggestions is read by one statement, not by 25."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from bot.catalogue.assemble import listing_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from bot.series.models import Listing

_REMEMBERED: Final = 4096


class Listed:
    """The listings of a volume, by row; those read lately are remembered."""

    def __init__(self, rows: sqlite3.Connection) -> None:
        self._rows = rows
        self._listings: OrderedDict[int, Listing] = OrderedDict()

    def of(self, identities: Sequence[int]) -> list[Listing]:
        """The series of some rows, in that order."""
        if missing := [identity for identity in identities if identity not in self._listings]:
            query = f"select * from series where id in ({', '.join('?' * len(missing))})"  # noqa: S608  # only marks
            self._listings.update((row["id"], listing_of(row)) for row in self._rows.execute(query, missing))
        for identity in identities:
            self._listings.move_to_end(identity)
        found = [self._listings[identity] for identity in identities]
        while len(self._listings) > _REMEMBERED:
            self._listings.popitem(last=False)
        return found
