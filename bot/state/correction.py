"""One correction: what a member says is wrong, and what a curator made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from bot.clock import from_milliseconds

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_REMARK: Final = 1000
LONGEST_EVIDENCE: Final = 500

_WRITTEN_OUT: Final = re.compile(r"(?<![^\s(<\[\"“])https?://[^\s<>\"“”|`\\]+", re.IGNORECASE)
_WITHOUT_SCHEME: Final = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"|`\\]*)?", re.IGNORECASE)
_AFTER_AN_ADDRESS: Final = ".,;:!?)]}>'’"
_HOST: Final = re.compile(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]", re.IGNORECASE)


class Decision(IntEnum):
    """What became of a correction."""

    OPEN = 0
    ACCEPTED = 1
    REJECTED = 2


class News(IntEnum):
    """Whether the member knows what became of it."""

    NONE = 0
    WAITING = 1
    TOLD = 2
    GIVEN_UP = 3


@dataclass(frozen=True, slots=True)
class Remark:
    """What a member says is wrong with the cast of a season, or with the card of a series where that is None.

    `instead` is what is right and `evidence` where it says so, both empty where they did not say.
    """

    member: int
    series: str
    season: int | None
    wrong: str
    instead: str
    evidence: str
    wants_news: bool
    locale: str

    @property
    def address(self) -> str | None:
        """The page that is named as evidence; None where there is none that a browser would open."""
        return address_in(self.evidence)


@dataclass(frozen=True, slots=True)
class Correction:
    """A remark with its number; `reason` is what the curator says to the member, `trouble` why they were not told."""

    number: int
    remark: Remark
    created: datetime
    decision: Decision = Decision.OPEN
    reason: str | None = None
    settled: datetime | None = None
    news: News = News.NONE
    attempts: int = 0
    trouble: str | None = None


def correction_of(row: Any) -> Correction:
    """A row of `correction`."""
    return Correction(
        number=row["id"],
        remark=Remark(
            member=row["member"],
            series=row["series"],
            season=row["season"],
            wrong=row["wrong"],
            instead=row["instead"],
            evidence=row["evidence"],
            wants_news=bool(row["wants_news"]),
            locale=row["locale"],
        ),
        created=from_milliseconds(row["created"]),
        decision=Decision(row["state"]),
        reason=row["reason"],
        settled=None if row["settled"] is None else from_milliseconds(row["settled"]),
        news=News(row["news"]),
        attempts=row["attempts"],
        trouble=row["trouble"],
    )


def address_in(evidence: str) -> str | None:
    """The first address of a web page in what somebody typed, who may have left out `https://`."""
    if found := _WRITTEN_OUT.search(evidence):
        address = found[0].rstrip(_AFTER_AN_ADDRESS)
    elif _WITHOUT_SCHEME.fullmatch(evidence.strip()):
        address = f"https://{evidence.strip()}"
    else:
        return None
    return address if _leads_to_a_host(address) else None


def _leads_to_a_host(address: str) -> bool:
    try:
        place = urlsplit(address).netloc
        # With a name or a port, an address may look like another's; an idna host is one in any script.
        return _HOST.fullmatch(place.encode("idna").decode()) is not None
    except ValueError:
        return False
