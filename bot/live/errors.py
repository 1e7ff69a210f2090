"""What keeps a series from being added, in the words of whoever wanted it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import PreviouslyError


@dataclass
class AddedTooMuch(PreviouslyError):
    """A member or a server has asked TVmaze for much in a short time; `seconds` is how long to wait."""

    seconds: float


@dataclass
class NoRoomForSeries(PreviouslyError):
    """As many series have been added as are kept; `most` is how many that is."""

    most: int


class OverlayBusy(PreviouslyError):
    """Somebody else writes what TVmaze says at this moment; the message says so to the operator."""


class OverlayUnwritable(PreviouslyError):
    """What TVmaze says cannot be kept; the message tells the operator why and what to do."""
