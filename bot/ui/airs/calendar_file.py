"""A schedule as a calendar file (RFC 5545), which tells no more than its one reader may know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from icalendar import TRANSP, Calendar, Event

from bot.markdown import plain
from bot.ui.airs.lines import track_label
from bot.ui.wording.episodes import episode_label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.series.codes import EpisodeCode
    from bot.series.models import Episode, Series
    from bot.series.schedule import Airing, Track
    from bot.spoilers import Reader
    from bot.text import Text

_MAKER: Final = "-//Previously//Previously//EN"
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarView:
    """What a calendar file is made from; `now` is when it is asked for."""

    series: Series
    reader: Reader
    text: Text
    now: datetime


def calendar_file(view: CalendarView, airings: Iterable[Airing]) -> bytes:
    """One event an episode of these airings; those of which no day is known are left out."""
    calendar = Calendar.new(
        prodid=_MAKER,
        method="PUBLISH",
        uid=uuid5(NAMESPACE_URL, f"previously:{view.series.slug}"),
        last_modified=_whole_seconds(view.now),
    )
    episodes = {episode.code: episode for episode in view.series.episodes}
    for airing in airings:
        if airing.when.day is None or airing.when.month_only:
            continue
        for code in airing.codes:
            if code in episodes:
                calendar.add_component(_event(view, airing, episodes[code]))
    return bytes(calendar.to_ical())


def identity_of(series: str, code: EpisodeCode, track: Track) -> UUID:
    """By what a calendar knows an episode on a track again, wherever it has moved to."""
    return uuid5(NAMESPACE_URL, f"previously:{series}/{code}/{track.outlet}/{track.region}")


def revision_at(now: datetime) -> int:
    """The SEQUENCE of whatever is told at a moment: minutes since 1970.

    The catalogue does not know what it said before, so that no count of moves can be kept. The time at which one asks
    grows with every move all the same, on every machine and over every loss, and of two files the later one is right.
    """
    return max(0, int(now.timestamp()) // 60)


def _event(view: CalendarView, airing: Airing, episode: Episode) -> Event:
    now, when = _whole_seconds(view.now), airing.when
    event = Event.new(
        uid=identity_of(view.series.slug, episode.code, airing.track),
        sequence=revision_at(now),
        stamp=now,
        last_modified=now,
        start=when.at or when.day,
        end=when.day + _A_DAY if when.day and when.at is None else None,
        summary=plain(f"{view.series.title} · {episode_label(view.text, episode, view.reader)}"),
        location=plain(track_label(view.text, airing.track)),
        description=_note(view, airing),
        transparency=TRANSP.TRANSPARENT,  # nobody is busy because something is on
    )
    if when.at is not None and episode.runtime is not None:
        event.add("duration", timedelta(minutes=episode.runtime))
    return event


def _note(view: CalendarView, airing: Airing) -> str:
    """What stands behind a date; publishers are named, not pages, whose titles may tell too much."""
    again = view.text.plain("Ask Previously whether it has moved.")
    sources = [view.series.sources[key] for key in airing.sources if key in view.series.sources]
    if not sources:
        return again
    publishers = view.text.several(list(dict.fromkeys(source.publisher for source in sources)))
    day = view.text.day(max(source.checked for source in sources))
    known = view.text.plain("According to {publishers}, checked on {day}.", publishers=publishers, day=day)
    return plain(f"{known} {again}")


def _whole_seconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
