"""Labels for places with a limit of their own; nothing is cut, a shorter wording is chosen instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.markdown import plain

if TYPE_CHECKING:
    from bot.series.models import Listing
    from bot.text import Text

LONGEST_BUTTON: Final = 80
LONGEST_CHOICE: Final = 100


def fitting(limit: int, *wordings: str) -> str:
    """The first wording that fits; the last one, shortened at a word, where none does."""
    for wording in map(plain, wordings):
        if 0 < len(wording) <= limit:
            return wording
    words = plain(wordings[-1])[: limit - 1].rsplit(" ", 1)[0]
    return f"{words}…"


def button_for(listing: Listing) -> str:
    """A series as a button names it."""
    return fitting(LONGEST_BUTTON, listing.label, listing.title)


def choice_for(listing: Listing) -> str:
    """A series as a suggestion names it."""
    return fitting(LONGEST_CHOICE, listing.label, listing.title)


def did_you_mean(listing: Listing, text: Text) -> str:
    """A button that offers another series."""
    question = text.plain("Did you mean {series}?", series=listing.label)
    return fitting(LONGEST_BUTTON, question, listing.label, listing.title)
