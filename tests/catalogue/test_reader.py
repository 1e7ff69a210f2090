"""Opening and reading a compiled catalogue: read-only, by index, and refused with what to do next."""

# ruff: noqa: ASYNC110, ASYNC240  # nothing else runs on the loop of a test
from __future__ import annotations

import asyncio
import shutil
import sqlite3
import threading
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.build import SCHEMA_VERSION, build
from bot.catalogue.reader import Catalogue
from bot.errors import CatalogueUnavailable
from bot.series.codes import EpisodeCode
from bot.series.stories import PREMISE, Moment
from bot.spoilers import Horizon, Reader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

ALL_OF_IT = Reader(Horizon.at(Moment(0, 4)))


async def test_a_series_comes_back_as_it_was_written(catalogue: Catalogue) -> None:
    series = await catalogue.series("the-lamp")

    assert series is not None
    assert series.listing.label == "The Lamp (Channel One, 2020)"
    assert [str(code) for code in series.timeline.codes] == ["S1E1", "S1E2", "S1X1", "S2E1"]
    assert [len(season.episodes) for season in series.seasons] == [3, 1]
    assert [season.has_cast for season in series.seasons] == [True, True]
    first, special = series.seasons[0].episodes[0], series.seasons[0].episodes[2]
    assert ALL_OF_IT.open(first.title) == "First Watch"
    assert [ALL_OF_IT.open(beat.statement.text) for beat in first.beats] == ["Ada finds the lamp burning."]
    assert first.beats[0].characters == ("ada",)
    assert (special.code, special.moment) == (EpisodeCode(1, 1, special=True), Moment(0, 3))
    assert [str(release.when) for release in series.seasons[0].releases] == [
        "2020-01-05 21:00 Europe/London",
        "2020-01-12 21:00 Europe/London",
        "2020-12-25",
    ]
    (claim,) = series.claims
    assert (claim.status, ALL_OF_IT.open(claim.outcome)) == ("lapsed", "It was never made.")


async def test_a_name_that_comes_later_stays_sealed_for_those_who_have_not_come_so_far(catalogue: Catalogue) -> None:
    series = await catalogue.series("the-lamp")
    assert series is not None
    names = series.characters["ada"].names

    assert Reader().latest(names) == "Ada"
    assert Reader(Horizon.at(Moment(0, 1))).latest(names) == "Ada"
    assert Reader(Horizon.at(Moment(0, 2))).latest(names) == "Ada Marsh"


async def test_a_main_credit_of_the_first_season_is_known_from_the_start(catalogue: Catalogue) -> None:
    series = await catalogue.series("the-lamp")
    assert series is not None

    (sealed,) = series.credits
    credit = Reader().open(sealed)
    assert sealed.reveals == PREMISE
    assert credit is not None
    assert (credit.person.name, credit.character) == ("Jo Field", "ada")
    assert {season: str(series.timeline.code(moment)) for season, moment in credit.begins.items()} == {
        1: "S1E1",
        2: "S2E1",
    }


async def test_a_person_is_found_with_the_series_that_credit_them(catalogue: Catalogue) -> None:
    found = await catalogue.person("jo-field")

    assert found is not None
    person, slugs = found
    assert (person.name, slugs) == ("Jo Field", ("the-lamp",))


async def test_what_is_not_there_is_not_found(catalogue: Catalogue) -> None:
    assert await catalogue.series("the-buoy") is None
    assert await catalogue.series("") is None
    assert await catalogue.person("' or 1 = 1 --") is None


async def test_a_series_that_was_read_is_remembered(catalogue: Catalogue) -> None:
    assert await catalogue.series("the-lamp") is await catalogue.series("the-lamp")


async def test_the_edition_says_how_much_there_is(catalogue: Catalogue) -> None:
    edition = catalogue.edition

    assert (edition.series, edition.people, edition.credits, edition.sources) == (1, 1, 1, 1)
    assert str(edition.checked) == "2026-01-02"


