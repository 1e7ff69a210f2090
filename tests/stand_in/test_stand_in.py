"""A real discord.py client lives with the stand-in as it does with Discord."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from . import StandIn, Trap, identity, pointed_at
from .conftest import Client, eventually, running
from .payloads import DIRECT, Actor, autocomplete, button, modal, select, slash


async def test_a_client_connects_and_knows_its_guild(stand_in: StandIn, client: Client) -> None:
    assert [guild.name for guild in client.guilds] == ["Sofa"]
    assert client.guilds[0].me.id == int(identity.APPLICATION_ID)
    assert client.guilds[0].me.guild_permissions.administrator
    assert (stand_in.connections.opened, stand_in.connections.identified) == (1, 1)
    assert [request.status for request in stand_in.requests] == [200] * len(stand_in.requests)


async def test_a_guild_in_an_outage_is_known_and_empty() -> None:
    async with StandIn() as stand_in:
        stand_in.gateway_side.outages.add(identity.GUILD_ID)
        async with running(stand_in) as client:
            (guild,) = client.guilds
            assert guild.unavailable
            assert [*guild.channels, *guild.roles] == []


async def test_a_slash_command_is_answered(stand_in: StandIn, client: Client) -> None:
    answer = await stand_in.interact(slash("echo", {"text": "ab", "times": 2}))
    assert answer["type"] == 4
    assert answer["data"]["content"] == "abab"


async def test_a_subcommand_knows_who_and_where(stand_in: StandIn, client: Client) -> None:
    answer = await stand_in.interact(slash("room set", {"quiet": True}, by=Actor(name="mira")))
    assert answer["data"]["content"] == "Mira True in Sofa"


async def test_a_direct_message_has_no_guild(stand_in: StandIn, client: Client) -> None:
    seen: list[discord.Interaction] = []

    async def on_interaction(interaction: discord.Interaction) -> None:
        seen.append(interaction)

    client.event(on_interaction)
    await stand_in.interact(slash("echo", {"text": "hi"}, at=DIRECT))
    assert seen[0].guild is None
    assert seen[0].context.dm_channel
    assert isinstance(seen[0].channel, discord.DMChannel)


async def test_autocomplete_offers_choices(stand_in: StandIn, client: Client) -> None:
    answer = await stand_in.interact(autocomplete("echo", {"text": "inno"}, "text"))
    assert answer == {"type": 8, "data": {"choices": [{"name": "Inno", "value": "inno"}]}}


async def test_a_deferred_answer_is_edited_and_followed_up(stand_in: StandIn, client: Client) -> None:
    payload = slash("later")
    message = await stand_in.converse(payload)
    assert message["content"] == "done"
    assert message["flags"] == 64
    exchange = stand_in.desk.exchanges[payload["token"]]
    await eventually(lambda: exchange.followups)
    assert [followup["content"] for followup in exchange.followups] == ["and more"]


async def test_a_button_changes_its_message(stand_in: StandIn, client: Client) -> None:
    shown = await stand_in.converse(slash("click"))
    answer = await stand_in.interact(button("click", message=shown))
    assert answer["type"] == 7
    kept = stand_in.messages[-1]
    assert kept["components"][0]["components"][0]["content"] == "after"


async def test_made_up_components_and_modals_parse(stand_in: StandIn, client: Client) -> None:
    kinds: list[discord.InteractionType] = []

    async def on_interaction(interaction: discord.Interaction) -> None:
        kinds.append(interaction.type)
        await interaction.response.send_message("ok")

    client.event(on_interaction)
    for payload in (button("x"), select("y", ["1"]), modal("z", {"field": "text"})):
        assert (await stand_in.interact(payload))["data"]["content"] == "ok"
    component = discord.InteractionType.component
    assert kinds == [component, component, discord.InteractionType.modal_submit]


async def test_a_dropped_client_resumes_and_gets_what_it_missed(stand_in: StandIn, client: Client) -> None:
    await stand_in.drop()
    answer = await stand_in.interact(slash("echo", {"text": "missed"}))
    await stand_in.resumed()
    assert answer["data"]["content"] == "missed"
    assert (stand_in.connections.identified, stand_in.connections.resumed) == (1, 1)


async def test_a_client_asked_to_reconnect_resumes(stand_in: StandIn, client: Client) -> None:
    await stand_in.ask_to_reconnect()
    await stand_in.resumed()


async def test_an_invalid_session_begins_a_new_one(stand_in: StandIn, client: Client) -> None:
    await stand_in.invalidate_session()
    await stand_in.connected(times=2)
    answer = await stand_in.interact(slash("echo", {"text": "again"}))
    assert answer["data"]["content"] == "again"
    assert stand_in.connections.resumed == 0


async def test_discord_py_dials_the_resume_address_by_itself() -> None:
    async with Trap() as trap, StandIn(resume_gateway_url=trap.gateway) as stand_in, running(stand_in):
        await stand_in.drop()
        await eventually(lambda: trap.dialled)


@pytest.mark.parametrize("compression", ["zlib-stream", "zstd-stream"])
async def test_both_compressions(compression: str, monkeypatch: pytest.MonkeyPatch) -> None:
    contexts: dict[str, Any] = {
        "zlib-stream": ZlibContext,
        "zstd-stream": discord.utils._ActiveDecompressionContext,
    }
    monkeypatch.setattr(discord.utils, "_ActiveDecompressionContext", contexts[compression])
    assert compression == contexts[compression].COMPRESSION_TYPE
    async with StandIn() as stand_in, running(stand_in):
        answer = await stand_in.interact(slash("echo", {"text": "packed"}))
    assert answer["data"]["content"] == "packed"


class ZlibContext:
    """What discord.py uses where no zstd is installed."""

    COMPRESSION_TYPE = "zlib-stream"

    def __init__(self) -> None:
        import zlib

        self._stream = zlib.decompressobj()

    def decompress(self, data: bytes, /) -> str | None:
        assert data.endswith(b"\x00\x00\xff\xff")
        return self._stream.decompress(data).decode()


async def test_no_compression(stand_in: StandIn) -> None:
    client = Client()
    with pointed_at(stand_in):
        await client.login(stand_in.token)
        socket = await DiscordWebSocket.from_client(client, compress=False, initial=True)
        while not client.guilds:
            await socket.poll_event()
        await socket.close()
    await client.close()


async def test_pointing_is_undone(stand_in: StandIn) -> None:
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    with pointed_at(stand_in):
        assert stand_in.rest == Route.BASE
    assert before == (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
