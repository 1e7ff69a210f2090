"""Finds actors and characters by name, and only by names that the audience may know."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from bot.catalogue.names import Name, NameSearch
from bot.catalogue.people import PeopleOnDisk, has_people
from bot.series.naming import normalise
from bot.series.stories import Moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.catalogue.identity import Identities
    from bot.spoilers.horizon import Horizon

__all__ = ["Name", "NameIndex", "NameSearch", "Names", "names_in"]

_SHORTEST_WITH_A_SLIP: Final = 4
_NAMES: Final = """
    select s.slug, c.number, n.text, n.story, n.position
    from name n join character c on c.series = n.series and c.number = n.character
    join series s on s.id = n.series
"""
_CREDITED: Final = """
    select p.key, p.names, s.slug, c.story, c.position, c.billing
    from credit c join person p on p.id = c.person join series s on s.id = c.series
    order by p.id, s.popularity desc, c.billing
"""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: Name
    folded: str
    words: tuple[str, ...]


class NameIndex:
    """Every name of every actor and character."""

    def __init__(self, names: Iterable[Name]) -> None:
        entries = (_Entry(name, normalise(name.text), tuple(normalise(name.text).split())) for name in names)
        # Never by how many parts there are: those that are still a secret would move a name up.
        self._entries = sorted(entries, key=lambda entry: (entry.folded, entry.name.target))

    def search(self, typed: str, horizon_of: Callable[[str], Horizon], limit: int = 25) -> list[Name]:
        """The names that begin with, contain or, with one slip of the finger, equal what was typed.

        Of names that match alike, those of the most parts that the audience may know come first.
        """
        query = normalise(typed)
        matching = [(rank, entry.name) for entry in self._entries if (rank := _rank(query, entry)) is not None]
        known = [(rank, -parts, name) for rank, name in matching if (parts := name.known_to(horizon_of))]
        found: dict[str, Name] = {}
        for _, _, name in sorted(known, key=lambda match: match[:2]):
            found.setdefault(name.target, name)
        return list(found.values())[:limit]

    def nearest(self, typed: str, horizon_of: Callable[[str], Horizon], limit: int = 3) -> list[Name]:
        """The known names that come closest to what was typed, however far."""
        query = normalise(typed)
        known = (entry for entry in self._entries if entry.name.known_to(horizon_of))
        closest = sorted(
            known,
            key=lambda entry: -max(OSA.normalized_similarity(query, form) for form in (entry.folded, *entry.words)),
        )
        return list({entry.name.target: entry.name for entry in closest}.values())[:limit]


class Names:
    """The names of several volumes: of those that match alike, an earlier one's come first.

    `hidden` are series of later volumes that an earlier one has, too: what those say about anybody is not asked.
    """

    def __init__(self, volumes: Sequence[NameSearch], hidden: frozenset[str], identities: Identities) -> None:
        self._volumes = volumes
        self._hidden = hidden
        self._identities = identities

    def search(self, typed: str, horizon_of: Callable[[str], Horizon], limit: int = 25) -> list[Name]:
        """The names that match what was typed, the best first."""
        found = [name for names in self._volumes for name in self._shown(names.search(typed, horizon_of, limit))]
        if len(self._volumes) > 1:
            query = normalise(typed)
            found.sort(key=lambda name: _fit(query, normalise(name.text)))
        return self._once(found)[:limit]

    def nearest(self, typed: str, horizon_of: Callable[[str], Horizon], limit: int = 3) -> list[Name]:
        """The names that come closest to what was typed, however far."""
        found = [name for names in self._volumes for name in self._shown(names.nearest(typed, horizon_of, limit))]
        query = normalise(typed)
        found.sort(key=lambda name: -OSA.normalized_similarity(query, normalise(name.text)))
        return self._once(found)[:limit]

    def _once(self, found: Iterable[Name]) -> list[Name]:
        """Everybody once, as the first volume that found them has them, with all the series they are known from."""
        once: dict[str, Name] = {}
        for name in found:
            target = self._target(name)
            first = once.get(target, name)
            where = first.where if first is name else tuple(dict.fromkeys((*first.where, *name.where)))
            once[target] = replace(first, target=target, where=where)
        return list(once.values())

    def _target(self, name: Name) -> str:
        kind, _, key = name.target.partition(".")
        return f"p.{self._identities.key_of(key)}" if kind == "p" else name.target

    def _shown(self, found: Iterable[Name]) -> Iterator[Name]:
        for name in found:
            where = tuple(place for place in name.where if place[0] not in self._hidden)
            if where:
                yield name if len(where) == len(name.where) else replace(name, where=where)


def names_in(rows: sqlite3.Connection) -> NameSearch:
    """Every name in a volume: in memory where curators wrote them down, on disk where there are millions."""
    if has_people(rows):
        return PeopleOnDisk(rows)
    return NameIndex([*_people(rows), *_characters(rows)])


def _people(rows: sqlite3.Connection) -> Iterator[Name]:
    where: dict[str, dict[tuple[str, Moment], None]] = {}
    names: dict[str, list[str]] = {}
    for row in rows.execute(_CREDITED):
        names.setdefault(row["key"], json.loads(row["names"]))
        where.setdefault(row["key"], {})[row["slug"], Moment(row["story"], row["position"])] = None
    return (Name(f"p.{key}", text, tuple(where[key])) for key, texts in names.items() for text in texts)


def _characters(rows: sqlite3.Connection) -> Iterator[Name]:
    for row in rows.execute(_NAMES):
        known_from = (row["slug"], Moment(row["story"], row["position"]))
        yield Name(f"c.{row['slug']}.{row['number']}", row["text"], (known_from,))


def _rank(query: str, entry: _Entry) -> int | None:
    if entry.folded == query:
        return 0
    if entry.folded.startswith(query):
        return 1
    if all(any(word.startswith(typed) for word in entry.words) for typed in query.split()):
        return 2
    if len(query) >= _SHORTEST_WITH_A_SLIP and _one_slip(query, entry):
        return 3
    return None


def _one_slip(query: str, entry: _Entry) -> bool:
    forms = (
        entry.folded,
        entry.folded[: len(query)],
        *(word for word in entry.words if len(word) >= _SHORTEST_WITH_A_SLIP),
    )
    return any(OSA.distance(query, form, score_cutoff=1) <= 1 for form in forms)


def _fit(query: str, name: str) -> int:
    """Whole names first, then those whose words were begun, then those with a slip."""
    if name == query:
        return 0
    return 1 if all(f" {word}" in f" {name}" for word in query.split()) else 2
