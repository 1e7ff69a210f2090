"""Whatever is typed, the search answers, soon, and with series that are there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue.titles import Titled, TitleSearch, write_index

from .shelf import SERIES, found

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = [
    "x" * 6_000,
    "the " * 2_000,
    " ".join(map(str, range(2_000))),
    "a" * 99 + "\u0301" * 6_000,
    "\0",
    "dark\0dark",
    "🔦🔪",
    '"dark" OR 1=1 --',
    "NEAR(dark, 2) AND name:*",
    "dark* ^dark (",
    "\ud800dark\udfff",
    "\u202edark",
    "%s%n{0}",
    "ﷺ" * 100,
    "$" * 50,
    "i" * 100,
    "x v i " * 30,
    "९९९",
    "2²",
    "½",
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_anything_can_be_typed(search: TitleSearch, typed: str) -> None:
    matches = search.find(typed)
    assert len({match.series for match in matches}) == len(matches) <= 25


def test_a_title_is_found_with_rubbish_around_it(search: TitleSearch) -> None:
    for typed in ("\0dark\0", "\ud800dark", '"dark"', "🔦 dark 🔦", "(dark)*"):
        assert found(search, typed)[0] == "dark", repr(typed)


def test_a_title_typed_over_and_over_is_still_that_title(search: TitleSearch) -> None:
    assert set(found(search, "innocent " * 500)[:2]) == {"innocent", "innocente"}


@settings(deadline=None)
@given(typed=st.text(st.characters(), max_size=40))
def test_any_text_can_be_typed(typed: str) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        write_index(database, [Titled(1, (typed, "Dark"), 5), Titled(2, ("Dark",), 9)])
        search = TitleSearch(database)
        for match in search.find(typed):
            assert match.series in {1, 2}
        assert [match.series for match in search.find("dark")] == [1, 2] if typed == "Dark" else [2, 1]


def test_titles_of_nothing_but_signs_do_no_harm() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        write_index(database, [Titled(1, ("?!", ""), 5), Titled(2, (), 5), Titled(3, ("Up",), 1)])
        search = TitleSearch(database)
        assert [match.series for match in search.find("up")] == [3]
        assert [match.series for match in search.find("")] == [3]


def test_an_empty_catalogue_is_searched_in_vain() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        write_index(database, [])
        assert TitleSearch(database).find("dark") == TitleSearch(database).find("") == []


def test_searching_changes_nothing_and_heeds_no_row_factory(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    with closing(sqlite3.connect(path)) as database:
        write_index(database, [titled for titled, _ in SERIES.values()])
        database.commit()
    before = path.read_bytes()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        search = TitleSearch(database)
        assert found(search, "breakign bad") == ["bad"]
        assert found(search, "")[0] == "thrones"
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