async def test_an_open_catalogue_cannot_be_written_to(catalogue: Catalogue, catalogue_path: Path) -> None:
    before = catalogue_path.read_bytes()

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        catalogue._volumes[0]._rows.execute("delete from series")

    assert catalogue_path.read_bytes() == before
    assert [path.name for path in catalogue_path.parent.glob("catalogue*")] == ["catalogue.sqlite"]


def unreadable(good: Path) -> Iterator[tuple[str, bytes]]:
    """Files that are no catalogue, or no longer one."""
    content = good.read_bytes()
    yield "an empty file", b""
    yield "not SQLite", b"slug: the-lamp\n" * 400
    yield "cut off after the header", content[:4096]
    yield "cut off in the middle", content[: len(content) // 2]
    yield "overwritten in the middle", content[:4096] + b"\xaa" * (len(content) - 4096)


async def test_a_file_that_is_no_catalogue_is_refused_with_what_to_do(catalogue_path: Path) -> None:
    for described, content in list(unreadable(catalogue_path)):
        catalogue_path.write_bytes(content)
        with pytest.raises(CatalogueUnavailable, match="run `previously data build`") as refused:
            await Catalogue.open(catalogue_path)
        assert str(catalogue_path) in str(refused.value), described


async def test_a_missing_file_and_a_folder_are_refused_with_what_to_do(tmp_path: Path) -> None:
    for path in (tmp_path / "none.sqlite", tmp_path):
        async with no_connection_thread_is_left():
            with pytest.raises(CatalogueUnavailable, match="run `previously data build`, or set CATALOGUE"):
                await Catalogue.open(path)


@pytest.mark.parametrize("pragma", [f"user_version = {SCHEMA_VERSION + 1}", "application_id = 7"])
async def test_a_catalogue_of_another_version_or_program_is_refused(catalogue_path: Path, pragma: str) -> None:
    with closing(sqlite3.connect(catalogue_path)) as database:
        database.execute(f"pragma {pragma}")

    with pytest.raises(CatalogueUnavailable, match=f"not a catalogue of version {SCHEMA_VERSION}; run `previously"):
        await Catalogue.open(catalogue_path)


async def test_a_catalogue_without_its_hash_is_refused(catalogue_path: Path) -> None:
    with closing(sqlite3.connect(catalogue_path)) as database, database:
        database.execute("delete from meta")

    with pytest.raises(CatalogueUnavailable, match="cannot be read"):
        await Catalogue.open(catalogue_path)


async def test_a_file_that_cannot_be_opened_is_refused_with_what_to_do(catalogue_path: Path) -> None:
    """SQLite opens no path of more than 512 bytes; a file without read permission goes the same way."""
    folder = catalogue_path.parent.joinpath(*("deep" * 10 for _ in range(14)))
    folder.mkdir(parents=True)
    shutil.copyfile(catalogue_path, folder / "catalogue.sqlite")

    async with no_connection_thread_is_left():
        with pytest.raises(CatalogueUnavailable, match="run `previously data build`"):
            await Catalogue.open(folder / "catalogue.sqlite")


async def test_a_path_with_odd_characters_is_opened(lamp: Path, tmp_path: Path) -> None:
    path = build(lamp, tmp_path / "a ?#% é" / "catalogue.sqlite").path

    catalogue = await Catalogue.open(path)

    assert list(catalogue.listings) == ["the-lamp"]
    await catalogue.close()


@asynccontextmanager
async def no_connection_thread_is_left() -> AsyncIterator[None]:
    """A connection that could not be opened still winds its thread up; the loop must live as long."""
    before = connection_threads()  # of catalogues that other tests share
    yield
    async with asyncio.timeout(5):
        while connection_threads() - before:
            await asyncio.sleep(0.001)


def connection_threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if "connection_worker" in thread.name}
