"""Which channel or service somebody follows a series on: told, chosen and understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import TrackNotFound
from bot.series.naming import normalise
from bot.series.schedule import tracks_of
from bot.ui.airs.lines import region_label
from bot.ui.arguments.searching import CHOSEN

if TYPE_CHECKING:
    from bot.series.models import Series
    from bot.series.schedule import Track
    from bot.text import Text

WHEREVER: Final = f"{CHOSEN}broadcast"
"""The value of the suggestion to follow a series wherever each season is broadcast."""

_MOST_NAMED: Final = 10


def track_told(track: Track | None, text: Text) -> str:
    """A channel or service, `ITV (United Kingdom)`; None is wherever each season is broadcast."""
    if track is None:
        return text.plain("where it is broadcast")
    return f"{track.outlet} ({region_label(text, track)})"


def track_chosen(track: Track) -> str:
    """The value of a suggestion; of at most 73 characters, because the schema keeps names short."""
    return f"{CHOSEN}{track.region}:{track.outlet}"


def track_typed(series: Series, typed: str, text: Text) -> Track | None:
    """The track that somebody chose or typed; raises TrackNotFound where the words name none, or several."""
    tracks, wanted = tracks_of(series), normalise(typed)
    if typed == WHEREVER or wanted == normalise(track_told(None, text)):
        return None
    chosen = [track for track in tracks if typed == track_chosen(track)]
    named = [track for track in tracks if wanted in {normalise(track.outlet), normalise(track_told(track, text))}]
    found = chosen or (named if wanted else [])
    if len(found) != 1:
        raise TrackNotFound(series.title, typed, tuple(track_told(track, text) for track in tracks[:_MOST_NAMED]))
    return found[0]
