"""What members type, and the series that they mean by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.catalogue.titles import Fit

from .shelf import SERIES, found

if TYPE_CHECKING:
    from bot.catalogue.titles import TitleSearch


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gam", "thrones"),
        ("thro", "thrones"),
        ("thrones game", "thrones"),
        ("of thrones", "thrones"),
        ("death robots", "robots"),
        ("breaking b", "bad"),
        ("breakingbad", "bad"),
        ("break ing bad", "bad"),
        ("Casa de papel", "heist"),
        ("papel casa", "heist"),
        ("haus des", "heist"),
        ("오징어", "squid"),
        ("오징어게임", "squid"),
        ("Ojing-eo geim", "squid"),
        ("ojingeo", "squid"),
        ("игра", "thrones"),
        ("igra prestolov", "thrones"),
        ("進撃", "titan"),
        ("elite", "elite"),
        ("É L I T E", "elite"),
        ("e\u0301lite", "elite"),
        ("uber die brucke", "uber"),
        ("mash", "mash"),
        ("m.a.s.h", "mash"),
        ("its always sunny", "sunny"),
        ("it’s always", "sunny"),
        ("queens gambit", "gambit"),
        ("law and order", "law"),
        ("law & order", "law"),
        ("law & order sp", "svu"),
        ("love death and robots", "robots"),
        ("henry 4", "henry"),
        ("henry iv part ii", "henry"),
        ("henry iv, part 2", "henry"),
        ("24", "24"),
        ("1899", "1899"),
        ("1899 2022", "1899"),
        ("us", "us"),
        ("last of us", "last"),
        ("the last of us 2023", "last"),
        ("us 2020", "us"),
        ("𝐃𝐚𝐫𝐤", "dark"),
        ("DARK!!!", "dark"),
    ],
)
def test_what_is_typed_right_comes_first(search: TitleSearch, typed: str, meant: str) -> None:
    assert found(search, typed)[0] == meant
    assert search.find(typed)[0].rank.slips == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dakr", "dark"),
        ("darrk", "dark"),
        ("thornes", "thrones"),
        ("gmae of thr", "thrones"),
        ("game of thornes", "thrones"),
        ("thornes game", "thrones"),
        ("braeking", "bad"),
        ("breking bad", "bad"),
        ("brekaing bda", "bad"),
        ("squidgaem", "squid"),
        ("sqiud gmae", "squid"),
        ("mony heist", "heist"),
        ("casa de papl", "heist"),
        ("teh office", "office-us"),
        ("ofice", "office-us"),
        ("theofice", "office-us"),
        ("teoffice", "office-us"),
        ("the ofice", "office-us"),
        ("elinocnete", "innocente"),
        ("innocnet", "innocent"),
        ("its alwyas sunny", "sunny"),
        ("special victmis", "svu"),
        ("attakc on titan", "titan"),
        ("atack on tittan", "titan"),
        ("queens gambti", "gambit"),
        ("q*u*e*e*n*s gabmit", "gambit"),
        ("philadelfia", "sunny"),
        ("игра престолво", "thrones"),
        ("docter who", "who"),
    ],
)
def test_what_is_typed_with_slips_comes_first_too(search: TitleSearch, typed: str, meant: str) -> None:
    assert found(search, typed)[0] == meant
    assert search.find(typed)[0].rank.slips in {1, 2}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the office uk", "office-uk"),
        ("office (GB)", "office-uk"),
        ("british office", "office-uk"),
        ("office us", "office-us"),
        ("office 2001", "office-uk"),
        ("ofice 2001", "office-uk"),
        ("office bbc two", "office-uk"),
        ("The Office (BBC Two, 2001)", "office-uk"),
        ("innocent 2021", "innocente"),
        ("2021 innocent", "innocente"),
        ("innocent 2018", "innocent"),
        ("innocent spain", "innocente"),
        ("doctor who 1963", "who-old"),
        ("doctor who 196", "who-old"),
        ("doctor who 19", "who"),
        ("doctor who 2", "who"),
    ],
)
def test_year_country_and_outlet_tell_titles_apart(search: TitleSearch, typed: str, meant: str) -> None:
    assert found(search, typed)[0] == meant


def test_a_year_alone_offers_the_series_of_that_year(search: TitleSearch) -> None:
    assert found(search, "2021")[:2] == ["squid", "innocente"]


def test_equal_matches_come_by_popularity_then_by_newness(search: TitleSearch) -> None:
    assert found(search, "the office")[:2] == ["office-us", "office-uk"]
    assert found(search, "doctor")[:2] == ["who", "who-old"]
    assert found(search, "twice")[:2] == ["twice-new", "twice-old"]


def test_a_shown_title_comes_before_the_same_title_of_a_more_popular_series(search: TitleSearch) -> None:
    assert found(search, "innocent")[:2] == ["innocent", "innocente"]
    assert found(search, "the innocent")[:2] == ["innocente", "innocent"]


def test_a_slip_never_comes_before_what_was_typed_right(search: TitleSearch) -> None:
    for typed in ("inno", "dark", "game", "the office", "us", "twice"):
        ranks = [match.rank for match in search.find(typed)]
        assert ranks == sorted(ranks), typed


@pytest.mark.parametrize("typed", ["dok", "xyzzy", "zz", "kings gabmit opening", "breaking worse", "brkng", "2077"])
def test_what_is_not_there_is_not_found(search: TitleSearch, typed: str) -> None:
    assert found(search, typed) == []


@pytest.mark.parametrize(("typed", "found_by"), [("drk", False), ("dar", True), ("drak", True), ("dkra", False)])
def test_slips_are_forgiven_from_four_letters_on(search: TitleSearch, typed: str, found_by: bool) -> None:
    assert ("dark" in found(search, typed)) is found_by


@pytest.mark.parametrize(
    ("typed", "found_by"), [("inoccnt", False), ("inncoet", False), ("inoccent", True), ("innicemt", True)]
)
def test_two_slips_are_forgiven_from_eight_letters_on(search: TitleSearch, typed: str, found_by: bool) -> None:
    assert ("innocent" in found(search, typed)) is found_by


def test_nothing_typed_offers_the_most_popular(search: TitleSearch) -> None:
    by_popularity = sorted(SERIES.values(), key=lambda each: (-each[0].popularity, -(each[0].year or 0)))
    for typed in ("", "   ", "\t\n", "?!", "…", "🔦" * 100):
        assert found(search, typed) == [name for _, name in by_popularity][:25], repr(typed)


def test_no_more_than_the_limit_are_found(search: TitleSearch) -> None:
    assert len(search.find("", limit=3)) == 3
    assert len(search.find("the", limit=2)) == 2
    assert len({match.series for match in search.find("the")}) == len(search.find("the"))


def test_a_match_says_by_which_title(search: TitleSearch) -> None:
    match = search.find("juego de tronos")[0]
    assert (match.title, match.name, match.rank.fit) == (1, "juego de tronos", Fit.WHOLE)
