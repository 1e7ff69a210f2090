"""A way to TVmaze that is slow, broken, overloaded or not there."""

from __future__ import annotations

import asyncio
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from bot.tvmaze.client import TVmaze
from bot.tvmaze.errors import TVmazeUnavailable
from bot.tvmaze.pages import Patience

from . import faults
from .conftest import GENEROUS, IMPATIENT
from .pages import episode, show

if TYPE_CHECKING:
    from .faults import Fault
    from .server import TVmazeServer


@pytest.mark.parametrize(
    "fault",
    [
        faults.status(500),
        faults.status(503),
        faults.status(429),
        faults.status(429, Retry_After="0"),
        faults.status(429, Retry_After="when you like"),
        faults.half_a_page,
        faults.half_a_page_as_if_whole,
        faults.drip,
        faults.silence,
        faults.down_for_maintenance,
    ],
)
async def test_what_goes_wrong_twice_goes_well_the_third_time(
    tvmaze: TVmaze, server: TVmazeServer, fault: Fault
) -> None:
    server.faults = [fault, fault]

    assert len((await tvmaze.show(7)).episodes) == 5


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (faults.status(502), "status 502"),
        (faults.status(429, Retry_After="0"), "too many requests"),
        (faults.half_a_page, "half a page"),
        (faults.half_a_page_as_if_whole, "half a page"),
        (faults.drip, "it takes too long"),
        (faults.silence, "it takes too long"),
    ],
)
async def test_what_goes_wrong_every_time_is_told_after_three_attempts(
    tvmaze: TVmaze, server: TVmazeServer, fault: Fault, why: str
) -> None:
    server.always = fault

    with pytest.raises(TVmazeUnavailable, match=rf"\({why}\): try again later; nothing was changed"):
        await tvmaze.search("lantern")
    assert server.arrived == 3


async def test_the_total_time_is_bounded_whatever_the_attempts_are_allowed(server: TVmazeServer) -> None:
    server.always = faults.drip
    patience = Patience(total=0.3, attempt=10.0)

    began = monotonic()
    async with TVmaze(server.address, patience=patience) as client:
        with pytest.raises(TVmazeUnavailable, match=r"has not answered within 0\.3 seconds"):
            await client.search("lantern")
    assert monotonic() - began < 1.0


async def test_retry_after_is_honoured_by_whoever_asks(tvmaze: TVmaze, server: TVmazeServer) -> None:
    server.faults = [faults.status(429, Retry_After="1")]
    refused = asyncio.create_task(tvmaze.search("lantern"))
    while not server.asked:  # noqa: ASYNC110  # another task brings it about
        await asyncio.sleep(0.005)
    await asyncio.sleep(0.02)

    await asyncio.gather(refused, tvmaze.search("another"))

    first, *others = server.asked
    assert first.status == 429
    assert len(others) == 2
    assert all(asked.at - first.at >= 0.95 for asked in others)


async def test_a_long_retry_after_is_told_instead_of_waited_for(tvmaze: TVmaze, server: TVmazeServer) -> None:
    until = datetime.now(UTC) + timedelta(minutes=10)
    server.always = faults.status(429, Retry_After=format_datetime(until, usegmt=True))

    with pytest.raises(TVmazeUnavailable, match=r"not to be disturbed for (599|600) seconds"):
        await tvmaze.search("lantern")
    assert len(server.asked) == 1


async def test_a_refusal_is_not_repeated(tvmaze: TVmaze, server: TVmazeServer) -> None:
    server.always = faults.status(403)

    with pytest.raises(TVmazeUnavailable, match="with status 403: check TVMAZE_API"):
        await tvmaze.show(7)
    assert len(server.asked) == 1


async def test_an_address_where_nobody_searches_is_told(tvmaze: TVmaze, server: TVmazeServer) -> None:
    server.always = faults.status(404)

    with pytest.raises(TVmazeUnavailable, match=r"TVmaze has no page .*/search/shows.*: check TVMAZE_API"):
        await tvmaze.search("lantern")


async def test_a_host_that_is_not_there_is_told() -> None:
    with socket.socket() as nobody_listens:
        nobody_listens.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody_listens.getsockname()[1]}"
        async with TVmaze(address, patience=IMPATIENT, allowance=GENEROUS) as client:
            with pytest.raises(TVmazeUnavailable, match=r"Cannot connect to host 127\.0\.0\.1"):
                await client.show(7)


async def test_what_is_no_address_is_told_at_once() -> None:
    async with TVmaze("api.tvmaze.example", patience=Patience(pause=60.0), allowance=GENEROUS) as client:
        with pytest.raises(
            TVmazeUnavailable, match=r"api\.tvmaze\.example is not an address: write TVMAZE_API in full"
        ):
            await client.show(7)


async def test_a_page_that_nobody_understands_is_told_with_the_place(tvmaze: TVmaze, server: TVmazeServer) -> None:
    server.episodes[7].append(episode(300, 3, "2018-05-28", season="three"))

    with pytest.raises(TVmazeUnavailable, match=r"at /shows/7/episodes what I do not understand \(5\.season: .*report"):
        await tvmaze.show(7)


async def test_keys_that_nobody_knows_are_passed_over(tvmaze: TVmaze, server: TVmazeServer) -> None:
    server.raw["/search/shows"] = [{"score": 1, "show": show(9, "New", hologram={"depth": 3}), "mood": "good"}]

    assert [hit.show.name for hit in await tvmaze.search("new")] == ["New"]
