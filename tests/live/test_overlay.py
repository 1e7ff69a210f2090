"""What is kept beside the catalogue survives curators, other writers, releases and damage."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.build import build
from bot.catalogue.places import tvmaze_files
from bot.live.adding import Asker
from bot.live.compiling import in_a_thread, in_own_process
from bot.live.overlay import Overlay
from tests.tvmaze.pages import member

from .library import FERRY, HARBOUR, add_ferry
from .shore import NOW, Shore

if TYPE_CHECKING:
    from pathlib import Path

    from bot.tvmaze.client import TVmaze
    from tests.tvmaze.server import TVmazeServer

SOMEBODY = Asker(1)


async def test_a_process_of_its_own_compiles_the_same(catalogue: Path, server: TVmazeServer, tvmaze: TVmaze) -> None:
    shore = Shore(catalogue, server, tvmaze, in_own_process)
    await shore.adder.add(FERRY, SOMEBODY)
    written = shore.overlay.volume.read_bytes()
    shore.overlay.volume.unlink()

    await Overlay(catalogue, in_a_thread).take((), NOW)

    assert shore.overlay.volume.read_bytes() == written


async def test_a_volume_of_another_release_is_compiled_anew_without_tvmaze(shore: Shore) -> None:
    await shore.adder.add(FERRY, SOMEBODY)
    with closing(sqlite3.connect(shore.overlay.volume)) as rows:
        rows.execute("pragma user_version = 1")
    shore.server.shows.clear()

    await shore.overlay.take((), NOW)

    assert shore.slugs() == ["the-ferry"]


async def test_a_file_that_the_check_refuses_keeps_only_itself_out(shore: Shore) -> None:
    add_ferry(shore.server, identity=88)
    await shore.adder.add(FERRY, SOMEBODY)
    slug = await shore.adder.add(88, SOMEBODY)
    assert slug == "the-ferry-2026"
    path = tvmaze_files(shore.catalogue) / "series" / f"{slug}.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"premise"', '"promise"', 1), encoding="utf-8")
    shore.overlay.volume.unlink()

    await shore.overlay.take((), NOW)

    assert shore.slugs() == ["the-ferry"]


async def test_a_file_that_somebody_deletes_is_forgotten(shore: Shore) -> None:
    await shore.adder.add(FERRY, SOMEBODY)
    (tvmaze_files(shore.catalogue) / "series" / "the-ferry.json").unlink()

    await shore.overlay.take((), NOW)

    assert not shore.overlay.is_there
    assert shore.overlay.known().shows == {}


async def test_two_shows_of_one_name_channel_and_year_are_two_series(shore: Shore) -> None:
    add_ferry(shore.server, identity=88)
    slugs = [await shore.adder.add(identity, SOMEBODY) for identity in (FERRY, 88)]

    assert shore.slugs() == slugs == ["the-ferry", "the-ferry-2026"]


async def test_nobody_takes_the_place_of_a_curated_series_of_the_same_name(shore: Shore) -> None:
    shore.server.shows[FERRY]["name"] = "Harbour Lights"

    assert await shore.adder.add(FERRY, SOMEBODY) == "harbour-lights-2026"


async def test_an_imdb_id_tells_which_series_a_show_is(shore: Shore, tmp_path: Path) -> None:
    shore.curate(tmp_path, "our-ferry", "{ imdb: tt9900008 }")
    shore.server.shows[FERRY]["externals"] = {"imdb": "tt9900008"}

    assert await shore.adder.add(FERRY, SOMEBODY) == "our-ferry"
    assert shore.overlay.known().shows["our-ferry"].curated


async def test_what_a_curator_writes_under_the_same_slug_wins(shore: Shore, tmp_path: Path) -> None:
    await shore.adder.add(FERRY, SOMEBODY)
    shore.curate(tmp_path, "the-ferry", "{ tvmaze: 8 }")

    await shore.overlay.take((), NOW)

    assert shore.overlay.known().shows["the-ferry"].curated
    assert await shore.titles("ferry") == ["the-ferry"]
    with closing(sqlite3.connect(shore.overlay.volume)) as rows:
        assert rows.execute("select count(*) from credit").fetchone() == (0,)


async def test_a_curator_who_chooses_another_slug_takes_no_reminder_away(shore: Shore, tmp_path: Path) -> None:
    await shore.adder.add(FERRY, SOMEBODY)
    shore.curate(tmp_path, "our-ferry", "{ tvmaze: 8 }")

    await shore.refresher.refresh()

    assert {slug: show.curated for slug, show in shore.overlay.known().shows.items()} == {
        "the-ferry": False,
        "our-ferry": True,
        "harbour-lights": True,
    }


async def test_a_series_that_curators_give_up_is_given_up(shore: Shore, tmp_path: Path) -> None:
    await shore.refresher.refresh()
    assert shore.slugs() == ["harbour-lights"]
    shore.curate(tmp_path, "our-ferry", "{ imdb: tt9900008 }")
    (tmp_path / "curated" / "series" / "harbour-lights.yaml").unlink()
    build(tmp_path / "curated", shore.catalogue)

    await shore.refresher.refresh()

    assert not shore.overlay.is_there


async def test_people_are_one_where_both_credit_the_name_in_the_same_series(shore: Shore) -> None:
    shore.server.embedded[HARBOUR]["cast"] = [member(1, "Ada Example", 71, "Meg Rudd")]
    shore.server.embedded[FERRY]["cast"] = [member(1, "Ada Example", 81, "Hanna"), member(2, "Ada Example", 82, "Eve")]
    await shore.adder.add(FERRY, SOMEBODY)
    assert _people(shore) == {"ada-example-1": "Ada Example", "cy-example-3": "Cy Example"}

    await shore.refresher.refresh()

    assert _people(shore) == {"ada-example": "Ada Example", "cy-example-3": "Cy Example"}


def _people(shore: Shore) -> dict[str, str]:
    with closing(sqlite3.connect(shore.overlay.volume)) as rows:
        return {key: json.loads(names)[0] for key, names in rows.execute("select key, names from person")}


async def test_writers_wait_for_each_other(shore: Shore, catalogue: Path, tvmaze: TVmaze) -> None:
    for identity in range(100, 106):
        add_ferry(shore.server, identity=identity)
    others = [Shore(catalogue, shore.server, tvmaze) for _ in range(3)]

    await asyncio.gather(
        shore.refresher.refresh(),
        *(other.adder.add(100 + 2 * number + more, SOMEBODY) for number, other in enumerate(others) for more in (0, 1)),
    )

    assert len(shore.overlay.known().shows) == 7
    assert len(shore.slugs()) == 7


async def test_notes_that_cannot_be_read_stop_no_answer_and_tell_the_operator(shore: Shore) -> None:
    await shore.adder.add(FERRY, SOMEBODY)
    (tvmaze_files(shore.catalogue) / "known.json").write_text("{", encoding="utf-8")

    assert Overlay(shore.catalogue).stale() is None
    with pytest.raises(Exception, match=r"known\.json cannot be read .*: delete .*tvmaze\.files, it is filled anew"):
        await Overlay(shore.catalogue, in_a_thread).take((), NOW)
