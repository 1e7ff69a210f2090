"""The catalogue of a running bot: replaced without a restart, and never by a broken one."""

# ruff: noqa: ASYNC240  # nothing else runs on the loop of a test
from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.build import SCHEMA_VERSION, build
from bot.catalogue.live import LiveCatalogue
from bot.catalogue.places import beside, imdb_volume, tvmaze_volume
from bot.errors import CatalogueUnavailable

from .folders import LAMP, edit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable


@pytest.fixture
async def live(catalogue_path: Path) -> AsyncIterator[LiveCatalogue]:
    opened = LiveCatalogue(catalogue_path)
    yield opened
    await opened.close()


async def titles(live: LiveCatalogue) -> list[str]:
    return [listing.title for listing in (await live.current()).listings.values()]


async def test_a_catalogue_that_is_built_anew_is_picked_up(
    live: LiveCatalogue, lamp: Path, catalogue_path: Path
) -> None:
    assert await titles(live) == ["The Lamp"]

    edit(lamp / LAMP, "text: The Lamp,", "text: The Lantern,")
    build(lamp, catalogue_path)

    assert await titles(live) == ["The Lantern"]


async def test_an_answer_under_way_is_finished_from_the_catalogue_it_began_with(
    live: LiveCatalogue, lamp: Path, catalogue_path: Path
) -> None:
    before = await live.current()
    edit(lamp / LAMP, "text: The Lamp,", "text: The Lantern,")
    build(lamp, catalogue_path)
    after = await live.current()

    old, new = await before.series("the-lamp"), await after.series("the-lamp")

    assert old is not None
    assert new is not None
    assert (old.title, new.title) == ("The Lamp", "The Lantern")


async def test_a_broken_file_does_not_replace_a_good_one_and_is_told_once(
    live: LiveCatalogue, catalogue_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    good = await live.current()
    catalogue_path.unlink()
    catalogue_path.write_bytes(b"no catalogue at all\n" * 400)

    assert await live.current() is good
    assert await live.current() is good

    assert await titles(live) == ["The Lamp"]
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "keeping the catalogue of 2026-01-02" in caplog.text
    assert "run `previously data build`" in caplog.text


async def test_a_file_that_is_mended_after_it_was_broken_is_picked_up(
    live: LiveCatalogue, lamp: Path, catalogue_path: Path
) -> None:
    await live.current()
    catalogue_path.unlink()
    catalogue_path.write_bytes(b"")
    await live.current()

    edit(lamp / LAMP, "text: The Lamp,", "text: The Lantern,")
    build(lamp, catalogue_path)

    assert await titles(live) == ["The Lantern"]


async def test_a_file_that_is_taken_away_goes_on_serving(live: LiveCatalogue, catalogue_path: Path) -> None:
    await live.current()

    catalogue_path.unlink()

    assert await titles(live) == ["The Lamp"]


async def test_the_same_file_is_opened_once(live: LiveCatalogue) -> None:
    opened = await asyncio.gather(*(live.current() for _ in range(20)))

    assert len({id(catalogue) for catalogue in opened}) == 1


async def test_without_any_catalogue_everybody_is_told_what_to_do_until_there_is_one(
    lamp: Path, tmp_path: Path
) -> None:
    live = LiveCatalogue(tmp_path / "later.sqlite")
    with pytest.raises(CatalogueUnavailable, match="run `previously data build`"):
        await live.current()

    build(lamp, tmp_path / "later.sqlite")

    assert await titles(live) == ["The Lamp"]
    await live.close()


@pytest.mark.parametrize(
    ("place", "remedy"),
    [(tvmaze_volume, "run `previously data refresh`"), (imdb_volume, "run `previously data import imdb DIR` again")],
)
async def test_a_volume_of_another_release_is_left_out_and_its_own_remedy_told(
    catalogue_path: Path, caplog: pytest.LogCaptureFixture, place: Callable[[Path], Path], remedy: str
) -> None:
    older = Path(shutil.copyfile(catalogue_path, place(catalogue_path)))
    with closing(sqlite3.connect(older)) as database:
        database.execute(f"pragma user_version = {SCHEMA_VERSION - 1}")
    live = LiveCatalogue(catalogue_path, beside(catalogue_path))

    assert await titles(live) == ["The Lamp"]

    (told,) = (record.getMessage() for record in caplog.records)
    assert told.startswith("going on without it: ")
    assert told.endswith(f"{older.name} is not a catalogue of version {SCHEMA_VERSION}; {remedy}")
    await live.close()


async def test_a_closed_catalogue_can_be_opened_again(live: LiveCatalogue) -> None:
    await live.current()
    await live.close()

    assert await titles(live) == ["The Lamp"]


async def test_many_replacements_leave_no_more_than_two_files_open(
    live: LiveCatalogue, lamp: Path, catalogue_path: Path
) -> None:
    opened = [await live.current()]
    for _ in range(4):
        shutil.copyfile(catalogue_path, again := catalogue_path.with_suffix(".again"))
        again.replace(catalogue_path)
        opened.append(await live.current())

    answering = [await answers(catalogue) for catalogue in opened]

    assert len({id(catalogue) for catalogue in opened}) == 5
    assert answering == [False, False, False, True, True]


async def answers(catalogue: object) -> bool:
    try:
        await catalogue.series("the-lamp")  # type: ignore[attr-defined]
    except (ValueError, sqlite3.ProgrammingError):  # it is closed
        return False
    return True
