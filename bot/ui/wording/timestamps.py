"""Times as Discord shows them: to everybody in their own zone and language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bot.markdown import Markdown

if TYPE_CHECKING:
    from datetime import datetime

Style = Literal["t", "T", "d", "D", "f", "F", "R"]


def timestamp(moment: datetime, style: Style = "F") -> Markdown:
    """An instant: `F` is weekday, day and time, `R` is “in 3 days”."""
    return Markdown(f"<t:{round(moment.timestamp())}:{style}>")
