"""`previously data refresh` and `previously data conflicts`, as an operator types them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from bot.catalogue.build import SCHEMA_VERSION, built_from
from bot.catalogue.places import tvmaze_volume
from tests.hosting.process import told
from tests.tvmaze import faults

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hosting.process import Told
    from tests.tvmaze.server import TVmazeServer


class Operator:
    """Somebody at a terminal beside a catalogue of their own, which is newer than the files that are shipped."""

    def __init__(self, server: TVmazeServer, catalogue: Path) -> None:
        self._server, self._catalogue = server, catalogue

    async def types(self, *arguments: str, **settings: str) -> Told:
        """`previously data …`"""
        usual = {"CATALOGUE": str(self._catalogue), "TVMAZE_API": self._server.address}
        return await told("data", *arguments, where=self._catalogue.parent, settings=usual | settings)


async def test_refresh_tells_what_changed_and_conflicts_tells_what_differs(
    server: TVmazeServer, catalogue: Path
) -> None:
    operator = Operator(server, catalogue)

    first = await operator.types("refresh")
    assert (first.code, first.out) == (0, "harbour-lights: new; seasons: 1, episodes: 3, credits: 0\n")
    assert first.lines[-1] == "series followed: 1; read: 1; changed: 1"

    found = await operator.types("conflicts")
    assert found.code == 1
    assert found.out.startswith(
        "harbour-lights S1E1: curated 2026-01-10 21:00 Europe/London (guide); "
        "TVmaze says 2026-01-10 21:30 Europe/London since "
    )
    assert found.lines[-1].startswith("conflicts: 1; what TVmaze says is of ")
    (entry,) = json.loads((await operator.types("conflicts", "--json")).out)
    assert (entry["series"], entry["episode"], entry["sources"]) == ("harbour-lights", "S1E1", ["guide"])
    assert entry["tvmaze"] == "2026-01-10 21:30 Europe/London"


async def test_what_another_release_compiled_is_compiled_anew_without_asking_tvmaze(
    server: TVmazeServer, catalogue: Path
) -> None:
    operator = Operator(server, catalogue)
    await operator.types("refresh")
    with closing(sqlite3.connect(tvmaze_volume(catalogue))) as database:
        database.execute(f"pragma user_version = {SCHEMA_VERSION - 1}")
    server.always = faults.status(503)

    found = await operator.types("conflicts")

    assert found.out.startswith("harbour-lights S1E1: curated")
    assert built_from(tvmaze_volume(catalogue)) is not None


async def test_tvmaze_that_cannot_be_reached_is_a_line_and_a_code(server: TVmazeServer, catalogue: Path) -> None:
    operator = Operator(server, catalogue)
    ended = await operator.types("refresh", TVMAZE_API="http://127.0.0.1:9")

    assert ended.code == 1
    assert ended.lines[-2].startswith("shows that could not be read: 70 (TVmaze does not answer as it should")
    assert "Traceback" not in ended.err
