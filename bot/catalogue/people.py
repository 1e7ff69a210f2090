"""Finds people among millions: an index on disk, the best known first, and nothing of it held in memory."""

from __future__ import annotations

import json
import sqlite3
from importlib import resources
from itertools import islice
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from bot.catalogue.names import Name
from bot.series.naming import normalise
from bot.series.stories import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.spoilers.horizon import Horizon

Entry = tuple[int, str, str]
"""A person's row, their name, and the series they are known from: JSON of slugs and positions, the best first."""

_COMPARED: Final = 96
"""How many that match are looked at, the best known."""
_SHORTEST_WITH_A_SLIP: Final = 4
_TELLING: Final = 4
_STORY: Final = 0
_AT_ONCE: Final = 10_000
_ALL: Final = "select id from person_name order by id limit ?1"
_MATCHING: Final = "select rowid as id from person_word where person_word match ?2 order by rowid limit ?1"
_FOUND: Final = """
    select p.key, p.names, n.places
    from ({numbers}) as found cross join person_name n on n.id = found.id cross join person p on p.id = n.person
"""


def write_people(database: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Write the index into a catalogue that has none; the entries come in the order in which they shall be found."""
    tables = resources.files("bot.catalogue").joinpath("sql/people.sql").read_text(encoding="utf-8")
    database.executescript(tables)
    numbered = enumerate(entries, start=1)
    while some := list(islice(numbered, _AT_ONCE)):
        names = ((number, person, places) for number, (person, _, places) in some)
        words = ((number, _words(name)) for number, (_, name, _) in some)
        database.executemany("insert into person_name values (?1, ?2, ?3)", names)
        database.executemany("insert into person_word (rowid, words) values (?1, ?2)", words)
    database.execute("insert into person_word (person_word) values ('optimize')")


def has_people(database: sqlite3.Connection) -> bool:
    """Whether a catalogue has such an index."""
    return database.execute("select 1 from sqlite_master where name = 'person_word'").fetchone() is not None


class PeopleOnDisk:
    """The people of a volume; the connection must be used by nobody else at the same time."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def search(self, typed: str, horizon_of: Callable[[str], Horizon], limit: int = 25) -> list[Name]:
        """The names that begin with, contain or, with one slip of the finger, equal what was typed."""
        query = normalise(typed)
        found = self._first(_matches(query), horizon_of, limit)
        if not found and len(query) >= _SHORTEST_WITH_A_SLIP:
            found = self._first(_relaxed(query), horizon_of, limit, lambda name: _one_slip(query, normalise(name)))
        return found

    def nearest(self, typed: str, horizon_of: Callable[[str], Horizon], limit: int = 3) -> list[Name]:
        """The known names that come closest to what was typed, of those that have a part of it."""
        query = normalise(typed)
        some = self._first((*_matches(query), *_relaxed(query), ""), horizon_of, _COMPARED)
        return sorted(some, key=lambda name: -OSA.normalized_similarity(query, normalise(name.text)))[:limit]

    def _first(
        self,
        matches: Iterable[str],
        horizon_of: Callable[[str], Horizon],
        limit: int,
        fits: Callable[[str], bool] = lambda _: True,
    ) -> list[Name]:
        """The first people who match, whose name fits, and whom the audience may know, with where from."""
        found: dict[str, Name] = {}
        for key, text, places in self._candidates(matches):
            if key not in found and fits(text):
                told = ((slug, Moment(_STORY, position)) for slug, position in json.loads(places))
                where = tuple(place for place in told if horizon_of(place[0]).passed(place[1]))
                if where:
                    found[key] = Name(f"p.{key}", text, where)
            if len(found) == limit:
                break
        return list(found.values())

    def _candidates(self, matches: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """Key, name and places of the best known people who match, one match after the other."""
        for match in matches:
            query, values = (_MATCHING, (_COMPARED, match)) if match else (_ALL, (_COMPARED,))
            try:
                for key, names, places in self._database.execute(_FOUND.format(numbers=query), values):
                    yield key, json.loads(names)[0], places
            except sqlite3.OperationalError:
                continue  # a letter younger than SQLite's tables, which it takes for no letter


def _matches(query: str) -> Iterator[str]:
    """The whole name first, then its words as far as they have been typed."""
    if query:
        yield f'"{_whole(query)}"'
    yield _all_begin(query.split())


def _relaxed(query: str) -> Iterator[str]:
    """What is left of a name when a slip is taken out: the first half of each word, or all words but one."""
    words = query.split()
    # Of a letter or two there are hundreds of thousands, and none of them is meant.
    if any(len(word) >= _TELLING for word in words):
        yield _all_begin([word[: (len(word) + 1) // 2] for word in words])
    for word in words:
        others = [other for other in words if other != word]
        if any(len(other) >= _TELLING for other in others):
            yield _all_begin(others)


def _all_begin(words: list[str]) -> str:
    return " ".join(f'"{word}"*' for word in words)


def _words(name: str) -> str:
    folded = normalise(name)
    return f"{folded} {_whole(folded)}"


def _whole(folded: str) -> str:
    return f"_{folded.replace(' ', '')}_"


def _one_slip(query: str, name: str) -> bool:
    return any(OSA.distance(query, form, score_cutoff=1) <= 1 for form in (name, name[: len(query)], *name.split()))
