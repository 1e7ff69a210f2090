"""What planning changes about deliveries: values that a store carries out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.series.codes import EpisodeCode
    from bot.series.releases import When


@dataclass(frozen=True, slots=True)
class Batch:
    """Episodes that are announced together.

    `airs` is when they come out, `due` when to say so, `until` the time after which nobody wants to know any more.
    """

    codes: tuple[EpisodeCode, ...]
    when: When
    airs: datetime
    due: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """Announce a batch."""

    batch: Batch


@dataclass(frozen=True, slots=True)
class Move:
    """Announce something else, or at another time, than what was planned."""

    delivery: int
    batch: Batch


@dataclass(frozen=True, slots=True)
class Drop:
    """Announce nothing after all."""

    delivery: int


@dataclass(frozen=True, slots=True)
class Amend:
    """Edit a message, which says what is no longer so; worth doing until a time."""

    delivery: int
    until: datetime


Change = Plan | Move | Drop | Amend
