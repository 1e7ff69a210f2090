"""What became of an attempt to deliver."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """Discord has the message; `shown` is what it says, episodes with their times; `flaw` what went wrong besides."""

    channel: int
    message: int
    shown: Mapping[str, str] = field(default_factory=dict)
    flaw: str | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """It did not work and may work at a later time."""

    ready: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """It will not work until somebody changes something."""

    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """There is nothing to be said any more."""

    reason: str


Outcome = Sent | Later | Undeliverable | Skipped
