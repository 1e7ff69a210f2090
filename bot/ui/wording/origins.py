"""Where a series is from that nobody has curated, in one quiet line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.imdb.source import SOURCE as IMDB
from bot.tvmaze.seasons import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.markdown import Markdown
    from bot.series.models import Series
    from bot.text import Text


def origin_told(series: Series, stale: date | None, text: Text) -> Iterator[Markdown]:
    """That it is one database's word alone; TVmaze's with the day that it is of, where it cannot be reached since."""
    if IMDB in series.sources:
        yield text("-# From IMDb's data sets, not curated")
    if SOURCE not in series.sources:
        return
    if stale is None:
        yield text("-# From TVmaze, not curated")
    else:
        yield text("-# From TVmaze, not curated · as of {day}, because TVmaze cannot be reached", day=text.day(stale))
