"""How far a member has watched, and the selects by which they say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.spoilers import Horizon, Reader
from bot.ui.answers.answer import Answer, Button, Menu, Option, Section
from bot.ui.audience.audience import season_of
from bot.ui.questions import (
    ForgetQuestion,
    NextQuestion,
    ProgressQuestion,
    RecapQuestion,
    WatchedQuestion,
    WatchlistQuestion,
)
from bot.ui.wording.episodes import episode_choice, season_choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.markdown import Markdown
    from bot.series.codes import EpisodeCode
    from bot.series.models import Season, Series
    from bot.text import Text


def progress_answer(
    series: Series, reached: Sequence[EpisodeCode], text: Text, question: ProgressQuestion, said: Markdown | None = None
) -> Answer:
    """How far one has watched a series, with a season and an episode to choose; `said` replaces the first line."""
    season = season_of(series, question.season or (reached[0].season if reached else None))
    reader = Reader(Horizon.furthest(series.timeline.codes[code] for code in reached))
    return Answer(
        question=question,
        heading=text("## {title}", title=series.title),
        intro=said or _reached(reached, text),
        sections=(Section((text("-# Choose the last episode you have watched. Only you can see this."),)),),
        menus=(_seasons(series, season, reader, text), _episodes(series, season, reached, reader, text)),
        buttons=tuple(_steps(series, season, reached, text)),
    )


def watchlist_answer(
    watched: Sequence[tuple[Series, Sequence[EpisodeCode]]], text: Text, question: WatchlistQuestion
) -> Answer:
    """Every series one has told about, the latest first."""
    entries = tuple(
        text("**{series}** · {reached}", series=series.listing.label, reached=_reached(codes, text))
        for series, codes in watched
    )
    nothing = text("Nothing yet. Say `/progress set` and choose a series.")
    return Answer(
        question=question,
        heading=text("## What you have watched"),
        sections=(Section(entries or (nothing,)),),
        page=question.page,
        previous_page=text.plain("Back"),
        next_page=text.plain("More"),
    )


def _reached(reached: Sequence[EpisodeCode], text: Text) -> Markdown:
    if not reached:
        return text("You have not told me how far you have watched.")
    return text("You have watched up to {episodes}.", episodes=text.several([str(code) for code in reached]))


def _seasons(series: Series, chosen: Season, reader: Reader, text: Text) -> Menu:
    options = (
        Option(
            season_choice(text, season, reader),
            ProgressQuestion(series.slug, season.number),
            chosen=season is chosen,
        )
        for season in series.seasons
    )
    return Menu(text.plain("Season"), tuple(options))


def _episodes(series: Series, season: Season, reached: Sequence[EpisodeCode], reader: Reader, text: Text) -> Menu:
    options = (
        Option(
            episode_choice(text, episode, reader),
            WatchedQuestion(series.slug, str(episode.code), exactly=1),
            chosen=episode.code in reached,
        )
        for episode in season.episodes
    )
    return Menu(text.plain("The last episode you have watched"), tuple(options))


def _steps(series: Series, season: Season, reached: Sequence[EpisodeCode], text: Text) -> Iterator[Button]:
    yield Button(text.plain("One more"), NextQuestion(series.slug, season.number), primary=True)
    if reached:
        yield Button(text.plain("What happened so far?"), RecapQuestion(series.slug), private=True)
        yield Button(text.plain("Forget this"), ForgetQuestion(series.slug))
