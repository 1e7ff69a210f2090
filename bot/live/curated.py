"""What the curated volume says about which shows of TVmaze its series are, and who plays in them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.catalogue.schema.parts import ExternalIds
from bot.errors import CatalogueUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bot.live.known import KnownShow
    from bot.tvmaze.models import Show

_SERIES: Final = "select slug, ids from series order by slug"
_PEOPLE: Final = "select key, ids from person where ids <> '{}'"
_CREDITED: Final = """
    select s.slug, p.key, p.names from credit c join person p on p.id = c.person join series s on s.id = c.series
    where s.slug = ?1
"""


@dataclass(frozen=True, slots=True)
class Curated:
    """The curated series by slug with their ids, and the people whose TVmaze ids a curator has written down."""

    path: Path
    series: Mapping[str, ExternalIds] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)

    def slug_of(self, show: Show) -> str | None:
        """The series that a show is for certain, by an id that both name; a title alone proves nothing."""
        wanted = {show.id, show.merged_from}
        same = (slug for slug, ids in self.series.items() if ids.tvmaze in wanted and ids.tvmaze is not None)
        return next(same, None) or self._slug_of_imdb(show.externals.imdb)

    def is_same(self, slug: str, show: KnownShow) -> bool:
        """Whether a series is for certain the show that is kept under its slug."""
        ids = self.series.get(slug, ExternalIds())
        if ids.tvmaze is not None:
            return show.is_show(ids.tvmaze)
        return ids.imdb is not None and ids.imdb == show.imdb

    def followed(self) -> Iterator[tuple[str, int]]:
        """The series that name a show of TVmaze, with its id."""
        return ((slug, ids.tvmaze) for slug, ids in self.series.items() if ids.tvmaze is not None)

    def numbered_by_imdb(self) -> Iterator[tuple[str, str]]:
        """The series that name no show of TVmaze but IMDb's number, with that."""
        return ((slug, ids.imdb) for slug, ids in self.series.items() if ids.tvmaze is None and ids.imdb is not None)

    def cast_of(self, slug: str) -> dict[str, str]:
        """The keys of the people credited in a series, by each of their names, folded."""
        with closing(_opened(self.path)) as rows:
            found = rows.execute(_CREDITED, (slug,)).fetchall()
        return {name.casefold(): key for _, key, names in found for name in json.loads(names)}

    def _slug_of_imdb(self, imdb: str | None) -> str | None:
        same = (slug for slug, ids in self.series.items() if ids.tvmaze is None and ids.imdb == imdb)
        return next(same, None) if imdb else None


def curated_in(path: Path) -> Curated:
    """Read a curated volume; raises CatalogueUnavailable where there is none that can be read."""
    try:
        with closing(_opened(path)) as rows:
            series = {slug: _ids(ids) for slug, ids in rows.execute(_SERIES)}
            people = {_ids(ids).tvmaze: key for key, ids in rows.execute(_PEOPLE)}
    except sqlite3.Error as error:
        message = f"there is no catalogue at {path} ({error}); run `previously data build`, or set CATALOGUE"
        raise CatalogueUnavailable(message) from error
    return Curated(path, series, {identity: key for identity, key in people.items() if identity is not None})


def _ids(written: str) -> ExternalIds:
    return ExternalIds.model_validate_json(written)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
