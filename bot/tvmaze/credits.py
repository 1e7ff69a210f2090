"""Who plays whom, and from when one may know: TVmaze tells it of guests, and of the main cast it does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bot.catalogue.schema.parts import SafeText
from bot.catalogue.schema.series_file import Character, Credit
from bot.series.naming import slug_of
from bot.tvmaze.seasons import SOURCE
from bot.tvmaze.spans import spans_from, spans_of
from bot.tvmaze.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.series.codes import EpisodeCode
    from bot.series.stories import Timeline
    from bot.tvmaze.models import CastMember, GuestCast, Person
    from bot.tvmaze.models import Character as Part
    from bot.tvmaze.neighbours import Neighbours

_LONGEST_NAME: Final = 100
_LONGEST_PERSON: Final = 80
_LONGEST_KEY: Final = 40


@dataclass(frozen=True, slots=True)
class Held:
    """A credit that a curator must decide about: `name` stands in other files, perhaps for somebody else."""

    name: str
    credit: Credit
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Billing:
    """What a file says about its cast, and what it cannot say before somebody has looked."""

    characters: Mapping[str, Character]
    credits: tuple[Credit, ...]
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """The episodes by which credits are told: those of TVmaze by id, all in watching order, the seasons begun."""

    codes: Mapping[int, EpisodeCode]
    timeline: Timeline
    begun: frozenset[int]


def billing_of(cast: Iterable[CastMember], guests: GuestCast, watched: Watched, neighbours: Neighbours) -> Billing:
    """The cast of a show: the main cast first, guests in the order in which they appear."""
    appearances = _appearances(guests, watched)
    table = _Table(neighbours)
    main = {_pair(member): member for member in cast}
    listed = tuple(watched.timeline.codes)
    opening = _first_regular(listed)
    for pair, member in main.items():
        # Whoever is also listed as a guest joined, or came back, later: then nobody knows of them before that.
        first = appearances[pair][1][0] if pair in appearances else opening
        # TVmaze tells of the main cast what it is, not since when: only its guests are told episode by episode.
        reveals = None if pair in appearances and first == opening else str(first)
        table.add(member, tuple(spans_from(first, listed, watched.begun | {first.season})), "main", reveals)
    for pair, (member, codes) in appearances.items():
        if pair not in main:
            table.add(member, tuple(spans_of(codes)), "guest")
    return Billing(table.characters, tuple(table.credits), tuple(table.held))


def _pair(member: CastMember) -> tuple[int, int]:
    return member.person.id, member.character.id


def _first_regular(listed: Sequence[EpisodeCode]) -> EpisodeCode:
    return next((code for code in listed if not code.special), listed[0])


def _appearances(guests: GuestCast, watched: Watched) -> dict[tuple[int, int], tuple[CastMember, list[EpisodeCode]]]:
    """The guests with their episodes in watching order; those of an episode that the file leaves out are not there."""
    order = watched.timeline.codes
    found: dict[tuple[int, int], tuple[CastMember, list[EpisodeCode]]] = {}
    known = [(code, identity) for identity, code in watched.codes.items() if identity in guests]
    for code, identity in sorted(known, key=lambda entry: order[entry[0]]):
        for member in guests[identity]:
            found.setdefault(_pair(member), (member, []))[1].append(code)
    return found


class _Table:
    """Characters and credits as they are added; everybody under one key, and nobody under somebody else's."""

    def __init__(self, neighbours: Neighbours) -> None:
        self.characters: dict[str, Character] = {}
        self.credits: list[Credit] = []
        self.held: list[Held] = []
        self._neighbours = neighbours
        self._keys: dict[int, str] = {}
        self._people: dict[str, int] = {}

    def add(
        self, member: CastMember, episodes: tuple[str, ...], kind: Literal["main", "guest"], reveals: str | None = None
    ) -> None:
        """Credit somebody, or hold the credit back where their name is another's, too."""
        name = plain(member.person.name, _LONGEST_PERSON) or f"Person {member.person.id}"
        person = self._credited_as(member.person, name)
        credit = Credit(
            person=person or name,
            character=self._key(member.character),
            episodes=episodes,
            kind=kind,
            reveals=reveals,
            sources=(SOURCE,),
        )
        if person is None:
            self.held.append(Held(name, credit, self._neighbours.where(name)))
        else:
            self.credits.append(credit)

    def _credited_as(self, person: Person, name: str) -> str | None:
        if self._people.setdefault(slug_of(name), person.id) != person.id:
            return None
        return self._neighbours.credited_as(person, name)

    def _key(self, part: Part) -> str:
        if part.id not in self._keys:
            name = plain(part.name, _LONGEST_NAME) or f"Character {part.id}"
            key = slug_of(name)
            if key in self.characters:
                key = f"{key[: _LONGEST_KEY - 1 - len(str(part.id))].strip('-')}-{part.id}"
            self._keys[part.id] = key
            self.characters[key] = Character(names=(SafeText(text=name),))
        return self._keys[part.id]
