"""The schedule of a series to take along into one's own calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.markdown import EMPTY, Markdown
from bot.series.schedule import Track, airings_in
from bot.ui.airs.calendar_file import CalendarView, calendar_file
from bot.ui.airs.lines import codes_label, track_label
from bot.ui.airs.timing import has_finished, is_over
from bot.ui.answers.answer import Answer, Attachment, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from bot.series.models import Season
    from bot.series.releases import When
    from bot.series.schedule import Airing
    from bot.ui.questions import CalendarQuestion

_FILE: Final = "previously.ics"
"""Says nothing about what is in it."""


def calendar_answer(
    view: CalendarView, seasons: Iterable[Season], question: CalendarQuestion, judged: Markdown = EMPTY
) -> Answer:
    """A file with every episode of these seasons whose day is known, and what is in it."""
    text = view.text
    told = [airings for season in seasons if (airings := tuple(_told(season)))]
    heading = text("## {title} · for your calendar", title=view.series.title)
    if not told:
        nothing = text("No day is known yet, so there is nothing to put into a calendar. Ask again later.")
        return Answer(question, heading, (Section((nothing,)),))
    again = text(
        "-# When an episode moves, ask for the file again and open it: calendars that keep to the standard move what "
        "they have. An episode that is called off stays until you take it out."
    )
    return Answer(
        question=question,
        heading=heading,
        intro=text("Open this file on your phone or computer. Only you can see it."),
        sections=(Section(tuple(_contents(view, airings) for airings in told)), Section((again,))),
        footer=judged,
        attachment=Attachment(_FILE, calendar_file(view, (airing for airings in told for airing in airings))),
    )


def seasons_in_question(view: CalendarView, asked: Season | None) -> tuple[Season, ...]:
    """The season that was asked for; without one, those that are not over.

    What is out already of a season that goes on belongs to it: an episode may have been brought forward.
    """
    if asked is not None:
        return (asked,)
    return tuple(season for season in view.series.seasons if not has_finished(view.series, season, view.now))


def has_dates_to_come(seasons: Iterable[Season], now: datetime) -> bool:
    """Whether there is anything that belongs into a calendar and is still ahead."""
    return any(_has_a_day(release.when) and not is_over(release.when, now) for s in seasons for release in s.releases)


def _told(season: Season) -> Iterator[Airing]:
    """A season's dated airings on one track, so that nothing is entered twice: the first that has any day."""
    for track in dict.fromkeys(Track(release.outlet, release.region) for release in season.releases):
        airings = [airing for airing in airings_in(season, track) if _has_a_day(airing.when)]
        if airings:
            yield from airings
            return


def _has_a_day(when: When) -> bool:
    return when.day is not None and not when.month_only


def _contents(view: CalendarView, airings: tuple[Airing, ...]) -> Markdown:
    codes = codes_label(view.text, (code for airing in airings for code in airing.codes))
    track = track_label(view.text, airings[0].track)
    return Markdown("**{codes}** · {track}").format(codes=codes, track=track)
