"""One reminder, with all that can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.markdown import EMPTY, Markdown
from bot.state.reminder import Kind
from bot.ui.airs.lines import codes_label
from bot.ui.airs.tracks import track_told
from bot.ui.answers.answer import Answer, Button, Menu, Option, Section
from bot.ui.questions import LeadQuestion, ReminderQuestion, RemindersQuestion
from bot.ui.reminders.lead import OFFERED, lead_told
from bot.ui.reminders.lines import past_line, problems, wish_line
from bot.ui.wording.languages import language_named
from bot.ui.wording.timestamps import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.text import Text
    from bot.ui.reminders.view import ReminderView


def card_answer(view: ReminderView, text: Text, said: Markdown = EMPTY) -> Answer:
    """What is set, what will happen, and buttons for the rest; `said` is what has just been done."""
    in_its_way = tuple(problems(view, text))
    sections = [Section(tuple(_set(view, text))), Section(tuple(_outlook(view, text)))]
    if in_its_way:
        sections.append(Section(in_its_way, text("**What is in the way**")))
    elsewhere = view.wish.kind is Kind.EVENTS
    hint = text("-# To change anything else, set it again with `/remind` and remove this one.")
    return Answer(
        question=ReminderQuestion(view.reminder.number),
        heading=text("## Reminder: {series}", series=view.series),
        intro=said,
        sections=tuple(sections),
        footer=text("-# Events are kept, and given up, with `/events`.") if elsewhere else hint,
        menus=() if elsewhere else (_leads(view, text),),
        buttons=(
            *(() if elsewhere else _buttons(view, text)),
            Button(text.plain("All reminders"), RemindersQuestion()),
        ),
    )


def removal_answer(view: ReminderView, text: Text) -> Answer:
    """The question before a reminder goes."""
    number = view.reminder.number
    return Answer(
        question=ReminderQuestion(number, "ask"),
        heading=text("## Remove this reminder?"),
        intro=Markdown("**{series}** · {wish}").format(series=view.series, wish=wish_line(view.wish, text)),
        buttons=(
            Button(text.plain("Remove it"), ReminderQuestion(number, "remove"), primary=True),
            Button(text.plain("Keep it"), ReminderQuestion(number)),
        ),
    )


def _set(view: ReminderView, text: Text) -> Iterator[Markdown]:
    wish = view.wish
    yield wish_line(wish, text)
    if wish.track is None:
        yield Markdown("-# {line}").format(line=track_told(None, text))
    yield text("-# In this language: {language}", language=language_named(view.language))
    if wish.opens_thread:
        yield text("-# With a thread for each episode")


def _outlook(view: ReminderView, text: Text) -> Iterator[Markdown]:
    if view.reminder.paused:
        yield text("Paused: nothing comes until you resume it.")
    elif view.listing is not None:
        yield from _next(view, text)
    if past := past_line(view, text):
        yield past


def _next(view: ReminderView, text: Text) -> Iterator[Markdown]:
    if view.wish.kind is Kind.EVENTS:
        yield text("I keep events for the next episodes, and move them with the schedule.")
    elif view.outlook.next is None:
        yield text("No date is known yet; I set the time as soon as there is one.")
    else:
        yield from _coming(view, text)


def _coming(view: ReminderView, text: Text) -> Iterator[Markdown]:
    due, coming = view.outlook.next, view.coming
    if coming is not None:
        yield text("Next: **{episodes}**", episodes=codes_label(text, coming.codes))
    if due is None or due <= view.now:
        yield text("I remind at once, because it is that close.")
    else:
        yield text("I remind on {when} ({distance}).", when=timestamp(due), distance=timestamp(due, "R"))
    if coming is not None and coming.when.at is None:
        yield text("-# Only the day is known, not the hour: it comes in the morning.")


def _buttons(view: ReminderView, text: Text) -> Iterator[Button]:
    number, paused = view.reminder.number, view.reminder.paused
    if paused:
        yield Button(text.plain("Resume"), ReminderQuestion(number, "resume"), primary=True)
    else:
        yield Button(text.plain("Pause"), ReminderQuestion(number, "pause"))
    yield Button(text.plain("Send a test now"), ReminderQuestion(number, "test"))
    yield Button(text.plain("Remove"), ReminderQuestion(number, "ask"))


def _leads(view: ReminderView, text: Text) -> Menu:
    number, lead = view.reminder.number, view.wish.lead
    options = (
        Option(
            lead_told(each, text),
            LeadQuestion(number, round(each.total_seconds())),
            chosen=each == lead,
        )
        for each in dict.fromkeys((*OFFERED, lead))
    )
    return Menu(text.plain("When to remind"), tuple(options))
