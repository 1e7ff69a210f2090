"""What comes out in the next days: of what is followed, or of everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.series.schedule import Track, airings_in
from bot.spoilers import Reader
from bot.ui.airs.lines import airing_entry, episodes_label, region_label, track_label, when_told
from bot.ui.airs.timing import comes_before, is_over, order
from bot.ui.answers.answer import Answer, Button, Menu, Option, Section
from bot.ui.questions import AirsQuestion, UpcomingQuestion
from bot.ui.wording.labels import choice_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from bot.markdown import Markdown
    from bot.series.models import Listing, Series
    from bot.series.schedule import Airing
    from bot.spoilers import Horizon
    from bot.text import Text

AHEAD: Final = timedelta(days=7)
_MOST_NAMED: Final = 5
_MOST_SERIES: Final = 100
"""Of how many series a week of everything is told: each of them is read whole, and an answer must come in time."""


@dataclass(frozen=True, slots=True)
class UpcomingView:
    """What a week is rendered from: the series of which something may come, each as far as the reader has watched it.

    `followed` are all that are followed, also those of which nothing comes; None where everything was asked for.
    `channel` says whether it was asked in a channel, which may follow series too, and `whole` whether no series is
    left out.
    """

    series: Sequence[tuple[Series, Horizon]]
    text: Text
    now: datetime
    followed: Sequence[Listing] | None = None
    channel: bool = False
    whole: bool = True


def best_known(slugs: Sequence[str]) -> Sequence[str]:
    """Those of which a week of everything tells, of the most popular first."""
    return slugs[:_MOST_SERIES]


def upcoming_answer(view: UpcomingView, question: UpcomingQuestion) -> Answer:
    """What comes out, by time; where nothing does, that it is so and what to do next."""
    text = view.text
    coming = sorted(_coming(view), key=lambda each: (order(each[2].when), each[0].listing.label, each[2].codes))
    listings = dict.fromkeys(series.listing for series, _, _ in coming)
    everything = Button(text.plain("Everything in the next 7 days"), UpcomingQuestion(everything=1), private=True)
    entries = tuple(_entry(view, series, reader, airing) for series, reader, airing in coming)
    return Answer(
        question=question,
        heading=text("## The next 7 days"),
        intro=_intro(view),
        sections=(Section(entries or tuple(_nothing(view))),),
        buttons=() if view.followed is None else (everything,),
        menus=(_menu(view, listings),),
        page=question.page,
        previous_page=text.plain("Back"),
        next_page=text.plain("More"),
    )


def _coming(view: UpcomingView) -> Iterator[tuple[Series, Reader, Airing]]:
    end = view.now + AHEAD
    for series, horizon in view.series:
        for season in series.seasons:
            for track in dict.fromkeys(Track(release.outlet, release.region) for release in season.releases):
                for airing in airings_in(season, track):
                    if not is_over(airing.when, view.now) and comes_before(airing.when, end):
                        yield series, Reader(horizon), airing


def _entry(view: UpcomingView, series: Series, reader: Reader, airing: Airing) -> Markdown:
    episodes = f"{series.title} · {episodes_label(view.text, series, airing.codes, reader)}"
    when = when_told(view.text, airing.when)
    # Where a series comes from tells it from others; that need not be said twice.
    at_home = airing.track.outlet == series.listing.outlet
    where = region_label(view.text, airing.track) if at_home else track_label(view.text, airing.track)
    return airing_entry(episodes, when, [series.listing.distinction, where])


def _intro(view: UpcomingView) -> Markdown:
    if view.followed is None and view.whole:
        return view.text("-# Everything we know of")
    if view.followed is None:
        return view.text("-# The best-known series only; there are more")
    if view.channel:
        return view.text("-# Of what you follow, and what this channel follows")
    return view.text("-# Of what you follow")


def _nothing(view: UpcomingView) -> Iterator[Markdown]:
    text = view.text
    if view.followed is None:
        yield text("Nobody has announced anything for these days. That is a good week to catch up.")
        return
    if not view.followed:
        yield text("You have not told me what you watch yet, so here is nothing to wait for.")
        yield text(
            "Type `/progress set` and choose a series, or choose a `series` after `/airs` and let me remind you. "
            "From then on you find its next episodes here."
        )
        return
    best_first = sorted(view.followed, key=lambda listing: (-listing.popularity, listing.label))
    named = [listing.label for listing in best_first[:_MOST_NAMED]]
    rest = len(view.followed) - len(named)
    titles = text.several([*named, text.plain("{count} more", count=rest)] if rest else named)
    yield text("Nothing is announced for these days. I am watching out for {titles}.", titles=titles)
    yield text("Choose a `series` after `/airs` to see when it goes on.")


def _menu(view: UpcomingView, listings: Iterable[Listing]) -> Menu:
    options = tuple(Option(choice_for(listing), AirsQuestion(listing.slug)) for listing in listings)
    return Menu(view.text.plain("A series' whole schedule"), options)
