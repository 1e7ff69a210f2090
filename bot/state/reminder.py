"""One reminder: what somebody asked for, and how it fares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from bot.clock import from_milliseconds
from bot.series.schedule import Track


class Kind(Enum):
    """Where a reminder arrives: in a channel or a thread, with one member, or as events of a server."""

    CHANNEL = "channel"
    MEMBER = "member"
    EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Wish:
    """A reminder as somebody asks for it.

    `track` None stands for wherever each season is broadcast; `lead` is the time before an episode, negative for the
    time after. `place` is a channel, a thread, a member or, for events, a server; `guild` is 0 for a member.
    """

    series: str
    kind: Kind
    place: int
    guild: int
    lead: timedelta
    set_by: int
    locale: str
    track: Track | None = None
    role: int | None = None
    opens_thread: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder that is set; `trouble` is why its last message could not be delivered."""

    number: int
    wish: Wish
    created: datetime
    paused: bool = False
    trouble: str | None = None


def reminder_of(row: Any) -> Reminder:
    """A row of `reminder`, or one that has its columns among others."""
    return Reminder(
        number=row["id"],
        wish=Wish(
            series=row["series"],
            kind=Kind(row["kind"]),
            place=row["place"],
            guild=row["guild"],
            lead=timedelta(seconds=row["lead"]),
            set_by=row["set_by"],
            locale=row["locale"],
            track=Track(row["outlet"], row["region"]) if row["outlet"] else None,
            role=row["role"],
            opens_thread=bool(row["opens_thread"]),
        ),
        created=from_milliseconds(row["created"]),
        paused=bool(row["paused"]),
        trouble=row["trouble"],
    )


def row_of(wish: Wish) -> dict[str, Any]:
    """A wish as a row of `reminder` holds it."""
    return {
        "series": wish.series,
        "outlet": wish.track.outlet if wish.track else "",
        "region": wish.track.region if wish.track else "",
        "kind": wish.kind.value,
        "place": wish.place,
        "guild": wish.guild,
        "lead": round(wish.lead.total_seconds()),
        "role": wish.role,
        "locale": wish.locale,
        "opens_thread": int(wish.opens_thread),
        "set_by": wish.set_by,
    }
