"""Somebody whom curators and IMDb both know is one person, where that is certain and no secret."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from bot.catalogue.build import build
from bot.catalogue.places import imdb_volume
from bot.catalogue.reader import Catalogue
from bot.imdb.importing import import_world
from tests.commands.promises import broken_promises
from tests.world import living

from .conftest import Silent
from .making import DataSets

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.world import World

NAMESAKES: Final = Path(__file__).parent / "namesakes"
PIER, BUOY = 100, 200
BUOY_SHOWN: Final = "The Buoy (channel not known, 2011)"
PEOPLE: Final = {1: "Rosa Vale", 2: "Otto Grey", 3: "Jo Field", 4: "Jo Field", 5: "Ida Crane-Holm"}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pier is curated, and IMDb has it, too; the buoy only IMDb has."""
    data = DataSets()
    for number, name in PEOPLE.items():
        data.person(number, name)
    for number, title, cast in ((PIER, "The Pier", (1, 2, 3, 4)), (BUOY, "The Buoy", (1, 2, 3, 5))):
        parts = [(person, f"Part {person} of {title}") for person in cast]
        data.title(number, title, begun=2011)
        data.episode(number + 1, number, 1, 1)
        data.cast(number, *parts)
        data.cast(number + 1, *parts)
    folder = tmp_path_factory.mktemp("namesakes")
    path = build(NAMESAKES, folder / "catalogue.sqlite").path
    import_world(data.pack(folder / "downloads"), imdb_volume(path), Silent())
    return path


@pytest.fixture
async def pier(both: Path) -> AsyncIterator[World]:
    async with living(both) as world:
        yield world
        assert broken_promises((entry.json for entry in world.env.http_requests), world.typed) == []


async def test_a_name_that_both_credit_in_one_series_is_one_person_with_all_their_parts(pier: World) -> None:
    assert await pier.ada.suggestions("who", "name", "rosa") == {"Rosa Vale · The Pier (Channel One)": "id:p.rosa-vale"}

    seen = await pier.ada.slash("who", name="rosa vale")

    assert "**The keeper** in The Pier (Channel One)" in seen.open
    assert f"**Part 1 of The Buoy** in {BUOY_SHOWN}" in seen.open


async def test_whoever_is_found_by_the_number_of_another_volume_is_the_same(pier: World) -> None:
    by_number = await pier.ada.slash("who", name="id:p.nm0000001")

    assert by_number.text == (await pier.ada.slash("who", name="rosa vale")).text


async def test_a_number_that_a_curator_has_written_down_tells_it_whatever_the_names_are(pier: World) -> None:
    assert list(await pier.ada.suggestions("who", "name", "ida crane")) == ["Ida Crane · The Pier (Channel One)"]

    assert f"**Part 5 of The Buoy** in {BUOY_SHOWN}" in (await pier.ada.slash("who", name="ida crane")).open


async def test_of_two_who_share_their_name_nobody_says_who_it_is(pier: World) -> None:
    assert list(await pier.ada.suggestions("who", "name", "jo field")) == [
        "Jo Field · The Pier (Channel One)",
        f"Jo Field · {BUOY_SHOWN}",
    ]


async def test_a_part_that_is_still_a_secret_proves_nothing(pier: World) -> None:
    """That both know Otto from the pier would tell that he comes."""
    assert await pier.ada.suggestions("who", "name", "otto") == {f"Otto Grey · {BUOY_SHOWN}": "id:p.nm0000002"}

    assert "The Pier" not in (await pier.ada.slash("who", name="otto grey")).text


async def test_a_cast_says_from_where_else_one_knows_somebody(pier: World) -> None:
    assert "The Buoy" in (await pier.ada.slash("cast", series="the pier")).open


async def test_a_damaged_volume_keeps_no_other_from_being_opened(
    both: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damaged = Path(shutil.copyfile(imdb_volume(both), tmp_path / "damaged.sqlite"))
    with closing(sqlite3.connect(damaged)) as database:
        database.execute("drop table credit")

    catalogue = await Catalogue.open(both, damaged)

    assert await catalogue.series("the-pier") is not None
    assert "cannot be compared with the others: no such table: credit" in caplog.text
    await catalogue.close()
