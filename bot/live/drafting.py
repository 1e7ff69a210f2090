"""Turns a show of TVmaze into the file that the live volume is compiled from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.catalogue.schema.parts import ExternalIds
from bot.catalogue.timelines import code_of
from bot.live.known import KnownPerson
from bot.series.naming import slug_of
from bot.tvmaze.neighbours import Neighbours
from bot.tvmaze.series_file import draft_of
from bot.tvmaze.titles import titles_of
from bot.tvmaze.wording import plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from datetime import date

    from bot.catalogue.schema.series_file import Season, SeriesFile
    from bot.tvmaze.models import CastMember, GuestCast, Person, Show

_LONGEST_SLUG: Final = 40
_LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Read:
    """A show as it was read, with its guests; none are asked for where curators tell the cast."""

    show: Show
    guests: GuestCast = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Alone(Neighbours):
    """A file that nothing stands beside: everybody is who TVmaze's number says, and nobody else."""

    slug: str = ""

    def without(self, slug: str) -> _Alone:  # noqa: ARG002
        return self

    def credited_as(self, person: Person, name: str) -> str:  # noqa: ARG002
        return written_as(person.id)

    def slug_for(self, show: Show) -> str:  # noqa: ARG002
        return self.slug


def written_as(person: int) -> str:
    """How the files of the live volume name somebody."""
    return f"tvmaze-{person}"


def drafted(read: Read, slug: str, today: date) -> SeriesFile:
    """A series that nobody has curated; raises ShowNotUsable for one that no file can hold.

    Nobody has looked at what its episodes are called: a title is told when its episode has been watched.
    """
    file = draft_of(read.show, read.guests, today, _Alone(slug=slug)).file
    return file.model_copy(update={"seasons": tuple(map(_sealed, file.seasons))})


def completing(read: Read, slug: str, today: date) -> SeriesFile:
    """What completes a curated series: seasons, episodes and dates; raises ShowNotUsable."""
    return as_completing(drafted(Read(read.show), slug, today))


def as_completing(file: SeriesFile) -> SeriesFile:
    """A file without its cast and ids: both are the curators' word, and would be found twice."""
    return file.model_copy(update={"characters": {}, "credits": (), "ids": ExternalIds()})


def new_slug(show: Show, taken: Container[str]) -> str:
    """A slug that no other series has, not even one that may be the same."""
    name = next(titles_of(show)).text
    year = [str(show.premiered.year)] if show.premiered else []
    wanted = (slug_of(name), *(_ending(name, each) for each in (*year, str(show.id))))
    return next((slug for slug in wanted if slug not in taken), f"tvmaze-{show.id}")


def people_in(read: Read) -> Iterator[tuple[int, str]]:
    """Everybody whom a show credits, by TVmaze's number, with their name."""
    for member in _members(read):
        yield member.person.id, plain(member.person.name, _LONGEST_NAME) or f"Person {member.person.id}"


def known_people(
    read: Read, known: Mapping[int, KnownPerson], decided: Mapping[int, str], credited: Mapping[str, str]
) -> dict[int, KnownPerson]:
    """The people of a show with the keys under which the catalogue has them.

    Two of one name are one person only where a curator has written TVmaze's number down (`decided`), or where both
    credit the name in this very series (`credited`, by folded name). Everybody else has a key of their own.
    """
    people = {}
    for identity, name in people_in(read):
        before = known[identity].key if identity in known else _ending(name, str(identity))
        key = decided.get(identity) or credited.get(name.casefold()) or before
        people[identity] = KnownPerson(key=key, name=name)
    return people


def _sealed(season: Season) -> Season:
    episodes = [
        each.model_copy(update={"title": each.title.model_copy(update={"reveals": str(code_of(season, each))})})
        if each.title
        else each
        for each in season.episodes
    ]
    return season.model_copy(update={"episodes": tuple(episodes)})


def _members(read: Read) -> Iterator[CastMember]:
    yield from read.show.cast
    for guests in read.guests.values():
        yield from guests


def _ending(name: str, distinction: str) -> str:
    return f"{slug_of(name)[: _LONGEST_SLUG - 1 - len(distinction)].strip('-')}-{distinction}"
