"""What is said about a reminder, a line each: what it is, what comes and came, what is in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.markdown import EMPTY, Markdown, link
from bot.state.reminder import Kind
from bot.ui.airs.tracks import track_told
from bot.ui.reminders.lead import lead_told
from bot.ui.reminders.troubles import trouble_told
from bot.ui.wording.episodes import joined
from bot.ui.wording.permissions import permissions_told
from bot.ui.wording.timestamps import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.state.reminder import Wish
    from bot.text import Text
    from bot.ui.reminders.view import ReminderView


def message_link(guild: int, channel: int, message: int, text: Text) -> Markdown:
    """A link to a message; in direct messages there is no server."""
    return link(text.plain("the message"), f"https://discord.com/channels/{guild or '@me'}/{channel}/{message}")


def where_told(wish: Wish, text: Text) -> Markdown:
    """Where a reminder arrives."""
    if wish.kind is Kind.CHANNEL:
        return Markdown(f"<#{wish.place}>")
    return text("direct message") if wish.kind is Kind.MEMBER else text("events of this server")


def wish_line(wish: Wish, text: Text) -> Markdown:
    """Where, when, on which channel or service, and who is mentioned."""
    track = track_told(wish.track, text) if wish.track else ""
    role = Markdown(f"<@&{wish.role}>") if wish.role is not None else Markdown()
    return joined([where_told(wish, text), when_told(wish, text), track, role])


def when_told(wish: Wish, text: Text) -> str:
    """How long before an episode it comes; an event is there all the time."""
    return "" if wish.kind is Kind.EVENTS else lead_told(wish.lead, text)


def summary_line(view: ReminderView, text: Text) -> Markdown:
    """What comes next and what came last, in few words; empty where nothing is to be said of either."""
    return _quiet([_next(view, text), *_past(view, text)])


def past_line(view: ReminderView, text: Text) -> Markdown:
    """What came last, and how much was skipped; empty where nothing has come yet."""
    return _quiet(list(_past(view, text)))


def problems(view: ReminderView, text: Text) -> Iterator[Markdown]:
    """Everything that is in a reminder's way, each with what to do."""
    wish, health = view.wish, view.health
    if view.listing is None and wish.kind is Kind.EVENTS:
        yield text("The series has left my catalogue. To give its events up, type `/events` with `keep` set to False.")
    elif view.listing is None:
        yield text("The series has left my catalogue, so nothing can come. Remove the reminder.")
    if health.unseen:
        yield text(
            "I do not see {channel}. A thread that is archived opens again by itself; "
            "if it is gone, remove the reminder.",
            channel=where_told(wish, text),
        )
    if health.missing:
        yield text("In {channel} I lack: {missing}.", channel=where_told(wish, text), missing=_names(view, text))
    if health.role_gone:
        yield text("The role is gone. Set the reminder again with `/remind`, with another role or without one.")
    if health.role_mute:
        yield text("I may not mention {role}, so nobody is pinged.", role=Markdown(f"<@&{wish.role}>"))
    if view.reminder.trouble is not None:
        yield trouble_told(view.reminder.trouble, text)


def _quiet(parts: list[str]) -> Markdown:
    line = joined(parts)
    return Markdown("-# {line}").format(line=line) if line else line


def _names(view: ReminderView, text: Text) -> str:
    return permissions_told(view.health.missing, text)


def _next(view: ReminderView, text: Text) -> Markdown:
    if view.reminder.paused:
        return text("paused")
    if view.listing is None:
        return EMPTY
    if view.wish.kind is Kind.EVENTS:
        return text("kept in step with the schedule")
    if view.outlook.next is None:
        return text("no date known yet")
    if view.outlook.next <= view.now:
        return text("due now")
    return text("next {distance}", distance=timestamp(view.outlook.next, "R"))


def _past(view: ReminderView, text: Text) -> Iterator[Markdown]:
    last = view.last
    if last is not None and last.settled and last.channel and last.message and view.wish.kind is not Kind.EVENTS:
        message = message_link(view.wish.guild, last.channel, last.message, text)
        yield text("last sent {distance}: {message}", distance=timestamp(last.settled, "R"), message=message)
    if view.outlook.skipped:
        yield text("skipped as too late: {count}", count=view.outlook.skipped)
