"""Finding the series that somebody means, among the shipped ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.catalogue.finding import Titles
    from bot.series.models import Listing


def found(titles: Titles, typed: str) -> list[str]:
    return [match.listing.slug for match in titles.search(typed)]


def test_both_innocents_are_offered_while_one_types(titles: Titles) -> None:
    for typed in ("inno", "INNO", "innoc", " inno "):
        assert set(found(titles, typed)[:2]) == {"innocent", "the-innocent"}, typed


@pytest.mark.parametrize("typed", ["inocent", "innocentt", "innocnet", "unnocent", "INNOCEMT"])
def test_both_innocents_are_offered_in_spite_of_a_slip(titles: Titles, typed: str) -> None:
    assert set(found(titles, typed)[:2]) == {"innocent", "the-innocent"}


def test_a_title_that_is_two_slips_away_is_not_hidden_by_another_one_slip_away(titles: Titles) -> None:
    assert set(found(titles, "inoccent")) == {"innocent", "the-innocent"}


def test_a_slip_beside_punctuation_is_one_slip(titles: Titles) -> None:
    assert "the-office-us" in found(titles, "office a(us)")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("teh innocent", "the-innocent"),
        ("theinnocent", "the-innocent"),
        ("eel inocente", "the-innocent"),
        ("tje office", "the-office-us"),
    ],
)
def test_with_a_slip_in_it_an_article_still_tells_two_titles_apart(titles: Titles, typed: str, meant: str) -> None:
    assert found(titles, typed)[0] == meant


def test_the_title_as_it_is_shown_comes_first(titles: Titles) -> None:
    assert found(titles, "innocent")[:2] == ["innocent", "the-innocent"]
    assert found(titles, "Innocent (ITV, 2018)")[0] == "innocent"
    assert found(titles, "the innocent")[:2] == ["the-innocent", "innocent"]
    assert found(titles, "The Innocent (Netflix, 2021)")[0] == "the-innocent"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("el inocente", "the-innocent"),
        ("inocente", "the-innocent"),
        ("o inocente", "the-innocent"),
        ("innocent 2021", "the-innocent"),
        ("innocent 2018", "innocent"),
        ("2021 innocent", "the-innocent"),
        ("오징어 게임", "squid-game"),
        ("오징어게임", "squid-game"),
        ("오징어", "squid-game"),
        ("ojingeo geim", "squid-game"),
        ("ojing-eo geim", "squid-game"),
        ("squidgame", "squid-game"),
        ("game squid", "squid-game"),
        ("elite", "elite"),
        ("élite", "elite"),
        ("e\u0301lite", "elite"),
        ("1899", "1899"),
        ("1989", "1899"),
        ("queens gambit", "the-queens-gambit"),
        ("the queen's gambit", "the-queens-gambit"),
        ("QUEEN’S GAMBIT", "the-queens-gambit"),
        ("the.queens.gambit", "the-queens-gambit"),
        ("q*u*e*e*n*s gambit", "the-queens-gambit"),
        ("kings gambit", None),
        ("office us", "the-office-us"),
        ("the office (uk)", "the-office-uk"),
        ("the office 2001", "the-office-uk"),
        ("slow-horses", "slow-horses"),
        ("night country", "true-detective"),
        ("call midwife", "call-the-midwife"),
        ("дарк", None),
        ("тьма", "dark"),
    ],
)
def test_what_people_type_finds_what_they_mean(titles: Titles, typed: str, meant: str | None) -> None:
    assert next(iter(found(titles, typed)), None) == meant


def test_both_offices_are_offered_the_more_popular_first(titles: Titles) -> None:
    for typed in ("office", "the office", "ofice", "offcie", "OFFICE"):
        assert found(titles, typed)[:2] == ["the-office-us", "the-office-uk"], typed


def test_a_title_typed_over_and_over_is_still_that_title(titles: Titles) -> None:
    assert set(found(titles, "innocent " * 500)) == {"innocent", "the-innocent"}


def test_a_slip_never_comes_before_what_was_typed_right(titles: Titles) -> None:
    ranks = [match.rank for match in titles.search("innocent")]

    assert ranks == sorted(ranks)


def test_nothing_typed_offers_the_most_popular(titles: Titles, listings: tuple[Listing, ...]) -> None:
    by_popularity = sorted((listing.popularity for listing in listings), reverse=True)

    for typed in ("", "   ", "\t\n", "?!", "…", "🔦" * 100):
        assert [match.listing.popularity for match in titles.search(typed)] == by_popularity[:25], repr(typed)


@pytest.mark.parametrize("typed", ["24", "7", "2077", "3000", "x" * 6000, "zzzz", "' or 1=1"])
def test_what_is_not_there_is_not_found_and_nothing_else_is_suggested(titles: Titles, typed: str) -> None:
    assert found(titles, typed) == []
    assert titles.nearest(typed) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("innocnt itv show", "innocent"),
        ("true detectiv season 2", "true-detective"),
        ("ofice uk show", "the-office-uk"),
        ("severance", None),
        ("breaking bad", None),
    ],
)
def test_something_near_is_suggested_and_nothing_that_is_not(titles: Titles, typed: str, meant: str | None) -> None:
    nearest = [listing.slug for listing in titles.nearest(typed)]
    assert meant in nearest[:2] if meant else nearest == []


def test_a_year_alone_offers_the_series_of_that_year(titles: Titles, listings: tuple[Listing, ...]) -> None:
    of_2021 = {listing.slug for listing in listings if listing.year == 2021}

    assert of_2021
    assert set(found(titles, "2021 ")) >= of_2021


def test_no_more_than_what_fits_is_offered(titles: Titles) -> None:
    assert len(titles.search("", limit=3)) == 3
    assert len(titles.search("the", limit=1)) == 1
