"""One delivery: from planned to sent, or to the reason why not."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any, Final

from bot.clock import from_milliseconds
from bot.errors import PreviouslyError
from bot.series.codes import EpisodeCode
from bot.series.releases import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

_log: Final = logging.getLogger(__name__)

DELETED: Final = "deleted"
"""Stands among what a message or an event shows where somebody deleted it: it is neither changed nor made again."""


class Unreadable(PreviouslyError):
    """A row was written by another version or by hand, or with zones that this host lacks; the message names it."""


class State(IntEnum):
    """How far a delivery has come."""

    PLANNED = 0
    LEASED = 1
    SENT = 2
    UNDELIVERABLE = 3
    SKIPPED = 4


class Purpose(Enum):
    """What a delivery does: announce episodes, edit what was announced, or tell whoever set a reminder of trouble."""

    ANNOUNCE = "announce"
    AMEND = "amend"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message to be sent, or sent; `subject` is the delivery whose message is edited or told about.

    `planned` is since when it has been like this; `begun` when it was claimed first, after which Discord may have the
    message; `shown` is what the message says. `ready` is when it may be claimed: when due, or when it is tried again;
    `lease` is until when somebody has it.
    """

    number: int
    reminder: int
    purpose: Purpose
    codes: tuple[EpisodeCode, ...]
    when: When
    airs: datetime
    due: datetime
    until: datetime
    planned: datetime
    state: State = State.PLANNED
    subject: int | None = None
    attempts: int = 0
    begun: datetime | None = None
    channel: int | None = None
    message: int | None = None
    shown: Mapping[str, str] = field(default_factory=dict)
    reason: str | None = None
    settled: datetime | None = None
    ready: datetime | None = None
    lease: datetime | None = None

    @property
    def nonce(self) -> str:
        """By this Discord recognises the message, at most 25 characters.

        The same for every attempt, and another one for a number that is used again after a backup was restored.
        """
        return f"p{self.number:x}-{int(self.planned.timestamp()):x}"

    @property
    def deleted(self) -> bool:
        """Whether it was sent, and somebody has deleted it since."""
        return DELETED in self.shown

    @property
    def untouched(self) -> bool:
        """Whether nobody has tried yet, so that it may still be moved or dropped."""
        return self.state is State.PLANNED and self.attempts == 0


def delivery_of(row: Any) -> Delivery:
    """A row of `delivery`; raises Unreadable."""
    try:
        return _delivery(row)
    except Exception as error:
        message = f"delivery {row['id']} cannot be read: {error}"
        raise Unreadable(message) from error


def _delivery(row: Any) -> Delivery:
    return Delivery(
        number=row["id"],
        reminder=row["reminder"],
        purpose=Purpose(row["kind"]),
        codes=tuple(EpisodeCode.parse(code) for code in json.loads(row["codes"])),
        when=When.parse(row["released"]),
        airs=from_milliseconds(row["airs"]),
        due=from_milliseconds(row["due"]),
        until=from_milliseconds(row["until"]),
        planned=from_milliseconds(row["planned"]),
        state=State(row["state"]),
        subject=row["subject"],
        attempts=row["attempts"],
        begun=None if row["begun"] is None else from_milliseconds(row["begun"]),
        channel=row["channel"],
        message=row["message"],
        shown=json.loads(row["shown"]) if row["shown"] else {},
        reason=row["reason"],
        settled=None if row["settled"] is None else from_milliseconds(row["settled"]),
        ready=from_milliseconds(row["ready"]),
        lease=from_milliseconds(row["lease"]) if row["lease"] else None,
    )


def readable(rows: Iterable[Any]) -> tuple[list[Delivery], list[int]]:
    """The deliveries of some rows, and the numbers of those that cannot be read: one must not stop the others."""
    deliveries, unreadable = [], []
    for row in rows:
        try:
            deliveries.append(delivery_of(row))
        except Unreadable as error:
            _log.error("%s", error)
            unreadable.append(row["id"])
    return deliveries, unreadable


def codes_as_json(codes: Iterable[EpisodeCode]) -> str:
    """Episodes as a row holds them."""
    return json.dumps([str(code) for code in codes], separators=(",", ":"))
