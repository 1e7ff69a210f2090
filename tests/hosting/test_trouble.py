"""Discord refuses or is away, or something breaks: the host reads what to do, and never the token."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.stand_in import StandIn
from tests.stand_in.payloads import slash

from .process import TOKEN, addresses, eventually, running, told
from .relay import Silence

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Hosting

NOWHERE = {"DISCORD_API_BASE": "http://127.0.0.1:9/api/v10", "DISCORD_GATEWAY": "ws://127.0.0.1:9"}


@pytest.fixture
def known(catalogue: Path) -> dict[str, str]:
    return {"DISCORD_TOKEN": TOKEN, "CATALOGUE": str(catalogue), "LOG_LEVEL": "error"}


@pytest.mark.parametrize("command", [("run",), ("commands", "sync")])
async def test_a_refused_token(command: tuple[str, ...], tmp_path: Path, known: dict[str, str]) -> None:
    async with StandIn(token="another") as stand_in:
        ended = await told(*command, where=tmp_path, settings=known | addresses(stand_in))
    assert ended.code == 1
    assert ended.lines == ["DISCORD_TOKEN was refused by Discord: copy it anew from your application's Bot page"]


@pytest.mark.parametrize("command", [("run",), ("commands", "sync")])
async def test_discord_is_away(command: tuple[str, ...], tmp_path: Path, known: dict[str, str]) -> None:
    ended = await told(*command, where=tmp_path, settings=known | NOWHERE)
    assert ended.code == 1
    (line,) = ended.lines
    assert line.startswith("Discord cannot be reached (")
    assert line.endswith("): check the network, DISCORD_API_BASE and DISCORD_GATEWAY")


async def test_discord_says_nothing_and_the_host_gives_up(tmp_path: Path, known: dict[str, str]) -> None:
    async with Silence() as silence:
        away = {"DISCORD_API_BASE": f"http://127.0.0.1:{silence.port}/api/v10"}
        async with running("run", where=tmp_path, settings=known | NOWHERE | away) as bot:
            await eventually(lambda: silence.dialled)
            bot.send(signal.SIGTERM)
            ended = await bot.ends(within=5)
    assert (ended.code, ended.err) == (0, "")


async def test_a_proxy_that_repeats_the_token(stand_in: StandIn, tmp_path: Path, known: dict[str, str]) -> None:
    stand_in.refuse("GET", "/users/@me", 400, 0, f"what is `Authorization: Bot {TOKEN}`?")
    ended = await told("run", where=tmp_path, settings=known | addresses(stand_in))
    assert ended.code == 1
    (line,) = ended.lines
    assert "what is `Authorization: Bot [token]`?" in line


@pytest.mark.parametrize("form", ["json", "pretty"])
async def test_a_traceback_without_the_token(stand_in: StandIn, hosted: Hosting, form: str) -> None:
    async with hosted(stand_in, LOG_LEVEL="debug", LOG_FORMAT=form) as bot:
        await stand_in.interact(slash("cast", {"series": TOKEN}))
        await stand_in.dispatch("INTERACTION_CREATE", slash("cast") | {"id": TOKEN})
        ended = await bot.ends()
    assert ended.code == 1
    assert "Traceback" in ended.err
    assert "invalid literal for int() with base 10: '[token]'" in " ".join(ended.err.split())
    assert TOKEN not in "".join((ended.out + ended.err).split())
