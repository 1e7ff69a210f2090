"""Everything the catalogue knows about a series that its audience may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.markdown import EMPTY, Markdown, escape
from bot.spoilers import Horizon, Reader
from bot.ui.answers.answer import Answer, Button, Section
from bot.ui.questions import CastQuestion, SeriesQuestion, SourcesQuestion
from bot.ui.wording.episodes import dates_of, joined, season_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.series.models import Season, Series
    from bot.series.sourced import Claim
    from bot.text import Text

FACTS: Final = {
    "created-by": "Created by",
    "written-by": "Written by",
    "directed-by": "Directed by",
    "produced-by": "Produced by",
    "based-on": "Based on",
    "filmed-in": "Filmed in",
    "where-to-watch": "Where to watch",
    "reception": "Reception",
}
_STATUS: Final = {
    "confirmed": "Confirmed",
    "reported": "Reported, not confirmed",
    "rumour": "Rumour",
    "lapsed": "Lapsed",
    "refuted": "Not true",
}
_FORMAT: Final = {
    "serial": "one story over all seasons",
    "anthology": "anthology: a new story each season",
    "miniseries": "miniseries",
}
_STATE: Final = {"running": "still running", "ended": "ended", "cancelled": "cancelled"}


def series_answer(
    series: Series, horizon: Horizon, text: Text, question: SeriesQuestion, judged: Markdown = EMPTY
) -> Answer:
    """The card: premise, seasons, facts, and what has been claimed."""
    reader = Reader(horizon)
    return Answer(
        question=question,
        heading=text("## {title}", title=series.title),
        intro=Markdown("-# {line}").format(line=_particulars(series, text)),
        sections=(
            Section((escape(reader.open(series.premise.text) or ""),)),
            Section(tuple(_season(season, reader, text) for season in series.seasons), text("**Seasons**")),
            Section(tuple(_claims(series, reader, text)), text("**What has been claimed**")),
            Section(tuple(_facts(series, reader, text)), text("**Good to know**")),
        ),
        buttons=(
            Button(text.plain("Cast"), CastQuestion(series.slug), private=True, primary=True),
            Button(text.plain("Sources"), SourcesQuestion(series.slug), private=True),
        ),
        footer=judged,
        page=question.page,
        previous_page=text.plain("Back"),
        next_page=text.plain("More"),
    )


def _particulars(series: Series, text: Text) -> Markdown:
    original = [title.text for title in series.titles if title.kind == "original" and title.text != series.title]
    return joined(
        [
            series.listing.distinction,
            *original[:1],
            text.plain(_FORMAT[series.format]),
            text.several([text.country(code) for code in series.listing.countries]),
            text.several([text.language(code) for code in series.languages[:3]]),
            text.plain(_STATE[series.status]) if series.status in _STATE else "",
        ]
    )


def _season(season: Season, reader: Reader, text: Text) -> Markdown:
    count = len(season.episodes)
    counted = text.plain("1 episode") if count == 1 else text.plain("{count} episodes", count=count)
    if not count:
        counted = text.plain("no episodes known")
    line = joined([counted, dates_of(text, season)])
    entry = Markdown("**{season}** · {line}").format(season=season_label(text, season, reader), line=line)
    premise = reader.open(season.premise.text) if season.premise else None
    return Markdown("{entry}\n-# {premise}").format(entry=entry, premise=premise) if premise else entry


def _facts(series: Series, reader: Reader, text: Text) -> Iterator[Markdown]:
    for fact in series.facts:
        told = reader.open(fact.statement.text)
        if told is None:
            continue
        kind = text.plain(FACTS[fact.kind])
        if fact.season is not None and len(series.seasons) > 1:
            kind = text.plain("{kind} (season {season})", kind=kind, season=fact.season)
        yield text("**{kind}:** {told}", kind=kind, told=told)
        for other in reader.opened(difference.text for difference in fact.statement.differs):
            yield text("-# Sources disagree: {told}", told=other)


def _claims(series: Series, reader: Reader, text: Text) -> Iterator[Markdown]:
    for claim in series.claims:
        told = reader.open(claim.statement.text)
        if told is not None:
            yield _claim(claim, told, reader, text)


def _claim(claim: Claim, told: str, reader: Reader, text: Text) -> Markdown:
    status = text.plain(_STATUS[claim.status])
    said = text.plain("said on {day}", day=text.day(claim.said)) if claim.said else ""
    entry = text("**{status}:** {told}", status=joined([status, said]), told=told)
    outcome = reader.open(claim.outcome)
    return Markdown("{entry}\n-# → {outcome}").format(entry=entry, outcome=outcome) if outcome else entry
