"""The index finds what comparing every name with what was typed finds, and ranks it the same."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.catalogue.titles import Fit, Titled, TitleSearch, find_in, in_order, write_index
from bot.catalogue.titles.forms import names_of
from bot.catalogue.titles.matching import Rank, Typed, as_typed, corrected, corrected_words
from bot.series.naming import normalise, without_article
from tests.catalogue.typing_errors import with_one_slip

if TYPE_CHECKING:
    from collections.abc import Sequence

_LITTLE = ("the", "a", "el", "of", "and", "in", "ab", "ba", "abc", "4", "iv", "élan", "тьма", "게임")
_ALIKE = ("dark", "drak", "darker", "darkness", "night", "knight", "nights", "light", "high", "innocent", "innocence")
_MORE = (
    "house",
    "houses",
    "cards",
    "card",
    "love",
    "lovely",
    "casa",
    "papel",
    "world",
    "worlds",
    "war",
    "wars",
    "star",
)
_WORDS = st.sampled_from([*_LITTLE, *_ALIKE, *_MORE])
_TITLES = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)
_SERIES = st.lists(
    st.tuples(st.lists(_TITLES, min_size=1, max_size=3), st.integers(0, 5)), min_size=1, max_size=12
).map(lambda rows: [Titled(at, tuple(titles), popularity) for at, (titles, popularity) in enumerate(rows)])
_EVERYTHING = 1_000
_BEGINNING = Rank(0, Fit.BEGINNING, other=False)
_INDEXES = st.integers(1, 3)


def found(entries: Sequence[Titled], typed: str, indexes: int = 1) -> dict[int, Rank]:
    """What the index finds, in its order; or what several find together, each with a part of the series."""
    with ExitStack() as opened:
        searches = []
        for at in range(indexes):
            database = opened.enter_context(closing(sqlite3.connect(":memory:")))
            write_index(database, entries[at::indexes])
            searches.append(TitleSearch(database))
        results = find_in(searches, typed, limit=_EVERYTHING)
    popularity = {entry.series: entry.popularity for entry in entries}
    together = [match for matches in results for match in matches]
    if indexes > 1:
        together = in_order(together, lambda match: match.rank, lambda match: (-popularity[match.series], match.series))
    return {match.series: match.rank for match in together}


def ranks(entry: Titled, typed: str) -> list[Rank]:
    """Every rank that one of the names of a series has, by comparing all of them."""
    text, some = Typed.of(normalise(typed)), []
    for title in entry.titles:
        for name in names_of(title):
            fits = [(0, fit)] if (fit := as_typed(text, name)) is not None else []
            if text.slips:
                fits += corrected(text, [name]).values()
                fits += [each for word in text.words for each in corrected_words(text, [name], word).values()]
            shown = title == entry.titles[0]
            some += [Rank.of(slips, fit, shown=shown) for slips, fit in fits]
    return sorted(some)


@settings(deadline=None, max_examples=150)
@given(entries=_SERIES, indexes=_INDEXES, data=st.data())
def test_what_is_typed_right_is_found_and_ranked_as_by_comparing_everything(
    entries: list[Titled], indexes: int, data: st.DataObject
) -> None:
    title = data.draw(st.sampled_from([title for entry in entries for title in entry.titles]))
    typed = data.draw(st.one_of(st.just(title), _TITLES, st.integers(1, len(title)).map(lambda end: title[:end])))

    as_is = {
        entry.series: best for entry in entries if (best := min(ranks(entry, typed), default=None)) and not best.slips
    }

    assert {series: rank for series, rank in found(entries, typed, indexes).items() if not rank.slips} == as_is


@settings(deadline=None, max_examples=200)
@given(entries=_SERIES, indexes=_INDEXES, data=st.data())
def test_what_is_typed_with_one_slip_is_found_unless_there_is_enough_without(
    entries: list[Titled], indexes: int, data: st.DataObject
) -> None:
    meant = data.draw(st.sampled_from(entries))
    title = data.draw(st.sampled_from([title for title in meant.titles if not _has_article(title)] or ["dark"]))
    end = data.draw(st.integers(min(4, len(title)), len(title)))
    typed = data.draw(with_one_slip(title[:end]))
    of_title = [rank for rank in ranks(Titled(0, (title,), 0), typed) if rank.fit <= Fit.BEGINNING]
    # Names are filed without their article: with a slip in it, it is a word among others.
    assume(title in meant.titles and of_title and of_title[0].slips == 1 and not _has_article(typed))

    results = found(entries, typed, indexes)

    right = [rank for rank in results.values() if not rank.slips]
    assert meant.series in results or len(results) >= 8 or (right and len(typed.replace(" ", "")) >= 8)


def _has_article(title: str) -> bool:
    return without_article(normalise(title)) != normalise(title)


@settings(deadline=None, max_examples=150)
@given(entries=_SERIES, indexes=_INDEXES, data=st.data())
def test_nothing_is_found_that_does_not_match_and_all_is_in_order(
    entries: list[Titled], indexes: int, data: st.DataObject
) -> None:
    title = data.draw(st.sampled_from([title for entry in entries for title in entry.titles]))
    typed = data.draw(st.one_of(with_one_slip(title), with_one_slip(title).flatmap(with_one_slip), _TITLES))
    by_series = {entry.series: entry for entry in entries}

    results = found(entries, typed, indexes)

    for series, rank in results.items():
        assert rank in ranks(by_series[series], typed)
    order = [(rank, -by_series[series].popularity, series) for series, rank in results.items()]
    assert order[:2] == sorted(order)[:2]
    # What was typed may be a beginning only: what is popular comes before a third of the same title.
    others = [(rank if rank.slips else max(rank, _BEGINNING), *more) for rank, *more in order[2:]]
    assert others == sorted(others)
