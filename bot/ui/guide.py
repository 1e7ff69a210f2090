"""What one can ask, and who is answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.markdown import Markdown, link
from bot.ui.answers.answer import Answer, Button, Section
from bot.ui.questions import AboutQuestion, HelpQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.reader import Edition
    from bot.text import Text


def _examples(text: Text) -> tuple[Markdown, ...]:
    return (
        text("`/cast innocent` — who plays whom, season by season"),
        text("`/recap innocent` — what happened so far, as far as you have watched"),
        text("`/series the innocent` — everything we know, with sources, and which rumours are not true"),
    )


def welcome_answer(text: Text) -> Answer:
    """The bot's first words in a server: three things to type."""
    return Answer(
        question=HelpQuestion(),
        heading=text("## Previously on …"),
        intro=text("Ask me about a series. I know which one you mean, and I spoil nothing."),
        sections=(Section(_examples(text), text("**Try this**")),),
    )


def help_answer(text: Text) -> Answer:
    """What one can ask, with examples to type."""
    more = (
        text("`/who katherine kelly` — an actor or a character, in every series we know"),
        text("`/progress set` — tell me how far you have watched, and I tell you no more than that"),
        text("`/airs series:innocent` — when it airs, in your time zone; `/airs` alone: what comes of all you follow"),
        text("`/remind innocent` — a message when it airs, here for moderators, or as a direct message to you"),
        text("`/reminders` — which are set and whether they arrive, to pause, change, test or remove"),
        text("`/events innocent` — for moderators: the next episodes in this server's own list of events"),
        text("`/spoilers` — for moderators: how far everybody in a channel has watched"),
        text("`/privacy` — what I know about you, to see, take along or delete"),
    )
    promise = text(
        "I show nothing beyond what you have watched until you click: later things are covered, "
        "and each cover says after which episode it is safe."
    )
    typing = text("Type a few letters of a title and pick one. Other languages, years and small slips are fine.")
    return Answer(
        question=HelpQuestion(),
        heading=text("## Previously on …"),
        intro=text("Ask me about a series. I know which one you mean, and I spoil nothing."),
        sections=(
            Section((*_examples(text), *more), text("**Try this**")),
            Section((typing, promise), text("**Good to know**")),
        ),
        buttons=(Button(text.plain("About this bot"), AboutQuestion(), private=True),),
    )


def about_answer(
    version: str, edition: Edition, in_all: int, text: Text, *, tvmaze: bool = False, imdb: bool = False
) -> Answer:
    """Version, catalogue, sources and licences, and how to report a mistake; `tvmaze` and `imdb` where used.

    `in_all` is how many series there are, curated or not.
    """
    return Answer(
        question=AboutQuestion(),
        heading=text("## Previously {version}", version=version),
        sections=(
            Section(tuple(_catalogue(edition, in_all, text)), text("**The catalogue**")),
            Section(tuple(_licences(text, tvmaze=tvmaze, imdb=imdb)), text("**Sources and licences**")),
            Section(_corrections(text), text("**Found a mistake?**")),
        ),
        buttons=(Button(text.plain("What can I ask?"), HelpQuestion(), private=True),),
    )


def _catalogue(edition: Edition, in_all: int, text: Text) -> Iterator[Markdown]:
    yield text(
        "{series} series, {people} people, {credits} credits and {sources} sources",
        series=edition.series,
        people=edition.people,
        credits=edition.credits,
        sources=edition.sources,
    )
    if in_all > edition.series:
        yield text("{series} series in all, together with those that nobody has curated", series=in_all)
    yield text(
        "Checked on {day} · edition `{hash}`",
        day=text.day(edition.checked),
        hash=Markdown(edition.content_hash[:12]),
    )


def _licences(text: Text, *, tvmaze: bool, imdb: bool) -> Iterator[Markdown]:
    yield text(
        "Facts come from the articles, press releases and databases under each answer's *Sources*; the words are ours."
    )
    if tvmaze:
        page = link("TVmaze", "https://www.tvmaze.com")
        yield text("Some dates and casts come from {page}, whose data is licensed CC BY-SA 4.0.", page=page)
    if imdb:
        page = link("IMDb", "https://www.imdb.com")
        yield text("Information courtesy of {page}. Used with permission.", page=page)
    yield text("Code and curated files are under the MIT licence.")


def _corrections(text: Text) -> tuple[Markdown, ...]:
    tell = text(
        "Press *Sources* under the answer, then *This is wrong*: a curator looks into it. "
        "Whoever likes files better finds every series in `data/series`."
    )
    return (tell,)
