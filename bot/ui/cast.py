"""Who plays whom in a season, as far as the audience may know, and the rest of it under covers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from bot.markdown import EMPTY, Markdown
from bot.spoilers import Horizon, Reader
from bot.ui.answer import Answer, Button, Menu, Option, Section
from bot.ui.episodes import after_label, season_choice, season_label
from bot.ui.pages import LONGEST_COVER
from bot.ui.questions import CastQuestion, SeriesQuestion, SourcesQuestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.series.models import Character, Credit, Listing, Season, Series
    from bot.series.stories import Moment
    from bot.text import Text


@dataclass(frozen=True)
class CastView:
    """What a cast is rendered from; `elsewhere` gives the other series that a person is known from."""

    series: Series
    season: Season
    horizon: Horizon
    text: Text
    elsewhere: Callable[[str], Sequence[Listing]]
    judged: Markdown = EMPTY

    @cached_property
    def reader(self) -> Reader:
        """The audience, asking about the whole of one season."""
        return Reader(self.horizon, Horizon.furthest(episode.moment for episode in self.season.episodes))

    def lists(self, credit: Credit) -> bool:
        """Whether a credit that the audience may know belongs into the open list of this season."""
        return listed(self.series, self.season, self.horizon, credit)


def listed(series: Series, season: Season, horizon: Horizon, credit: Credit) -> bool:
    """Whether a credit that an audience may know is said to be of a season.

    Whoever has not come as far as this season is told everybody they know: that somebody is missing from a later
    season tells how they fared. Whoever has is told who leads it, and of others those who have appeared by now.
    """
    if not horizon.passed(series.timeline.last_before_season(season.number)):
        return True
    joins = _joins(series, season, credit)
    return joins is not None and horizon.passed(joins)


def _joins(series: Series, season: Season, credit: Credit) -> Moment | None:
    """From when one who knows of a credit knows that it goes on in a season; None where it does not.

    Of a leading actor one knows it when the season begins. Of anybody else, a return may be a surprise.
    """
    if not credit.plays_in(season.number):
        return None
    returning = credit.kind != "main" and credit.first_season < season.number
    return credit.begins[season.number] if returning else series.timeline.last_before_season(season.number)


def cast_answer(view: CastView, question: CastQuestion) -> Answer:
    """The cast of a season: leading cast first, a line about each character, and what comes later covered."""
    text, series, season = view.text, view.series, view.season
    asked = replace(question, season=season.number)
    credits_ = [credit for credit in view.reader.opened(series.credits) if view.lists(credit)]
    leading = _entries(view, (credit for credit in credits_ if credit.kind == "main"))
    others = _entries(view, (credit for credit in credits_ if credit.kind != "main"))
    return Answer(
        question=asked,
        heading=text("## {title} · {season}", title=series.title, season=season_label(text, season, view.reader)),
        intro=text("-# {distinction} · cast", distinction=series.listing.distinction),
        sections=(
            Section(leading or (text("Nobody has written down this season's cast yet."),)),
            Section(others, text("**Also appearing**")),
            Section(_later(view), text("**Later in the story** · click to reveal")),
        ),
        buttons=(
            Button(text.plain("Sources"), SourcesQuestion(series.slug, season.number), private=True),
            Button(text.plain("About the series"), SeriesQuestion(series.slug), private=True),
        ),
        menus=(_seasons(view),),
        footer=view.judged,
        page=question.page,
        previous_page=text.plain("Back"),
        next_page=text.plain("More"),
    )


def cast_of(credits_: Iterable[Credit]) -> dict[tuple[str, str], Credit]:
    """Each person with each character once, in billing order, however many spans of episodes they are credited for."""
    once: dict[tuple[str, str], Credit] = {}
    for credit in sorted(credits_, key=lambda credit: credit.billing):
        once.setdefault((credit.person.key, credit.character), credit)
    return once


def name_of(character: Character, reader: Reader, text: Text) -> str:
    """What the audience knows a character as."""
    return reader.latest(character.names) or text.plain("somebody whose name is a spoiler")


def first_and_latest(character: Character, reader: Reader) -> list[str]:
    """Who a character is at first, and the last that the audience has learned of them."""
    known = reader.opened(statement.text for statement in character.lines)
    return known if len(known) < 2 else [known[0], known[-1]]  # noqa: PLR2004


def _entries(view: CastView, credits_: Iterable[Credit]) -> tuple[Markdown, ...]:
    return tuple(_entry(view, credit) for credit in cast_of(credits_).values())


def _entry(view: CastView, credit: Credit) -> Markdown:
    character = view.series.characters[credit.character]
    name = name_of(character, view.reader, view.text)
    parts = [view.text("**{person}** as {character}", person=credit.person.name, character=name)]
    if known := first_and_latest(character, view.reader):
        parts.append(Markdown("-# {known}").format(known=Markdown(" ").join(known)))
    if elsewhere := view.elsewhere(credit.person.key):
        titles = view.text.several([listing.label for listing in elsewhere])
        parts.append(view.text("-# Also in {titles}", titles=titles))
    return Markdown("\n").join(parts)


def _later(view: CastView) -> tuple[Markdown, ...]:
    """Covers by episode, in watching order; an episode that tells nothing new about the cast has none."""
    covers = []
    for episode in view.season.episodes:
        hidden = view.reader.covers(episode.moment, partial(_news, view, episode.moment), LONGEST_COVER)
        label = after_label(view.text, episode.code)
        covers += [Markdown("\n").join((label, each)) for each in hidden]
    return tuple(covers)


def _news(view: CastView, moment: Moment, later: Reader) -> Iterator[str]:
    """What somebody learns about the season's cast at one moment, told to those who have come that far."""
    series, text = view.series, view.text
    arriving = [credit for credit in series.credits if credit.reveals == moment]
    coming = [credit for credit in later.opened(arriving) if credit.plays_in(view.season.number)]
    returning = [c for c in later.opened(series.credits) if _joins(series, view.season, c) == moment]
    for credit in cast_of((*coming, *returning)).values():
        name = name_of(series.characters[credit.character], later, text)
        yield text.plain("{person} as {character}", person=credit.person.name, character=name)
    present = {credit.character for credit in later.opened(series.credits) if credit.plays_in(view.season.number)}
    for character in (series.characters[key] for key in series.characters if key in present):
        yield from _news_of(character, moment, later, text)


def _news_of(character: Character, moment: Moment, later: Reader, text: Text) -> Iterator[str]:
    name = name_of(character, later, text)
    earlier = later.opened(known for known in character.names if known.reveals != moment)
    if any(known.reveals == moment for known in character.names) and earlier:
        yield text.plain("{earlier} is {name}", earlier=earlier[-1], name=name)
    told = [line.text for line in character.lines if line.text.reveals == moment]
    if line := later.latest(told):
        yield text.plain("{name}: {line}", name=name, line=line)


def _seasons(view: CastView) -> Menu:
    options = (
        Option(
            label=season_choice(view.text, season, view.reader),
            question=CastQuestion(view.series.slug, season.number),
            chosen=season.number == view.season.number,
        )
        for season in view.series.seasons
        if season.has_cast
    )
    return Menu(view.text.plain("Another season"), tuple(options))
