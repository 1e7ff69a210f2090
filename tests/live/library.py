"""What TVmaze knows in these stories: a ferry that comes soon, and a harbour that the curators know better."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from tests.tvmaze.pages import GB, LANTERN_ONE, episode, member, outlet, season, show

if TYPE_CHECKING:
    from tests.tvmaze.pages import Json
    from tests.tvmaze.server import TVmazeServer

FERRY: Final = 8
HARBOUR: Final = 70
CHANNEL_ONE: Final = outlet(9, "Channel One", GB)
FIRST_NIGHT: Final = date(2026, 1, 9)


def add_ferry(server: TVmazeServer, *, moved: timedelta = timedelta(), identity: int = FERRY, **changes: Any) -> None:
    """A show that nobody has curated: two episodes a week apart, on Fridays at nine in the evening in London."""
    nights = [(FIRST_NIGHT + moved).isoformat(), (FIRST_NIGHT + timedelta(weeks=1)).isoformat()]
    ten = 10 * identity
    episodes = [airing(ten + number, number, night) for number, night in enumerate(nights, start=1)]
    page = show(identity, "The Ferry", status="Running", premiered=nights[0], **changes)
    cast = [member(1, "Ada Example", 81, "Hanna Vik"), member(4, "Dee Example", 82, "The Captain")]
    guests = {ten + 2: [member(3, "Cy Example", 83, "The hush stowaway")]}
    server.add(page, {"seasons": [season(ten, 1)], "cast": cast}, episodes=episodes, guests=guests)


def add_harbour(server: TVmazeServer, *, hour: str = "21:30") -> None:
    """The show of the curated series; TVmaze is half an hour late, and knows of an episode more."""
    episodes = [
        airing(701, 1, "2026-01-10", hour, name="Ebb tide"),
        airing(702, 2, "2026-01-17", hour),
        airing(703, 3, "2026-01-24", hour, name="The hush rescue"),
    ]
    cast = [member(1, "Ada Example", 71, "Meg the Pilot"), member(2, "Ben Example", 72, "The hush smuggler")]
    page = show(HARBOUR, "Harbour Lights", status="Running", premiered="2026-01-10", network=CHANNEL_ONE)
    server.add(page, {"seasons": [season(70, 1, network=CHANNEL_ONE)], "cast": cast}, episodes=episodes)


def airing(identity: int, number: int | None, night: str, hour: str = "21:00", **changes: Any) -> Json:
    """An episode in a London winter."""
    return episode(identity, number, night, hour, airstamp=f"{night}T{hour}:00+00:00", **changes)


def touched(server: TVmazeServer, identity: int, at: int) -> None:
    """TVmaze says that a show has changed."""
    server.shows[identity]["updated"] = server.updated[identity] = at


__all__ = [
    "CHANNEL_ONE",
    "FERRY",
    "HARBOUR",
    "LANTERN_ONE",
    "add_ferry",
    "add_harbour",
    "airing",
    "touched",
]
