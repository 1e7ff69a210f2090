"""The worst moments to be killed at, and troubles that last: each reminder is seen once all the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

import pytest

from tests.hosting.process import eventually
from tests.hosting.relay import Silence
from tests.stand_in import Faults

from .evening import POSTS, Evening, discord
from .fate import Fate

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.stand_in import StandIn

REMINDERS: Final = 60
PER_SECOND: Final = 400.0
LEASED: Final = "select count(*) from delivery where state = 1"
SENT: Final = "select count(*) from delivery where state = 2"


@pytest.fixture
async def stand_in() -> AsyncIterator[StandIn]:
    async with discord() as started:
        yield started


@pytest.fixture
async def evening(tmp_path: Path, seed: int) -> Evening:
    made = Evening(tmp_path, seed, PER_SECOND)
    await made.prepare(REMINDERS, ahead=0.5, groups=1)
    return made


async def all_is_well(evening: Evening, stand_in: StandIn) -> None:
    """Another life, in which nothing happens; then members look."""
    found = await evening.passes(stand_in, Fate())
    assert not found.broken, evening.told(found)


@pytest.mark.parametrize("long", [False, True], ids=["back soon", "away for longer than a nonce is known"])
async def test_killed_between_post_and_settle(evening: Evening, stand_in: StandIn, long: bool) -> None:
    stand_in.faults = Faults(lost_answer=1.0, under="/channels/")
    async with evening.bot(stand_in):
        await eventually(lambda: len(stand_in.messages) >= REMINDERS / 2)
    assert count(evening, SENT) == 0
    if long:
        evening.grow_old()
        stand_in.board.forget_nonces()
    await all_is_well(evening, stand_in)


async def test_killed_between_claim_and_post(evening: Evening, stand_in: StandIn) -> None:
    usual, stand_in.door.limits.routes[POSTS] = stand_in.door.limits.routes[POSTS], (0, 600.0)
    async with evening.bot(stand_in):
        await eventually(lambda: count(evening, LEASED) >= REMINDERS / 2)
    assert stand_in.messages == []
    stand_in.door.limits.routes[POSTS] = usual
    await all_is_well(evening, stand_in)


async def test_the_gateway_never_answers_while_messages_can_be_sent(evening: Evening, stand_in: StandIn) -> None:
    async with Silence() as silence:
        async with evening.bot(stand_in, DISCORD_GATEWAY=f"ws://127.0.0.1:{silence.port}/"):
            await eventually(evening.all_settled)
        assert silence.dialled
    await all_is_well(evening, stand_in)


async def test_servers_that_discord_cannot_find_keep_their_roles(tmp_path: Path, stand_in: StandIn, seed: int) -> None:
    evening = Evening(tmp_path, seed, PER_SECOND)
    await evening.prepare(REMINDERS, ahead=3.0, groups=1)
    stand_in.gateway_side.outages.update(guild["id"] for guild in stand_in.guilds)
    await all_is_well(evening, stand_in)


async def test_the_token_is_refused_for_a_while(evening: Evening, stand_in: StandIn) -> None:
    async with evening.bot(stand_in):
        await stand_in.connected()
        right, stand_in.door.token = stand_in.door.token, "another"
        await eventually(lambda: 401 in {request.status for request in stand_in.requests})
        stand_in.door.token = right
        await eventually(evening.all_settled)
    await all_is_well(evening, stand_in)


async def test_the_token_is_refused_at_the_start(evening: Evening, stand_in: StandIn) -> None:
    right, stand_in.door.token = stand_in.door.token, "another"
    async with evening.bot(stand_in) as bot:
        ended = await bot.ends()
    assert ended.code == 1
    assert ended.err.splitlines()[-1].startswith("DISCORD_TOKEN was refused by Discord")
    stand_in.door.token = right
    await all_is_well(evening, stand_in)


def count(evening: Evening, sql: str) -> int:
    with closing(sqlite3.connect(evening.state, timeout=5)) as state:
        return int(state.execute(sql).fetchone()[0])
