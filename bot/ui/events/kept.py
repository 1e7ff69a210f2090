"""What a moderator is told of the events that the bot keeps in their server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.markdown import EMPTY, Markdown
from bot.reminders.server_events import MOST_EVENTS
from bot.ui.airs.lines import airing_entry, codes_label, when_told
from bot.ui.answers.answer import Answer, Section
from bot.ui.questions import HelpQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.series.models import Series
    from bot.state.changes import Batch
    from bot.text import Text

_MOST_SHOWN: Final = 10
"""As many as stand on one page with the rest; all of them stand in the server's list."""


@dataclass(frozen=True, slots=True)
class KeptView:
    """Events that are kept: those there are or soon will be, how many wait, and how many have no hour yet."""

    series: Series
    events: Sequence[Batch]
    waiting: int
    without_hour: int
    new: bool


def kept_answer(view: KeptView, text: Text) -> Answer:
    """The events that are kept from now on, or have been for some time."""
    said = text("I keep events for **{title}** in this server.", title=view.series.title)
    if not view.new:
        said = text("I keep events for **{title}** in this server already.", title=view.series.title)
    return Answer(
        question=HelpQuestion(),
        heading=said,
        sections=(Section(tuple(_entries(view, text)), text("**Next**") if view.events else EMPTY),),
        footer=text(
            "-# I move and remove them with the schedule; one that you delete stays deleted. "
            "`/events` with `keep` set to False removes them all."
        ),
    )


def removed_answer(title: str, removed: int, left: int, text: Text) -> Answer:
    """What became of the events that are kept no more."""
    heading = text("I no longer keep events for **{title}** in this server.", title=title)
    lines = [text("Events to come that I removed: {count}.", count=removed)]
    if left:
        lines.append(text("I may not remove the other {count}. Delete them yourself, please.", count=left))
    return Answer(HelpQuestion(), heading, (Section(tuple(lines)),))


def none_answer(title: str, text: Text) -> Answer:
    """Nothing is kept that could be given up."""
    heading = text("I keep no events for **{title}** in this server.", title=title)
    return Answer(HelpQuestion(), heading, (Section((text("Type `/events` and the series, and I will."),)),))


def _entries(view: KeptView, text: Text) -> Iterator[Markdown]:
    for batch in view.events[:_MOST_SHOWN]:
        yield airing_entry(codes_label(text, batch.codes), when_told(text, batch.when))
    if len(view.events) > _MOST_SHOWN:
        yield text("and {count} more", count=len(view.events) - _MOST_SHOWN)
    if view.waiting:
        yield text(
            "{count} more later: I keep at most {most} events in a server, the nearest of all its series.",
            count=view.waiting,
            most=MOST_EVENTS,
        )
    if view.without_hour:
        yield text("{count} more when their hour is announced: I never make one up.", count=view.without_hour)
    elif not view.events and not view.waiting:
        yield text("No coming episode has an hour yet. I add an event as soon as one does.")
