"""A scheduled event of a server, which everybody in it can read: nothing in it may spoil."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.markdown import Markdown, escape
from bot.series.schedule import main_track
from bot.spoilers import Reader
from bot.ui.airs.lines import codes_label, track_label
from bot.ui.wording.episodes import episode_label
from bot.ui.wording.labels import fitting

if TYPE_CHECKING:
    from bot.series.codes import EpisodeCode
    from bot.series.models import Series
    from bot.series.schedule import Track
    from bot.state.changes import Batch
    from bot.state.reminder import Reminder, Wish
    from bot.text import Text

_LONGEST_NAME: Final = 100
_LONGEST_PLACE: Final = 100
_LONGEST_DESCRIPTION: Final = 1000
_MOST_NAMED: Final = 8
_USUAL: Final = timedelta(hours=1)
_LONGEST: Final = timedelta(hours=6)
"""A whole season that comes out at once goes on for no longer than this."""


@dataclass(frozen=True, slots=True)
class ScheduledEvent:
    """What Discord is told of an event."""

    name: str
    place: str
    description: str
    begins: datetime
    ends: datetime


def scheduled_event(series: Series, batch: Batch, reminder: Reminder, text: Text) -> ScheduledEvent:
    """The event of some episodes that come out together, in words for people who have watched nothing."""
    codes = codes_label(text, batch.codes)
    track = _track(series, batch, reminder.wish)
    return ScheduledEvent(
        name=f"{fitting(_LONGEST_NAME - len(codes) - 1, series.title)} {codes}",
        place=fitting(_LONGEST_PLACE, track.outlet if track else series.title),
        description=_description(series, batch, track, mark_of(reminder, batch.codes[0]), text),
        begins=batch.airs,
        ends=batch.airs + _duration(series, batch),
    )


def mark_of(reminder: Reminder, first: EpisodeCode) -> str:
    """By what an event is recognised, a word in its description: nothing else of it is only its own."""
    return f"{marks_of(reminder)}{first}"


def marks_of(reminder: Reminder) -> str:
    """How the marks of all events of a reminder begin."""
    return f"{reminder.wish.series}/{reminder.number}/"


def _track(series: Series, batch: Batch, wish: Wish) -> Track | None:
    season = series.season(batch.codes[0].season)
    return wish.track or (main_track(season) if season else None)


def _duration(series: Series, batch: Batch) -> timedelta:
    """How long the episodes take one after the other; an hour for each of which it is not known."""
    runtimes = {episode.code: episode.runtime for episode in series.episodes}
    minutes = (runtimes.get(code) for code in batch.codes)
    return min(_LONGEST, sum((timedelta(minutes=each) if each else _USUAL for each in minutes), timedelta()))


def _description(series: Series, batch: Batch, track: Track | None, mark: str, text: Text) -> str:
    labels = {episode.code: episode_label(text, episode, Reader()) for episode in series.episodes}
    named = [escape(labels.get(code, str(code))) for code in batch.codes]
    told = named[:_MOST_NAMED]
    if len(named) > _MOST_NAMED:
        told.append(text("and {count} more", count=len(named) - _MOST_NAMED))
    about = [
        *([escape(track_label(text, track))] if track else []),
        "",
        text("Not there yet? `/recap` tells what happened so far, and no more than you have watched."),
        text("I move this event with the schedule."),
        escape(mark),
    ]
    full = Markdown("\n").join([*told, *about])
    return full if len(full) <= _LONGEST_DESCRIPTION else Markdown("\n").join([codes_label(text, batch.codes), *about])
