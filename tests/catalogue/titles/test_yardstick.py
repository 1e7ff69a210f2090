"""The yardstick at a small scale: how often what is meant is found. How fast is for people to read."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.titles import TitleSearch, write_index
from tests.bench.titles.ceiling import Ceiling
from tests.bench.titles.measuring import measure
from tests.bench.titles.queries import KINDS, queries
from tests.bench.titles.world import World

if TYPE_CHECKING:
    from bot.catalogue.titles import Titled

SERIES, POPULAR, ASKED = 5_000, 500, 150
LEAST = {
    "a beginning": 0.92,
    "one slip": 0.97,
    "one slip in a beginning": 0.93,
    "two slips": 0.94,
    "two slips in a beginning": 0.86,
    "a word left out": 0.95,
}


@pytest.fixture(scope="module")
def world() -> list[Titled]:
    return sorted(World(SERIES, seed=3).entries(), key=lambda entry: -entry.popularity)


@pytest.fixture(scope="module")
def database(world: list[Titled]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    write_index(connection, world)
    return connection


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_meant_is_among_the_first_five(kind: str, world: list[Titled], database: sqlite3.Connection) -> None:
    search = TitleSearch(database)
    asked = list(queries(kind, world[:POPULAR], ASKED, seed=3))

    figures = measure(lambda typed: [match.series for match in search.find(typed)], asked)

    assert figures.count == ASKED
    assert figures.at_5 >= LEAST.get(kind, 0.98), figures


def test_the_index_misses_little_that_comparing_everything_would_find(
    world: list[Titled], database: sqlite3.Connection
) -> None:
    search = TitleSearch(database)
    asked = [query for kind in ("one slip", "two slips") for query in queries(kind, world[:POPULAR], ASKED, seed=4)]
    ceiling = Ceiling(database, {query.meant for query in asked})

    missed = [query for query in asked if ceiling.missed(query, search.find(query.typed))]

    assert len(missed) <= 0.04 * len(asked), missed


def test_the_yardstick_is_the_same_every_time() -> None:
    first, again, other = (list(World(50, seed).entries()) for seed in (1, 1, 2))
    assert first == again != other
    assert list(queries("one slip", first, 20, 1)) == list(queries("one slip", first, 20, 1))
    assert list(queries("one slip", first, 20, 1)) != list(queries("one slip", first, 20, 2))


def test_a_finder_that_finds_nothing_is_seen_through(world: list[Titled]) -> None:
    asked = list(queries("as it is", world[:POPULAR], 20, seed=3))
    assert measure(lambda typed: [], asked).at_25 == 0
    assert measure(lambda typed: [0] * 5 + [query.meant for query in asked], asked).at_5 == 0
