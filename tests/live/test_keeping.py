"""The bot refreshes by itself, and says once what is in the way."""

from __future__ import annotations

import asyncio
import signal
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.live.compiling import in_a_thread
from bot.live.keeping import Keeping
from bot.live.overlay import Overlay
from bot.live.refresh import Refresher
from tests.hosting.process import TOKEN, addresses, eventually, running
from tests.stand_in import StandIn
from tests.tvmaze import faults

from .test_overlay import NOW

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.tvmaze.client import TVmaze
    from tests.tvmaze.server import TVmazeServer


async def test_trouble_is_told_once_and_its_end_too(
    catalogue: Path, server: TVmazeServer, tvmaze: TVmaze, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="bot.live")
    keeping = Keeping(Refresher(tvmaze, Overlay(catalogue, in_a_thread), lambda: NOW), timedelta(hours=1))
    server.always = faults.status(503)
    await keeping.once()
    await keeping.once()
    server.always = None
    await keeping.once()
    await keeping.once()

    told = [record.getMessage() for record in caplog.records]
    assert [line.partition(" (")[0] for line in told] == [
        "shows that could not be read: 70",
        "TVmaze answers again",
        "TVmaze on harbour-lights: new; seasons: 1, episodes: 3, credits: 0",
    ]


async def test_a_catalogue_that_is_missing_is_told_and_the_next_time_may_go_better(
    catalogue: Path, tvmaze: TVmaze, caplog: pytest.LogCaptureFixture
) -> None:
    moved = catalogue.rename(catalogue.with_name("elsewhere.sqlite"))  # noqa: ASYNC240
    keeping = Keeping(Refresher(tvmaze, Overlay(catalogue, in_a_thread), lambda: NOW), timedelta(hours=1))
    await keeping.once()
    assert "what TVmaze said last goes on, because there is no catalogue at" in caplog.text
    moved.rename(catalogue)

    await keeping.once()

    assert list(Overlay(catalogue).known().shows) == ["harbour-lights"]


async def test_it_goes_on_until_it_is_stopped(catalogue: Path, server: TVmazeServer, tvmaze: TVmaze) -> None:
    keeping = Keeping(Refresher(tvmaze, Overlay(catalogue, in_a_thread), lambda: NOW), timedelta(seconds=0.01))

    running = asyncio.create_task(keeping.run())
    async with asyncio.timeout(10):
        while server.paths().count("/updates/shows") < 3:  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.wait({running})

    assert running.cancelled()


async def test_a_bot_that_runs_refreshes_by_itself_and_stops_when_it_is_told_to(
    catalogue: Path, server: TVmazeServer, tmp_path: Path
) -> None:
    settings = {"CATALOGUE": str(catalogue), "TVMAZE_API": server.address, "TVMAZE_REFRESH": "0.01"}
    async with (
        StandIn(token=TOKEN) as discord,
        running("run", where=tmp_path, settings=addresses(discord) | settings) as bot,
    ):
        await eventually(lambda: Overlay(catalogue).is_there)
        await bot.says("TVmaze on harbour-lights: new")
        bot.send(signal.SIGTERM)
        ended = await bot.ends()

    assert ended.code == 0
    assert "error" not in ended.err.casefold()
