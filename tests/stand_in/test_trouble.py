"""Limits, faults and refusals reach a real client as Discord's do."""

from __future__ import annotations

import asyncio

import aiohttp
import discord
import pytest

from . import Faults, Limits, Manners, StandIn, pointed_at
from .conftest import MESSAGES, Client, channel_of, eventually, running
from .payloads import slash


async def test_a_lost_answer_is_repaired_by_the_nonce(stand_in: StandIn, client: Client) -> None:
    stand_in.faults = Faults(lost_answer=0.5, under=MESSAGES, seed=3)
    message = await channel_of(client).send("once", nonce="n")
    assert [request.status for request in stand_in.sent("POST", MESSAGES)] == [502, 200]
    assert [kept["id"] for kept in stand_in.messages] == [str(message.id)]


async def test_a_connection_that_is_cut_leaves_in_doubt_what_was_done(stand_in: StandIn, client: Client) -> None:
    channel = channel_of(client)
    for trouble in (Faults(cut_before=1.0, under=MESSAGES), Faults(cut_after=1.0, under=MESSAGES)):
        stand_in.faults = trouble
        with pytest.raises((aiohttp.ClientError, OSError)):
            await channel.send("once", nonce="n")
        assert trouble.struck.total() == 1
    stand_in.faults = Faults()
    message = await channel.send("once", nonce="n")
    assert [kept["id"] for kept in stand_in.messages] == [str(message.id)]


async def test_trouble_passes(stand_in: StandIn, client: Client) -> None:
    stand_in.faults = Faults(lost_answer=1.0, under=MESSAGES, lasts=1)
    await channel_of(client).send("x", nonce="n")
    assert [request.status for request in stand_in.sent("POST", MESSAGES)] == [502, 200]


async def test_rate_limits_by_chance_are_waited_out(stand_in: StandIn, client: Client) -> None:
    stand_in.faults = Faults(rate_limited=0.6, retry_after=0.01, seed=1)
    answers = [await stand_in.interact(slash("echo", {"text": str(number)})) for number in range(8)]
    assert [answer["data"]["content"] for answer in answers] == [str(number) for number in range(8)]
    assert 429 in {request.status for request in stand_in.sent("POST", "/interactions/")}


async def test_a_bucket_that_is_empty_makes_the_client_wait() -> None:
    limits = Limits(routes={"POST /channels/{channel}/messages": (2, 0.3)})
    async with StandIn(limits=limits) as stand_in, running(stand_in) as client:
        for number in range(4):
            await channel_of(client).send(str(number))
        sent = stand_in.sent("POST", MESSAGES)
    assert sent[2].time - sent[0].time >= 0.29
    assert {request.status for request in sent} == {200}


async def test_the_global_limit_refuses_all_but_answers() -> None:
    async with StandIn(limits=Limits(everywhere=(5, 0.2))) as stand_in, running(stand_in) as client:
        await asyncio.gather(*(channel_of(client).send(str(number)) for number in range(8)))
        assert 429 in {request.status for request in stand_in.sent("POST", MESSAGES)}
        await stand_in.interact(slash("echo", {"text": "x"}))
        assert [request.status for request in stand_in.sent("POST", "/interactions/")] == [200]


async def test_a_wrong_token_is_refused(stand_in: StandIn) -> None:
    client = Client()
    with pointed_at(stand_in), pytest.raises(discord.LoginFailure):
        await client.start("wrong")
    await client.close()


async def test_a_lost_permission_is_forbidden(stand_in: StandIn, client: Client) -> None:
    stand_in.refuse("POST", MESSAGES, 403, 50013, "Missing Permissions")
    with pytest.raises(discord.Forbidden) as caught:
        await channel_of(client).send("x")
    assert caught.value.code == 50013
    stand_in.permit("POST", MESSAGES)
    await channel_of(client).send("x")


async def test_an_answer_after_three_seconds_comes_too_late() -> None:
    async with StandIn(manners=Manners(answer_within=-1.0)) as stand_in, running(stand_in):
        await stand_in.ask(slash("echo", {"text": "x"}))
        await eventually(lambda: [late.status for late in stand_in.sent("POST", "/interactions/")] == [404])
