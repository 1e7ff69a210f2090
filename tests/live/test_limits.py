"""Nobody fills the catalogue, or TVmaze's log, on others' account."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.live.adding import OF_A_MEMBER, OF_A_SERVER, SEARCHES, Adder, Asker
from bot.live.allowance import Allowance, Counter
from bot.live.compiling import in_a_thread
from bot.live.errors import AddedTooMuch, NoRoomForSeries
from bot.live.overlay import Overlay

from .library import FERRY, add_ferry

if TYPE_CHECKING:
    from pathlib import Path

    from bot.tvmaze.client import TVmaze
    from tests.tvmaze.server import TVmazeServer

    from .quay import Quay

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_so_many_times_in_any_span_and_then_it_says_how_long_to_wait() -> None:
    counter = Counter(Allowance(2, timedelta(minutes=10)))
    counter.count("ada", NOON)
    counter.count("ada", NOON + timedelta(minutes=4))

    with pytest.raises(AddedTooMuch) as refused:
        counter.count("ada", NOON + timedelta(minutes=7))

    assert refused.value.seconds == 180
    counter.count("ben", NOON + timedelta(minutes=7))
    counter.count("ada", NOON + timedelta(minutes=10))


async def test_a_member_who_searches_all_the_time_is_asked_to_wait(quay: Quay) -> None:
    for _ in range(SEARCHES.times):
        await quay.found(title="nothing of the kind")
        await quay.world.passes(seconds=10)

    answer = await quay.found(title="nothing of the kind")

    assert "That was a lot at once." in answer.open
    assert "min." in answer.open
    assert len(quay.server.paths()) == SEARCHES.times
    assert "either" in (await quay.found(quay.ben, title="nothing of the kind")).open


async def test_a_member_and_a_server_add_only_so_many(catalogue: Path, server: TVmazeServer, tvmaze: TVmaze) -> None:
    overlay = Overlay(catalogue, in_a_thread)
    now = [NOON]
    adder = Adder(tvmaze, overlay, lambda: now[0])
    for identity in range(100, 100 + OF_A_SERVER.times + OF_A_MEMBER.times):
        server.merged[identity] = FERRY
    await adder.add(FERRY, Asker(1, 9))
    for identity in range(100, 99 + OF_A_MEMBER.times):
        await adder.add(identity, Asker(1, 9))

    with pytest.raises(AddedTooMuch):
        await adder.add(120, Asker(1, 9))
    await adder.add(FERRY, Asker(1, 9))  # what is there is no burden
    now[0] += OF_A_MEMBER.span
    for identity in range(104, 100 + OF_A_SERVER.times - 1):
        await adder.add(identity, Asker(identity, 9))
    with pytest.raises(AddedTooMuch):
        await adder.add(129, Asker(999, 9))
    await adder.add(129, Asker(999))


async def test_as_many_are_kept_as_are_kept(catalogue: Path, server: TVmazeServer, tvmaze: TVmaze) -> None:
    add_ferry(server, identity=88)
    adder = Adder(tvmaze, Overlay(catalogue, in_a_thread), lambda: NOON, most=1)
    await adder.add(FERRY, Asker(1))

    with pytest.raises(NoRoomForSeries) as refused:
        await adder.add(88, Asker(2))

    assert refused.value.most == 1
    assert await adder.add(FERRY, Asker(2)) == "the-ferry"
