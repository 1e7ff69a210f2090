"""Who is one person under several keys: whom the curators call rosa-vale, IMDb knows by a number."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from bot.series.naming import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.catalogue.volume import Volume

_log: Final = logging.getLogger(__name__)

_NUMBERED: Final = """
    select distinct p.key, json_extract(p.ids, '$.imdb') as imdb from credit c join person p on p.id = c.person
    where c.position = 0 and imdb is not null
"""
_OPENLY_CREDITED: Final = """
    select s.imdb, p.key, p.names from credit c join series s on s.id = c.series join person p on p.id = c.person
    where c.position = 0 and s.imdb is not null
"""
_CAST: Final = """
    select p.key, p.names from series s join credit c on c.series = s.id join person p on p.id = c.person
    where s.imdb = ?1
"""


class Identities:
    """The people who have several keys."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        """Lead from every other key of somebody to the one that wins."""
        self._keys: Final = keys
        self._others: Final = defaultdict[str, list[str]](list)
        for other, wins in keys.items():
            self._others[wins].append(other)

    def key_of(self, key: str) -> str:
        """The key that wins."""
        return self._keys.get(key, key)

    def others_of(self, key: str) -> tuple[str, ...]:
        """The other keys of whoever has this one, which wins."""
        return tuple(self._others.get(key, ()))


def identities_in(volumes: Sequence[Volume]) -> Identities:
    """Whom of the last volume an earlier one has, too.

    They are one person where an earlier volume names IMDb's number of them, or where both credit the name in one
    series, and nobody else of that name there. A credit that not everybody may know proves nothing: it would be told.
    """
    *earlier, last = volumes
    keys: dict[str, str] = {}
    try:
        for key, other in (proven for volume in earlier for proven in _proven(volume, last)):
            keys.setdefault(other, key)
    except sqlite3.Error as error:
        # Whoever asks the damaged volume is told; all the others go on.
        _log.error("the people of a volume cannot be compared with the others: %s", error)
    return Identities(keys)


def _proven(volume: Volume, last: Volume) -> Iterator[tuple[str, str]]:
    numbered = {row["key"]: row["imdb"] for row in volume.rows(_NUMBERED)}
    yield from numbered.items()
    yield from ((key, other) for key, other in _of_one_name(volume, last) if key != other and key not in numbered)


def _of_one_name(volume: Volume, last: Volume) -> Iterator[tuple[str, str]]:
    credited: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in volume.rows(_OPENLY_CREDITED):
        credited[row["imdb"]].append(row)
    for series, rows in credited.items():
        ours, theirs = _only_ones(rows), _only_ones(last.rows(_CAST, series))
        yield from ((ours[name], theirs[name]) for name in ours.keys() & theirs.keys())


def _only_ones(rows: Iterable[sqlite3.Row]) -> dict[str, str]:
    """The keys of those whose name nobody else has, by each of their names."""
    named: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in json.loads(row["names"]):
            named[normalise(name)].add(row["key"])
    return {name: key for name, (key, *others) in ((name, [*keys]) for name, keys in named.items()) if not others}
