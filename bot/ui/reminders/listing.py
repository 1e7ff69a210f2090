"""The reminders of a server and of a member, a page at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.markdown import EMPTY, Markdown
from bot.state.reminder import Kind
from bot.ui.airs.tracks import track_told
from bot.ui.answers.answer import Answer, Button, Menu, Option, Section
from bot.ui.answers.pages import page_of
from bot.ui.questions import ReminderQuestion, RemindersQuestion
from bot.ui.reminders.lines import problems, summary_line, when_told, wish_line
from bot.ui.wording.labels import LONGEST_CHOICE, fitting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.text import Text
    from bot.ui.reminders.view import ReminderView


def list_answer(
    views: Sequence[ReminderView], here: int | None, text: Text, question: RemindersQuestion, said: Markdown = EMPTY
) -> Answer:
    """Those of this channel first, then those of the rest of the server, then one's own."""
    entries = {_entry(view, text): view for view in views}
    groups: dict[str, list[Markdown]] = {}
    for heading in ("here", "elsewhere", "own"):
        groups[heading] = [entry for entry, view in entries.items() if _group(view, here) == heading]
    headings = {
        "here": text("**Here**"),
        "elsewhere": text("**Elsewhere in this server**"),
        "own": text("**For you, as direct messages**"),
    }
    sections = tuple(Section(tuple(found), headings[name]) for name, found in groups.items() if found)
    nothing = Section((text("None is set. Type `/remind` and choose a series."),))
    whole = Answer(
        question=question,
        heading=text("## Reminders"),
        intro=said,
        sections=sections or (nothing,),
        page=question.page,
        previous_page=text.plain("Back"),
        next_page=text.plain("More"),
    )
    # One can choose from what this page shows: a menu holds 25 options, a server 500 reminders.
    shown = [entries[entry] for section in page_of(whole).sections for entry in section.entries if entry in entries]
    if len(shown) == 1:
        open_it = Button(text.plain("Change or test it"), ReminderQuestion(shown[0].reminder.number))
        return replace(whole, buttons=(open_it,))
    options = tuple(Option(_label(view, text), ReminderQuestion(view.reminder.number)) for view in shown)
    return replace(whole, menus=(Menu(text.plain("Change or test one"), options),))


def _group(view: ReminderView, here: int | None) -> str:
    if view.wish.kind is Kind.MEMBER:
        return "own"
    return "here" if view.wish.place == here else "elsewhere"


def _entry(view: ReminderView, text: Text) -> Markdown:
    line = Markdown("**{series}** · {wish}").format(series=view.series, wish=wish_line(view.wish, text))
    warnings = (Markdown("-# ⚠️ {problem}").format(problem=problem) for problem in problems(view, text))
    return Markdown("\n").join(said for said in (line, summary_line(view, text), *warnings) if said)


def _label(view: ReminderView, text: Text) -> str:
    """A reminder as an option of a menu names it, which shows no mentions."""
    wish = view.wish
    places = {Kind.MEMBER: text.plain("direct message"), Kind.EVENTS: text.plain("events of this server")}
    where = places.get(wish.kind) or view.channel
    lead, track = when_told(wish, text), track_told(wish.track, text) if wish.track else ""
    title = view.listing.title if view.listing else wish.series
    wordings = ([view.series, where, lead, track], [view.series, where, lead], [title, where, lead], [where, lead])
    return fitting(LONGEST_CHOICE, *(" · ".join(part for part in parts if part) for parts in wordings))
