"""Which source stands behind each line of an answer."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from bot.imdb.source import SOURCE as IMDB
from bot.markdown import Markdown, escape, link
from bot.spoilers import Horizon, Reader
from bot.tvmaze.seasons import SOURCE as LIVE
from bot.ui.answers.answer import Answer, Button, Section
from bot.ui.questions import CorrectionQuestion
from bot.ui.series.card import FACTS
from bot.ui.series.cast import MOST_LISTED, cast_of, listed, name_of
from bot.ui.wording.episodes import joined, season_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.series.models import Season, Series
    from bot.series.sourced import Source, Statement
    from bot.text import Text
    from bot.ui.questions import SourcesQuestion

Line = tuple[str, tuple[str, ...]]
"""What is said, and the keys of the sources that say it."""


def sources_answer(
    series: Series,
    season: Season | None,
    horizon: Horizon,
    text: Text,
    question: SourcesQuestion,
    differing: tuple[Markdown, ...] = (),
) -> Answer:
    """The lines of a season's cast, or of the series' card, each with the numbers of its sources.

    `differing` is what a live source says against the card's dates.
    """
    reader = Reader(horizon)
    lines = list(_of_cast(series, season, reader, text) if season else _of_card(series, reader, text))
    numbers = _numbered(series, lines)
    topic = season_label(text, season, reader) if season else text.plain("the series' card")
    return Answer(
        question=question,
        heading=text("## Sources · {title}", title=series.title),
        intro=text("-# {distinction} · {topic}", distinction=series.listing.distinction, topic=topic),
        sections=(
            Section(tuple(_line(said, keys, numbers) for said, keys in lines)),
            _behind(series, numbers, reader, text),
            Section(() if season else differing, text("**What TVmaze says instead**")),
        ),
        buttons=(
            Button(text.plain("This is wrong"), CorrectionQuestion(question.series, question.season), private=True),
        ),
        page=question.page,
        previous_page=text.plain("Back"),
        next_page=text.plain("More"),
    )


def _is_curated(series: Series) -> bool:
    return not series.sources.keys() <= {LIVE, IMDB}


def _numbered(series: Series, lines: Iterable[Line]) -> dict[str, int]:
    """The sources by number, in the order in which the lines name them."""
    named = [key for _, keys in lines for key in keys]
    if not _is_curated(series):
        named += series.sources  # they ask to be named, whatever one may know of it already
    return {key: number for number, key in enumerate(_once(named), start=1)}


def _behind(series: Series, numbers: dict[str, int], reader: Reader, text: Text) -> Section:
    sources = (_source(series.sources[key], number, reader, text) for key, number in numbers.items())
    curated = _is_curated(series)
    return Section(tuple(sources), text("**What our curators read**") if curated else text("**Where this is from**"))


def _of_cast(series: Series, season: Season, reader: Reader, text: Text) -> Iterator[Line]:
    opened = (c for c in reader.opened(series.credits) if listed(series, season, reader.horizon, c))
    for credit in islice(cast_of(opened).values(), MOST_LISTED):
        character = series.characters[credit.character]
        name = name_of(character, reader, text)
        behind = [*credit.sources]
        for statement in reversed(character.lines):
            if reader.open(statement.text) is not None:
                behind += statement.sources
                break
        yield text.plain("{person} as {character}", person=credit.person.name, character=name), _once(behind)


def _of_card(series: Series, reader: Reader, text: Text) -> Iterator[Line]:
    yield text.plain("What it is about"), series.premise.sources
    for season in series.seasons:
        label = season_label(text, season, reader)
        if season.premise and reader.open(season.premise.text) is not None:
            yield text.plain("{season}: what it is about", season=label), season.premise.sources
        if dates := _once(key for release in season.releases for key in release.sources):
            yield text.plain("{season}: dates", season=label), dates
    facts: dict[str, list[str]] = {}
    for fact in series.facts:
        if reader.open(fact.statement.text) is not None:
            facts.setdefault(text.plain(FACTS[fact.kind]), []).extend(_with_differences(fact.statement))
    yield from ((heading, _once(keys)) for heading, keys in facts.items())
    for claim in series.claims:
        if (told := reader.open(claim.statement.text)) is not None:
            yield text.plain("Claim: {told}", told=told), claim.statement.sources


def _with_differences(statement: Statement) -> tuple[str, ...]:
    return _once([*statement.sources, *(key for other in statement.differs for key in other.sources)])


def _once(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _line(said: str, keys: tuple[str, ...], numbers: dict[str, int]) -> Markdown:
    marks = " ".join(f"[{number}]" for number in sorted(numbers[key] for key in keys))
    return Markdown("{said} {marks}").format(said=said, marks=marks)


def _source(source: Source, number: int, reader: Reader, text: Text) -> Markdown:
    title, address = reader.open(source.title), reader.open(source.address)
    if title is None or address is None:
        named: Markdown = text("a page whose title would tell too much")
    else:
        named = link(title, address)
    days = [text.plain("checked {day}", day=text.day(source.checked))]
    if source.published is not None:
        days.insert(0, text.day(source.published))
    particulars = joined([source.publisher, *days, source.licence or ""])
    return Markdown("{number} {named}\n-# {particulars}").format(
        number=escape(f"[{number}]"), named=named, particulars=particulars
    )
