"""TVmaze is down, slow, busy or broken: whoever asks is told so, and everything known goes on working."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.places import tvmaze_files
from bot.clock import system_clock
from bot.live.adding import SECONDS_TO_SEARCH, Adder, Asker
from bot.live.compiling import in_a_thread
from bot.live.overlay import Overlay
from bot.tvmaze.errors import TVmazeUnavailable
from tests.tvmaze import faults

from .library import FERRY, touched
from .quay import ADD, THE_FERRY

if TYPE_CHECKING:
    from pathlib import Path

    from bot.tvmaze.client import TVmaze
    from tests.tvmaze.faults import Fault
    from tests.tvmaze.server import TVmazeServer

    from .quay import Quay

NOT_REACHED = "I cannot reach TVmaze at the moment."
BROKEN = {
    "down": faults.status(503),
    "busy": faults.status(429, Retry_After="30"),
    "half": faults.half_a_page,
    "half as if whole": faults.half_a_page_as_if_whole,
    "maintenance": faults.down_for_maintenance,
}


@pytest.mark.parametrize("fault", BROKEN.values(), ids=BROKEN.keys())
async def test_a_search_that_fails_is_told_in_plain_words(quay: Quay, fault: Fault) -> None:
    quay.server.always = fault

    answer = await quay.found()

    assert answer.private
    assert answer.open.startswith(NOT_REACHED)
    assert "Harbour Lights" in (await quay.ada.slash("airs", series="harbour lights")).open


@pytest.mark.parametrize("fault", BROKEN.values(), ids=BROKEN.keys())
async def test_adding_that_fails_leaves_nothing_half_done_and_works_later(quay: Quay, fault: Fault) -> None:
    found = await quay.found()
    quay.server.always = fault
    assert (await quay.press(quay.ada, found, THE_FERRY)).open.startswith(NOT_REACHED)
    assert quay.overlay.known().shows == {}
    quay.server.always = None

    answer = await quay.press(quay.ada, found, THE_FERRY)

    assert "S1E1" in answer.open


@pytest.mark.parametrize("fault", [faults.drip, faults.silence])
async def test_nobody_waits_longer_than_for_a_while(
    catalogue: Path, server: TVmazeServer, tvmaze: TVmaze, fault: Fault
) -> None:
    server.always = fault
    overlay = Overlay(catalogue, in_a_thread)
    adder = Adder(tvmaze, overlay, system_clock)

    async with asyncio.timeout(SECONDS_TO_SEARCH + 1):
        with pytest.raises(TVmazeUnavailable):
            await adder.search("ferry", Asker(1))

    assert overlay.known().shows == {}


async def test_one_bad_answer_among_good_ones_is_asked_for_again(quay: Quay) -> None:
    found = await quay.found()
    quay.server.faults = [faults.half_a_page, faults.status(429, Retry_After="0.01")]

    assert "S1E1" in (await quay.press(quay.ada, found, THE_FERRY)).open


async def test_a_series_that_has_gone_meanwhile_is_told(quay: Quay) -> None:
    found = await quay.found()
    del quay.server.shows[FERRY]

    answer = await quay.press(quay.ada, found, THE_FERRY)

    assert "TVmaze does not have that series any more." in answer.open


async def test_a_series_of_which_nothing_is_known_is_told(quay: Quay) -> None:
    found = await quay.found()
    quay.server.episodes[FERRY], quay.server.embedded[FERRY]["seasons"] = [], []

    answer = await quay.press(quay.ada, found, THE_FERRY)

    assert "TVmaze knows too little about that series." in answer.open


async def test_what_was_known_last_is_told_with_its_age(quay: Quay) -> None:
    await quay.added()
    await quay.refreshed()
    quay.server.always = faults.status(503)
    await quay.world.passes(hours=30)
    with pytest.raises(TVmazeUnavailable):
        await quay.refreshed()

    told = await quay.ada.slash("airs", series="the ferry")

    assert "S1E1" in told.open
    assert told.open.endswith("From TVmaze, not curated · as of 1 January 2026, because TVmaze cannot be reached")
    cast = await quay.ada.slash("cast", series="the ferry")
    assert "as of 1 January 2026" in cast.open

    quay.server.always = None
    await quay.refreshed()

    assert (await quay.ada.slash("cast", series="the ferry")).open.endswith("From TVmaze, not curated")


async def test_a_refresh_that_stops_midway_keeps_what_it_has_and_goes_on_from_there(quay: Quay) -> None:
    await quay.added()
    await quay.refreshed()
    touched(quay.server, FERRY, 1767300000)
    touched(quay.server, 70, 1767300000)
    await quay.world.passes(hours=12)
    quay.server.faults = [faults.passing, *[faults.status(503)] * 3]

    halfway = await quay.refreshed()

    assert len(halfway.troubles) == 1
    assert quay.overlay.known().stale is not None
    assert (await quay.refreshed()).read == 1
    assert quay.overlay.known().stale is None


async def test_without_a_button_nothing_is_ever_asked(quay: Quay) -> None:
    answer = await quay.ada.slash("cast", series="ferry")

    assert ADD not in answer.pressable
    assert quay.server.paths() == []


async def test_where_nothing_can_be_kept_the_member_and_the_operator_are_told(quay: Quay) -> None:
    tvmaze_files(quay.overlay.catalogue).write_text("no folder", encoding="utf-8")
    found = await quay.found()

    answer = await quay.press(quay.ada, found, THE_FERRY)

    assert answer.open.startswith("I cannot keep new series at the moment.")
    (alarm,) = quay.world.alarms()
    assert "what TVmaze says cannot be written to" in alarm
    assert "TVMAZE_REFRESH=0" in alarm
