"""Never more requests than are allowed, and none for what was just read."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.tvmaze.client import TVmaze
from bot.tvmaze.pace import Allowance

from . import faults
from .conftest import GENEROUS, IMPATIENT

if TYPE_CHECKING:
    from .server import TVmazeServer


async def test_no_span_of_time_holds_more_requests_than_are_allowed(server: TVmazeServer) -> None:
    allowance = Allowance(requests=8, seconds=0.8)

    async with TVmaze(server.address, patience=IMPATIENT, allowance=allowance, fresh_for=0.0) as client:
        await asyncio.gather(*(client.search(f"lantern {number}") for number in range(12)))

    times = [asked.at for asked in server.asked]
    assert len(times) == 12
    # The requests do not arrive quite as evenly as they are sent, which is what the tenth is for.
    assert all(sum(begin <= time < begin + 0.72 for time in times) <= 8 for begin in times)
    assert times[-1] - times[0] < 2.5


async def test_what_was_just_read_is_not_asked_for_again(server: TVmazeServer) -> None:
    async with TVmaze(server.address, patience=IMPATIENT, allowance=GENEROUS) as client:
        first = await client.show(7)
        assert await client.show(7) == first

    assert len(server.asked) == 2


async def test_what_has_not_changed_is_not_sent_again(tvmaze: TVmaze, server: TVmazeServer) -> None:
    first = await tvmaze.show(7)
    assert await tvmaze.show(7) == first
    assert await tvmaze.show(7) == first
    assert [asked.status for asked in server.asked] == [200, 200, 304, 304, 304, 304]

    server.shows[7] |= {"name": "The Lantern, Restored"}
    assert (await tvmaze.show(7)).name == "The Lantern, Restored"
    assert [asked.status for asked in server.asked[6:]] == [200, 304]


async def test_trouble_is_not_remembered(server: TVmazeServer) -> None:
    async with TVmaze(server.address, patience=IMPATIENT, allowance=GENEROUS) as client:
        server.faults = [faults.half_a_page_as_if_whole]
        assert len(await client.search("lantern")) == 1
        assert len(await client.search("lantern")) == 1

    assert len(server.asked) == 2
