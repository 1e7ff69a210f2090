"""A host starts the bot, members ask it, the host ends it."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

import pytest

from tests.stand_in import Faults, StandIn
from tests.stand_in.payloads import slash

from .process import eventually
from .relay import Relay

if TYPE_CHECKING:
    from .conftest import Hosting

CALLBACKS = "/interactions/"
SOON = 5.0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_answers_until_it_is_told_to_stop(stand_in: StandIn, hosted: Hosting, number: signal.Signals) -> None:
    async with hosted(stand_in) as bot:
        answer = await stand_in.interact(slash("cast", {"series": "innocent"}))
        assert "**Katherine Kelly** as Sally Wright" in json.dumps(answer)
        bot.send(number)
        ended = await bot.ends(within=SOON)
    assert ended.code == 0
    assert "Traceback" not in ended.err
    assert stand_in.connections.live == 0


async def test_an_answer_in_flight_is_finished(stand_in: StandIn, hosted: Hosting) -> None:
    stand_in.faults = Faults(rate_limited=1.0, retry_after=0.5, under=CALLBACKS)
    async with hosted(stand_in) as bot:
        exchange = await stand_in.ask(slash("cast", {"series": "innocent"}))
        await eventually(lambda: stand_in.sent("POST", CALLBACKS))
        bot.send(signal.SIGTERM)
        stand_in.faults = Faults()
        ended = await bot.ends(within=SOON)
    assert exchange.callback.done()
    assert ended.code == 0


async def test_an_answer_that_hangs_does_not_keep_it(stand_in: StandIn, hosted: Hosting) -> None:
    stand_in.faults = Faults(rate_limited=1.0, retry_after=60, under=CALLBACKS)
    async with hosted(stand_in) as bot:
        await stand_in.ask(slash("cast", {"series": "innocent"}))
        await eventually(lambda: stand_in.sent("POST", CALLBACKS))
        bot.send(signal.SIGTERM)
        ended = await bot.ends(within=SOON)
    assert ended.code == 0


async def test_a_network_gone_silent_does_not_keep_it(stand_in: StandIn, hosted: Hosting) -> None:
    async with Relay(stand_in.gateway) as relay, hosted(stand_in, DISCORD_GATEWAY=relay.address) as bot:
        relay.freeze()
        bot.send(signal.SIGTERM)
        ended = await bot.ends(within=SOON)
    assert ended.code == 0
    assert "Traceback" not in ended.err


async def test_every_line_of_its_log_is_a_json_object(stand_in: StandIn, hosted: Hosting) -> None:
    async with hosted(stand_in, LOG_LEVEL="debug") as bot:
        await bot.says("connected as previously")
        await stand_in.interact(slash("cast", {"series": "innocent"}))
        bot.send(signal.SIGTERM)
        ended = await bot.ends(within=SOON)
    entries = [json.loads(line) for line in ended.lines]
    connected = next(entry for entry in entries if entry["message"].startswith("connected as"))
    assert (connected["level"], connected["logger"]) == ("info", "bot.client")
    assert entries[-1]["message"] == "stopped"
