"""Files names under terms: in memory first, then list by list into the catalogue."""

from __future__ import annotations

from array import array
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from pyroaring import BitMap

from bot.catalogue.titles.postings import MOST_NAMES, packed, plain

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator

    from bot.catalogue.titles.terms import Kind

_DRAWERS: Final = 256
_REMEMBERED: Final = 1 << 15
_NAME_BITS: Final = 24
_NAME: Final = (1 << _NAME_BITS) - 1
_NAMES: Final = "select id, name from title_name order by id"
_SOME: Final = "select id, name from title_name where id in"
_AT_ONCE: Final = 500
_PUT: Final = "insert into title_term values (?1, ?2)"


def file_all(database: sqlite3.Connection, kind: Kind, texts: Callable[[str], Collection[str]]) -> Iterator[None]:
    """File every name by the texts made of it, one step of the kind at a time."""
    before: _Step | None = None
    for length in kind.lengths:
        step = _Step(kind, length, before)
        names = database.execute(_NAMES) if before is None else _some(database, before.left_out)
        step.add(names, texts)
        database.executemany(_PUT, step.lists())
        before = step
        yield


def _some(database: sqlite3.Connection, names: BitMap) -> Iterator[tuple[int, str]]:
    left = iter(names)
    while some := list(islice(left, _AT_ONCE)):
        marks = ",".join("?" * len(some))
        yield from database.execute(f"{_SOME} ({marks}) order by id", some)


def _lists(drawer: list[int]) -> Iterator[tuple[int, list[int]]]:
    """What is sorted by number and name, a list for each number."""
    last, names = drawer[0] >> _NAME_BITS if drawer else 0, list[int]()
    for each in drawer:
        number = each >> _NAME_BITS
        if number != last:
            yield last, names
            last, names = number, []
        names.append(each & _NAME)
    if names:
        yield last, names


class _Piece:
    """The first letters of a text: where they are filed, how many names have lately been filed so, and the last one."""

    __slots__ = ("filed", "last", "numbers")

    def __init__(self, kind: Kind, length: int, text: str) -> None:
        self.numbers, self.filed, self.last = kind.numbers(text, length), 0, -1


class _Step:
    """What is filed by so many letters."""

    def __init__(self, kind: Kind, length: int, before: _Step | None) -> None:
        self._kind, self._length, self._before = kind, length, before
        # The same words come again and again.
        self._pieces = lru_cache(_REMEMBERED)(partial(_Piece, kind, length))
        # Sorting many small parts takes less memory than one large one.
        self._drawers = [array("Q") for _ in range(_DRAWERS)]
        self._full: set[int] = set()
        self.left_out = BitMap()
        """Names on lists that have no more room: all that the next step has to do with."""

    def add(self, names: Iterable[tuple[int, str]], texts_of: Callable[[str], Collection[str]]) -> None:
        """File names, the most popular first, by their texts, but for texts of which all lists before have room."""
        length, least, before, drawers = self._length, self._length - self._kind.slack, self._before, self._drawers
        enough = self._kind.kept or MOST_NAMES
        for name, whole in names:
            texts = texts_of(whole)
            numbers: Collection[int] = ()
            # The only text of a name that was left out needs no look: it was left out for that.
            doubted = before if len(texts) > 1 else None
            for text in texts:
                if len(text) < least or (doubted is not None and not doubted.is_full(text)):
                    continue
                piece = self._pieces(text[:length])
                if piece.last == name:
                    continue  # another word of it begins alike
                piece.filed, piece.last = piece.filed + 1, name
                if piece.filed > enough:
                    self.left_out.add(name)  # so many of the same have come before it
                else:
                    numbers = {*numbers, *piece.numbers} if numbers else piece.numbers
            for number in numbers:
                drawers[number >> _NAME_BITS].append(number << _NAME_BITS | name)

    def is_full(self, text: str) -> bool:
        """Whether one of the lists that a text is on has no more room."""
        return not self._full.isdisjoint(self._pieces(text[: self._length]).numbers)

    def lists(self) -> Iterator[tuple[int, bytes]]:
        """Every list with its term, in order; can be asked for once."""
        first, room, kept = self._kind.first(self._length), self._kind.room, self._kind.kept
        for at in range(_DRAWERS):
            drawer, self._drawers[at] = sorted(self._drawers[at]), array("Q")
            for number, names in _lists(drawer):
                if len(names) >= room:
                    self._full.add(number)
                    self.left_out.update(names)
                yield first + number, packed(names) if kept is None else plain(names[:kept])
