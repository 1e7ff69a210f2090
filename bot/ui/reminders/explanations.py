"""What is in the way of a reminder that somebody wants to set or change, and what to do about it."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from bot.errors import (
    CannotDeliver,
    EveryoneRefused,
    LeadNotUnderstood,
    ModeratorsOnly,
    NotInDirectMessages,
    NotInThisServer,
    ReminderGone,
    RoleNotMentionable,
    TooManyReminders,
    TrackNotFound,
)
from bot.markdown import Markdown
from bot.ui.answers.advice import echo, said
from bot.ui.reminders.lead import EXAMPLES, lead_told
from bot.ui.wording.permissions import permissions_told

if TYPE_CHECKING:
    from bot.text import Text
    from bot.ui.answers.answer import Answer


@singledispatch
def explained_of_reminder(error: BaseException, text: Text) -> Answer | None:  # noqa: ARG001
    """The explanation of an error about reminders; None for any other."""
    return None


@explained_of_reminder.register(LeadNotUnderstood)
def _(error: LeadNotUnderstood, text: Text) -> Answer:
    examples = text.several([lead_told(lead, text) for lead in EXAMPLES])
    what = text("I do not understand “{typed}” as a time.", typed=echo(error.typed))
    advice = text("Write it like this: {examples}. At most 14 days before and 7 days after.", examples=examples)
    return said(what, advice)


@explained_of_reminder.register(TrackNotFound)
def _(error: TrackNotFound, text: Text) -> Answer:
    what = text("I do not know which channel of {title} “{typed}” is.", title=error.title, typed=echo(error.typed))
    if not error.tracks:
        return said(what, text("I know of no channel or service yet; leave `track` out."))
    return said(what, text("Pick one of the suggestions: {tracks}.", tracks=text.several(error.tracks)))


@explained_of_reminder.register(NotInDirectMessages)
def _(error: NotInDirectMessages, text: Text) -> Answer:
    options = text.several([text.named(name) for name in error.options])
    return said(
        text("A direct message to you cannot have: {options}.", options=options),
        text("Leave that out, or set the reminder for a channel."),
    )


@explained_of_reminder.register(NotInThisServer)
def _(error: NotInThisServer, text: Text) -> Answer:  # noqa: ARG001
    return said(
        text("I am not in this server, so I could not remind anybody here."),
        text("Have me added to it, or type `/remind` with `me`: then I remind you in a direct message."),
    )


@explained_of_reminder.register(ModeratorsOnly)
def _(error: ModeratorsOnly, text: Text) -> Answer:
    place = Markdown(f"<#{error.place}>")
    return said(
        text("For reminders in {channel} you need Manage Events or Manage Channels there.", channel=place),
        text("Ask a moderator, or type `/remind` with `me`: then I remind you in a direct message."),
    )


@explained_of_reminder.register(CannotDeliver)
def _(error: CannotDeliver, text: Text) -> Answer:
    place, missing = Markdown(f"<#{error.place}>"), permissions_told(error.missing, text)
    return said(
        text("Nothing would arrive in {channel}: there I lack {missing}.", channel=place, missing=missing),
        text("Grant me that there, then set the reminder again. Nothing has been set yet."),
    )


@explained_of_reminder.register(EveryoneRefused)
def _(error: EveryoneRefused, text: Text) -> Answer:  # noqa: ARG001
    return said(
        text("I never mention everyone: most people would be pinged without having asked for it."),
        text("Choose a role that members take themselves, or none."),
    )


@explained_of_reminder.register(RoleNotMentionable)
def _(error: RoleNotMentionable, text: Text) -> Answer:
    role = Markdown(f"<@&{error.role}>")
    if error.asker:
        what = text("You may not mention {role} there yourself, so I do not do it for you.", role=role)
    else:
        what = text("I may not mention {role} there, so nobody would be pinged.", role=role)
    return said(what, text("Let everybody mention the role in the server's settings, or choose another one."))


@explained_of_reminder.register(TooManyReminders)
def _(error: TooManyReminders, text: Text) -> Answer:
    return said(
        text("There are {most} reminders already, which is as many as there may be.", most=error.most),
        text("Remove some with `/reminders`."),
    )


@explained_of_reminder.register(ReminderGone)
def _(error: ReminderGone, text: Text) -> Answer:  # noqa: ARG001
    return said(
        text("That reminder has been removed, or you may not change it."),
        text("Look at `/reminders` for those that you may change."),
    )
