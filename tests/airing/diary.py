"""Reads the files that members are given, as another program reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ical.calendar_stream import IcsCalendarStream

if TYPE_CHECKING:
    from ical.calendar import Calendar

    from tests.reading import Seen
    from tests.watching.club import Club

DAY: Final = 24 * 60 * 60


def file_of(club: Club, seen: Seen) -> bytes:
    """The one file that comes with an answer."""
    (file,) = seen.message.attachments
    assert file.filename == "previously.ics"
    content = club.env.backend.cdn.get(file.url)
    assert content is not None
    return content


def diary_of(club: Club, seen: Seen) -> Calendar:
    """The file as a calendar has it: `ical` is strict, and not what the bot writes with."""
    return IcsCalendarStream.calendar_from_ics(file_of(club, seen).decode())


def stamp(seconds: int) -> str:
    """How Discord is told an instant: in each reader's own time zone, and how far off it is."""
    return f"<t:{seconds}:F> (<t:{seconds}:R>)"
