"""Who plays whom in a season, as far as the audience may know, and the rest of it under covers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.markdown import EMPTY, Markdown
from bot.spoilers import Horizon, Reader
from bot.ui.answers.answer import Answer, Button, Menu, Option, Section
from bot.ui.answers.pages import LONGEST_COVER
from bot.ui.questions import CastQuestion, SeriesQuestion, SourcesQuestion
from bot.ui.series.cast_news import CastNews, cast_of, joining, name_of
from bot.ui.wording.episodes import after_label, season_choice, season_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.series.models import Character, Credit, Listing, Season, Series
    from bot.text import Text

__all__ = ["CastView", "cast_answer", "cast_of", "first_and_latest", "listed", "name_of"]

MOST_LISTED: Final = 200
"""How many people one answer lists, the leading ones first; a soap has thousands."""

_MOST_COVERED: Final = 60


@dataclass(frozen=True)
class CastView:
    """What a cast is rendered from; `elsewhere` gives the other series that a person is known from.

    Of a `counted` cast it is told in how many episodes guests have been by now, those of the most come first.
    """

    series: Series
    season: Season
    horizon: Horizon
    text: Text
    elsewhere: Callable[[str], Sequence[Listing]]
    judged: Markdown = EMPTY
    counted: bool = False

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
    joins = joining(series, season, credit)
    return joins is not None and horizon.passed(joins)


def cast_answer(view: CastView, question: CastQuestion) -> Answer:
    """The cast of a season: leading cast first, a line about each character, and what comes later covered."""
    text, series, season = view.text, view.series, view.season
    asked = replace(question, season=season.number)
    credits_ = [credit for credit in view.reader.opened(series.credits) if view.lists(credit)]
    leading = tuple(_entries(view, (credit for credit in credits_ if credit.kind == "main")))
    others = tuple(_entries(view, _others(view, credits_)))
    return Answer(
        question=asked,
        heading=text("## {title} · {season}", title=series.title, season=season_label(text, season, view.reader)),
        intro=text("-# {distinction} · cast", distinction=series.listing.distinction),
        sections=(
            Section(leading or (_nobody_yet(view),)),
            Section(others, text("**Also appearing**")),
            Section(tuple(_later(view)), text("**Later in the story** · click to reveal")),
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


def first_and_latest(character: Character, reader: Reader) -> list[str]:
    """Who a character is at first, and the last that the audience has learned of them."""
    known = reader.opened(statement.text for statement in character.lines)
    return known if len(known) < 2 else [known[0], known[-1]]  # noqa: PLR2004


def _others(view: CastView, credits_: list[Credit]) -> list[Credit]:
    others = [credit for credit in credits_ if credit.kind != "main"]
    if view.counted:
        # Only by what this audience has seen: the rest would move somebody up.
        others.sort(key=lambda credit: (-view.horizon.count(credit.moments), credit.billing))
    return others


def _entries(view: CastView, credits_: Iterable[Credit]) -> Iterator[Markdown]:
    once: dict[tuple[str, str], Credit] = {}
    for credit in credits_:
        once.setdefault((credit.person.key, credit.character), credit)
    yield from (_entry(view, credit) for credit in islice(once.values(), MOST_LISTED))
    if len(once) > MOST_LISTED:
        yield view.text("-# There is no room here for everybody; `/who` finds the others.")


def _entry(view: CastView, credit: Credit) -> Markdown:
    character = view.series.characters[credit.character]
    name = name_of(character, view.reader, view.text)
    parts = [view.text("**{person}** as {character}", person=credit.person.name, character=name)]
    if known := first_and_latest(character, view.reader):
        parts.append(Markdown("-# {known}").format(known=Markdown(" ").join(known)))
    if view.counted and credit.kind != "main" and (count := view.horizon.count(credit.moments)):
        one = count == 1
        parts.append(view.text("-# 1 episode so far") if one else view.text("-# {count} episodes so far", count=count))
    if elsewhere := view.elsewhere(credit.person.key):
        titles = view.text.several([listing.label for listing in elsewhere])
        parts.append(view.text("-# Also in {titles}", titles=titles))
    return Markdown("\n").join(parts)


def _nobody_yet(view: CastView) -> Markdown:
    if view.season.has_cast:
        return view.text("I name this season's cast as you watch it.")
    return view.text("Nobody has written down this season's cast yet.")


def _later(view: CastView) -> Iterator[Markdown]:
    """Covers by episode, in watching order; an episode that tells nothing new about the cast has none."""
    news = CastNews(view.series, view.season, view.reader, view.text)
    covered = 0
    for moment in news.moments():
        hidden = view.reader.covers(moment, partial(news.told, moment), LONGEST_COVER)
        code = view.series.timeline.code(moment)
        if not hidden or code is None:
            continue
        covered += 1
        if covered > _MOST_COVERED:
            yield view.text("-# I tell about later episodes once these have been watched.")
            return
        yield from (Markdown("\n").join((after_label(view.text, code), each)) for each in hidden)


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
