"""Finding people of the world by name: on disk, and only those whom the audience may know."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalogue.people import PeopleOnDisk, write_people
from bot.series.stories import Moment
from bot.spoilers import EVERYTHING, NOTHING, Horizon

from .making import title_key
from .world import HARBOUR, SOAP, TWIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.catalogue.names import Name
    from bot.catalogue.reader import Catalogue


def watched(number: int, *, up_to: int) -> Callable[[str], Horizon]:
    """An audience that has come so far in one series."""
    horizon = Horizon.at(Moment(0, up_to))
    return lambda slug: horizon if slug == title_key(number) else NOTHING


def nothing(_: str) -> Horizon:
    return NOTHING


def texts(found: list[Name]) -> list[str]:
    return [name.text for name in found]


@pytest.mark.parametrize("typed", ["Ada Larkin", "ada", "lark", "larkin ad", "ADA  LARKÍN", "ada larkn", "adda larkin"])
async def test_a_leading_actor_is_known_to_everybody(shelf: Catalogue, typed: str) -> None:
    (name,) = shelf.names.search(typed, nothing)

    assert (name.target, name.text) == ("p.nm0000001", "Ada Larkin")


@pytest.mark.parametrize("typed", ["dora hushwell", "dora", "hushw", "dora hushwel"])
async def test_whoever_comes_later_is_not_known_before(shelf: Catalogue, typed: str) -> None:
    assert shelf.names.search(typed, nothing) == []
    assert shelf.names.search(typed, watched(HARBOUR, up_to=4)) == []
    assert shelf.names.search(typed, watched(SOAP, up_to=3_000)) == []
    assert texts(shelf.names.search(typed, watched(HARBOUR, up_to=5))) == ["Dora Hushwell"]


async def test_the_nearest_are_known_ones_too(shelf: Catalogue) -> None:
    assert texts(shelf.names.nearest("dora hushwel", nothing))[0] != "Dora Hushwell"
    assert texts(shelf.names.nearest("dora hushwel", watched(HARBOUR, up_to=5)))[0] == "Dora Hushwell"


async def test_what_the_world_says_of_a_curated_series_is_not_asked(shelf: Catalogue) -> None:
    """Rosa is known from the curated series; Otto is its secret, whatever IMDb tells of him."""
    assert [name.target for name in shelf.names.search("rosa vale", nothing)] == ["p.rosa-vale"]
    assert shelf.names.search("otto", nothing) == []
    assert shelf.names.search("otto", watched(TWIN, up_to=1)) == []
    assert [name.target for name in shelf.names.search("otto", lambda _: EVERYTHING)] == ["p.otto-hush"]
    assert shelf.credited("nm0000009") == ()


async def test_a_name_is_shown_with_the_series_one_knows_it_from(shelf: Catalogue) -> None:
    (ada,) = shelf.names.search("ada larkin", nothing)

    assert ada.where[0] == (title_key(HARBOUR), Moment(0, 0))
    assert {slug for slug, _ in shelf.credited("nm0000001")} == {"tt0000100", "tt0000300"}


async def test_of_thousands_no_more_than_fit_are_offered(shelf: Catalogue) -> None:
    assert len(shelf.names.search("guest", watched(SOAP, up_to=3_000))) == 25
    assert len(shelf.names.search("", nothing)) > 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(typed=st.text(max_size=30))
async def test_whatever_is_typed_something_can_be_answered(shelf: Catalogue, typed: str) -> None:
    for name in [*shelf.names.search(typed, nothing), *shelf.names.nearest(typed, nothing)]:
        assert "hush" not in name.text.casefold()


async def test_letters_that_sqlite_does_not_know_find_nothing(shelf: Catalogue) -> None:
    assert shelf.names.search("\U0001e900\U0001e901", nothing) == []


def test_a_whole_name_is_found_among_many_that_begin_with_it() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("create table person (id integer primary key, key text, names text, ids text)")
        people = [(number, f"Jo Field{number:03d}" if number < 500 else "Jo Field") for number in range(1, 501)]
        database.executemany(
            "insert into person values (?1, ?2, ?3, '{}')", [(n, f"nm{n}", f'["{name}"]') for n, name in people]
        )
        write_people(database, [(n, name, '[["tt0000001",0]]') for n, name in people])

        assert texts(PeopleOnDisk(database).search("jo field", nothing))[0] == "Jo Field"
        assert texts(PeopleOnDisk(database).search("jo field3", nothing, limit=2)) == ["Jo Field300", "Jo Field301"]
