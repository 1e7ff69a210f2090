"""A curated series that names no show of TVmaze is followed by the number that IMDb has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tvmaze.errors import TVmazeUnavailable
from tests.tvmaze.faults import status

from .library import FERRY
from .shore import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from .shore import Shore

LOOKED_UP = "/lookup/shows"


@pytest.fixture(autouse=True)
def ferry(shore: Shore, tmp_path: Path) -> None:
    shore.curate(tmp_path, "our-ferry", "{ imdb: tt9900008 }")
    shore.server.shows[FERRY]["externals"] = {"imdb": "tt9900008"}


async def test_it_is_found_by_that_number_and_then_known(shore: Shore) -> None:
    refreshed = await shore.refresher.refresh()

    assert (refreshed.followed, refreshed.read) == (2, 2)
    assert shore.overlay.known().shows["our-ferry"].show == FERRY
    assert shore.overlay.known().shows["our-ferry"].curated
    shore.server.asked.clear()

    assert (await shore.refresher.refresh()).followed == 2
    assert LOOKED_UP not in shore.server.paths()


async def test_what_changes_there_is_read(shore: Shore) -> None:
    await shore.refresher.refresh()
    shore.touch(FERRY)

    assert (await shore.refresher.refresh()).read == 1


async def test_what_tvmaze_does_not_know_is_asked_for_again_and_troubles_nobody(shore: Shore) -> None:
    shore.server.shows[FERRY]["externals"] = {"imdb": None}

    for _ in range(2):
        refreshed = await shore.refresher.refresh()
        assert (refreshed.followed, refreshed.troubles) == (1, ())
    assert shore.server.paths().count(LOOKED_UP) == 2


async def test_while_tvmaze_is_away_what_it_said_last_goes_on(shore: Shore) -> None:
    shore.server.shows[FERRY]["externals"] = {"imdb": None}
    await shore.refresher.refresh()
    shore.server.always = status(500)

    with pytest.raises(TVmazeUnavailable):
        await shore.refresher.refresh()
    assert shore.overlay.stale() == NOW.date()
    assert shore.slugs() == ["harbour-lights"]
