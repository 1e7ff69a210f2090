"""When a series comes out, with reminders and a calendar where something is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.markdown import Markdown
from bot.ui.airs.calendar import has_dates_to_come
from bot.ui.airs.sections import AirsView, sections_of
from bot.ui.airs.timing import still_to_come
from bot.ui.answers.answer import Answer, Button, Menu, Option
from bot.ui.questions import AirsQuestion, CalendarQuestion, RemindQuestion, SourcesQuestion
from bot.ui.wording.episodes import joined, season_choice, season_label

if TYPE_CHECKING:
    from collections.abc import Iterator


def airs_answer(view: AirsView, question: AirsQuestion) -> Answer:
    """The schedule: what is next comes first, seasons that are over last."""
    text = view.text
    return Answer(
        question=question,
        heading=_heading(view),
        intro=_intro(view),
        sections=tuple(sections_of(view)),
        buttons=tuple(_buttons(view)),
        menus=(_seasons(view),),
        footer=view.judged,
        page=question.page,
        previous_page=text.plain("Back"),
        next_page=text.plain("More"),
    )


def _heading(view: AirsView) -> Markdown:
    if view.asked is None:
        return view.text("## {title} · when it airs", title=view.series.title)
    season = season_label(view.text, view.asked, view.reader)
    return view.text("## {title} · {season}", title=view.series.title, season=season)


def _intro(view: AirsView) -> Markdown:
    goes_on = view.asked is not None or any(still_to_come(season, view.now) for season in view.seasons)
    nothing = "" if goes_on else view.text.plain("no new episodes announced")
    return Markdown("-# {line}").format(line=joined([view.series.listing.distinction, nothing]))


def _buttons(view: AirsView) -> Iterator[Button]:
    text, slug = view.text, view.series.slug
    if any(still_to_come(season, view.now) for season in view.series.seasons):
        yield Button(text.plain("Remind me"), RemindQuestion(slug, "me"), private=True, primary=True)
        if view.channel:
            yield Button(text.plain("Remind this channel"), RemindQuestion(slug, "here"), private=True)
    if has_dates_to_come(view.seasons, view.now):
        season = view.asked.number if view.asked else None
        yield Button(text.plain("Add to calendar"), CalendarQuestion(slug, season), private=True)
    yield Button(text.plain("Sources"), SourcesQuestion(slug), private=True)


def _seasons(view: AirsView) -> Menu:
    options = (
        Option(
            label=season_choice(view.text, season, view.reader),
            question=AirsQuestion(view.series.slug, season.number),
            chosen=season is view.asked,
        )
        for season in view.series.seasons
    )
    return Menu(view.text.plain("A season, episode by episode"), tuple(options))
