"""The files that a new one will stand beside: which slugs, shows and people they have already."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.series.naming import slug_of
from bot.tvmaze.titles import titles_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.catalogue.loading import Loaded
    from bot.catalogue.schema.parts import ExternalIds
    from bot.tvmaze.models import Person, Show

_LIKE_A_KEY: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What other files say; none at all for a file that stands alone."""

    shows: Mapping[str, ExternalIds] = field(default_factory=dict)
    """The ids of each series, by slug."""
    people: Mapping[str, tuple[str, int | None]] = field(default_factory=dict)
    """The key and, where it is known, the TVmaze id of everybody in people.yaml, by each of their names."""
    taken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """In which files people stand already, by the slug of their name."""

    @classmethod
    def of(cls, loaded: Loaded) -> Neighbours:
        """What a folder of curated files says."""
        known = loaded.people.file.root
        names = {name.casefold(): (key, entry.ids.tvmaze) for key, entry in known.items() for name in entry.names}
        taken = {key: {"people.yaml"} for key in known}
        for series in loaded.series:
            for credit in series.file.credits:
                taken.setdefault(slug_of(credit.person), set()).add(series.document.path)
        shows = {series.file.slug: series.file.ids for series in loaded.series}
        return cls(shows, names, {slug: frozenset(where) for slug, where in taken.items()})

    def without(self, slug: str) -> Neighbours:
        """The files beside the one of this slug."""
        own = {f"series/{slug}.yaml"}
        taken = {key: where - own for key, where in self.taken.items() if where - own}
        return Neighbours(self.shows, self.people, taken)

    def where(self, name: str) -> tuple[str, ...]:
        """The files that somebody of this name stands in."""
        return tuple(sorted(self.taken.get(slug_of(name), ())))

    def credited_as(self, person: Person, name: str) -> str | None:
        """How a file names somebody; None where only a curator can say whether they are who they seem to be."""
        key, identity = self.people.get(name.casefold(), (None, None))
        if key is not None:
            return key if identity in {None, person.id} else None
        return None if slug_of(name) in self.taken or _LIKE_A_KEY.fullmatch(name) else name

    def slug_for(self, show: Show) -> str:
        """The slug of the file that holds this show, or of a new one that takes no other show's place."""
        same = next((slug for slug, ids in self.shows.items() if _same(ids, show)), None)
        if same is not None:
            return same
        free = (slug for slug in _slugs(show) if slug not in self.shows or not _other(self.shows[slug], show))
        return next(free, f"tvmaze-{show.id}")


def _slugs(show: Show) -> Iterator[str]:
    name = next(titles_of(show)).text
    yield slug_of(name)
    if show.premiered:
        yield _ending(name, str(show.premiered.year))
    yield _ending(name, str(show.id))


def _ending(name: str, distinction: str) -> str:
    return f"{slug_of(name)[: 39 - len(distinction)].strip('-')}-{distinction}"


def _same(ids: ExternalIds, show: Show) -> bool:
    if ids.tvmaze is not None:
        return ids.tvmaze in {show.id, show.merged_from}
    return bool(ids.imdb and ids.imdb == show.externals.imdb)


def _other(ids: ExternalIds, show: Show) -> bool:
    """Whether a file is of a show that is surely another one."""
    return ids.tvmaze is not None or bool(ids.imdb and show.externals.imdb)
