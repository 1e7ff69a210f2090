"""When an episode becomes watchable, never more precise than its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) (\S+)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_EXPLANATION = (
    "write an instant as '2021-05-17 21:00 Europe/London', a day as '2021-05-17', a month as '2021-05', or 'tba'"
)


@dataclass(frozen=True, slots=True)
class When:
    """A time as precise as its source: an instant, a day, a month, or to be announced.

    `day` is the local day of the broadcast (the first of the month where only the month is known) and
    None where nothing is announced. `zone` is an IANA name and set, with `at` (UTC), for instants only.
    """

    day: date | None = None
    at: datetime | None = None
    zone: str | None = None
    month_only: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read one of the four forms; raises ValueError that says which forms there are."""
        text = text.strip()
        try:
            if text == "tba":
                return cls()
            if found := _INSTANT.fullmatch(text):
                return cls._instant(*found.groups())
            if _DAY.fullmatch(text):
                return cls(day=date.fromisoformat(text))
            if found := _MONTH.fullmatch(text):
                return cls(day=date(int(found[1]), int(found[2]), 1), month_only=True)
        except (ValueError, OverflowError, OSError, ZoneInfoNotFoundError) as error:  # a zone may be a folder
            message = f"{text!r} is not a time ({error}); {_EXPLANATION}"
            raise ValueError(message) from error
        message = f"{text!r} is not a time; {_EXPLANATION}"
        raise ValueError(message)

    @classmethod
    def _instant(cls, day: str, clock: str, zone: str) -> Self:
        at = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        # A time that a change of clocks leaves out may be on another day when there is one again.
        return cls(day=at.astimezone(ZoneInfo(zone)).date(), at=at, zone=zone)

    def __str__(self) -> str:
        if self.day is None:
            return "tba"
        if self.month_only:
            return f"{self.day:%Y-%m}"
        if self.at is None or self.zone is None:
            return self.day.isoformat()
        return f"{self.at.astimezone(ZoneInfo(self.zone)):%Y-%m-%d %H:%M} {self.zone}"
