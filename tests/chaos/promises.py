"""What members were promised: which message, where, and when it is due. Nothing here asks the bot what it would say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.reminders.dispatcher import COUNTED_ON
from bot.series.schedule import Track
from bot.state.reminder import Kind, Wish
from tests.stand_in import identity

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from tests.stand_in.wire import Json

    from .programme import Show

SERVERS: Final = 20
_CHANNELS: Final = 6
_MEMBERS: Final = 60
_AT_HOME, _ABROAD = "ITV · United Kingdom", "Stream · United States"
_LISTED: Final = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A channel of a server, or a member's direct messages."""

    kind: Kind
    number: int
    server: int = 0

    @property
    def role(self) -> int:
        """The role of the server that may be mentioned."""
        return self.server + 50


@dataclass(frozen=True, slots=True)
class Promise:
    """A reminder that was set: who set it where, and what is to be read there."""

    wish: Wish
    place: Place
    due: datetime
    text: str

    @property
    def requests(self) -> int:
        """How many it takes: one to find a member's channel, one for a thread."""
        return 1 + (self.place.kind is Kind.MEMBER) + self.wish.opens_thread


def servers() -> list[Json]:
    """Every server with its channels and a role to mention."""
    return [_server(_server_number(index)) for index in range(SERVERS)]


def _server(number: int) -> Json:
    channels = [
        identity.channel(str(number + index), str(number), f"room-{index}") for index in range(1, _CHANNELS + 1)
    ]
    guild = identity.guild(str(number), channels=channels)
    viewers = identity.everyone(str(number)) | {"id": str(number + 50), "name": "viewers", "mentionable": True}
    return guild | {"roles": [*guild["roles"], viewers]}


def _server_number(index: int) -> int:
    return 2_000_000_000_000_000_000 + 1_000 * index


def promises(shows: list[Show], times: list[datetime], count: int, chance: random.Random) -> list[Promise]:
    """Reminders of which each is due at one of `times`; no two of them are the same one."""
    made: dict[tuple[object, ...], Promise] = {}
    places = list(_places(chance, count))
    while len(made) < count:
        promise = _promise(chance.choice(shows), places[len(made)], chance.choice(times), chance)
        wish = promise.wish
        made.setdefault((wish.place, wish.series, wish.track, wish.lead), promise)
    return list(made.values())


def _places(chance: random.Random, count: int) -> Iterator[Place]:
    """One channel with many reminders, direct messages, and all the others at random."""
    for number in range(count):
        if number < 10:
            yield Place(Kind.CHANNEL, _server_number(0) + 1, _server_number(0))
        elif number % 5 == 0:
            yield Place(Kind.MEMBER, 3_000_000_000_000_000_000 + chance.randrange(_MEMBERS))
        else:
            server = _server_number(chance.randrange(SERVERS))
            yield Place(Kind.CHANNEL, server + chance.randint(1, _CHANNELS), server)


def _promise(show: Show, place: Place, due: datetime, chance: random.Random) -> Promise:
    abroad = chance.random() < 0.3
    airs = show.abroad if abroad else show.home
    role = place.role if place.server and chance.random() < 0.3 else None
    wish = Wish(
        series=show.slug,
        kind=place.kind,
        place=place.number,
        guild=place.server,
        lead=airs - due,
        set_by=place.number if place.kind is Kind.MEMBER else int(identity.OWNER_ID),
        locale="en-GB",
        track=Track("Stream", "US") if abroad else None,
        role=role,
        opens_thread=bool(place.server) and chance.random() < 0.05,
    )
    return Promise(wish, place, due, text_of(wish, show))


def text_of(wish: Wish, show: Show, was: Show | None = None) -> str:
    """What is to be read, word for word; `was` says what it was when the message was sent."""
    mention = f"<@&{wish.role}> " if wish.role else ""
    when = _time(wish, show) if was is None else f"Moved from {_time(wish, was)} to {_time(wish, show)}."
    lines = [f"{mention}**{show.title}** · {_several(show)}", *_listed(show), when]
    return "\n".join([*lines, f"-# {_ABROAD if wish.track else _AT_HOME}"])


def _listed(show: Show) -> list[str]:
    """The episodes one by one, unless none of them has a title to tell."""
    if not any(number % 2 for number in show.episodes):
        return []
    listed = [f"S1E{number} · {'Part' if number % 2 else 'Episode'} {number}" for number in show.episodes[:_LISTED]]
    return [*listed, *([f"and {len(show.episodes) - _LISTED} more"] if len(show.episodes) > _LISTED else [])]


def _time(wish: Wish, show: Show) -> str:
    seconds = round((show.abroad if wish.track else show.home).timestamp())
    return f"<t:{seconds}:F> (<t:{seconds}:R>)"


def _several(show: Show) -> str:
    first, last = show.episodes[0], show.episodes[-1]
    return f"S1E{first}" if first == last else f"S1E{first}–E{last}"


def beginnings(promised: list[Promise], per_second: float) -> dict[datetime, datetime]:
    """When the first message of each time may come: so early that all of them, and those that follow, are in time."""
    due = sorted(promise.due for promise in promised for _ in range(promise.requests))
    times = sorted(set(due))
    begins: dict[datetime, datetime] = {}
    for first, time in enumerate(times):
        until = [
            later - timedelta(seconds=_between(due, time, later) / (per_second * COUNTED_ON)) for later in times[first:]
        ]
        begins[time] = min([time, *until])
    return begins


def _between(due: list[datetime], first: datetime, last: datetime) -> int:
    return sum(first <= time <= last for time in due)
