"""What is told of a series in words: each with the moment from which it may be told, and with its sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from bot.series.revealing import Revealing

ClaimStatus = Literal["confirmed", "reported", "rumour", "lapsed", "refuted"]


@dataclass(frozen=True, slots=True)
class Source:
    """What stands behind a fact; its title may itself be a spoiler."""

    key: str
    title: Revealing[str]
    publisher: str
    address: Revealing[str]
    kind: str
    published: date | None
    checked: date
    licence: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What another source says instead; as revealing as the statement it belongs to."""

    text: Revealing[str]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sourced text; `sources` are keys of the series' sources."""

    text: Revealing[str]
    sources: tuple[str, ...]
    differs: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing that happens in an episode; weight 3 is needed in a short recap, 1 is colour."""

    statement: Statement
    weight: int
    characters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known about the making of a series, or where to watch it."""

    kind: str
    season: int | None
    statement: Statement


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that was said about a series, and what became of it."""

    statement: Statement
    status: ClaimStatus
    outcome: Revealing[str] | None
    said: date | None
