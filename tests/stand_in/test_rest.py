"""Commands are registered and messages posted as Discord does it."""

from __future__ import annotations

import discord
import pytest
from discord import app_commands

from . import Manners, StandIn
from .conftest import MESSAGES, Client, channel_of, running


async def test_commands_are_synced_and_keep_their_ids(stand_in: StandIn, client: Client) -> None:
    await client.tree.set_translator(German())
    first = {command.name: command for command in await client.tree.sync()}
    assert set(first) == {"echo", "later", "click", "room"}
    again = {command.name: command.id for command in await client.tree.sync()}
    assert again == {name: command.id for name, command in first.items()}
    fetched = {command.name: command for command in await client.tree.fetch_commands()}
    assert fetched["echo"].description_localizations == {}
    assert first["echo"].description_localizations == {discord.Locale.german: "Sag es noch einmal"}
    localized = stand_in.commands.listed(localized=True)
    assert localized[0]["description_localizations"] == {"de": "Sag es noch einmal"}
    assert localized[0]["integration_types"] == [0]
    assert localized[0]["contexts"] is None
    assert not fetched["room"].dm_permission


async def test_guild_commands_are_apart_from_global_ones(stand_in: StandIn, client: Client) -> None:
    guild = client.guilds[0]
    client.tree.copy_global_to(guild=guild)
    synced = await client.tree.sync(guild=guild)
    assert {command.guild_id for command in synced} == {guild.id}
    assert await client.tree.fetch_commands() == []


class German(app_commands.Translator):
    """Knows one sentence."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        known = locale is discord.Locale.german and string.message == "Say it again"
        return "Sag es noch einmal" if known else None


async def test_a_nonce_posts_once(stand_in: StandIn, client: Client) -> None:
    channel = channel_of(client)
    first = await channel.send("episode 1", nonce="innocent-s1e1")
    second = await channel.send("episode 1", nonce="innocent-s1e1")
    other = await channel.send("episode 2", nonce="innocent-s1e2")
    assert first.id == second.id != other.id
    assert len(stand_in.messages) == 2
    assert stand_in.sent("POST", MESSAGES)[0].json["enforce_nonce"] is True


async def test_a_nonce_is_forgotten_after_its_window() -> None:
    async with StandIn(manners=Manners(nonce_window=0.0)) as stand_in, running(stand_in) as client:
        channel = channel_of(client)
        assert (await channel.send("x", nonce="n")).id != (await channel.send("x", nonce="n")).id


async def test_a_nonce_can_be_made_to_be_forgotten(stand_in: StandIn, client: Client) -> None:
    channel = channel_of(client)
    first = await channel.send("x", nonce="n")
    stand_in.board.forget_nonces()
    assert first.id != (await channel.send("x", nonce="n")).id


async def test_a_history_is_read_page_by_page_from_both_ends(stand_in: StandIn, client: Client) -> None:
    channel = channel_of(client)
    sent = [await channel.send(str(number)) for number in range(130)]
    await (await client.fetch_user(42)).send("elsewhere")

    assert [each.content async for each in channel.history(limit=3)] == ["129", "128", "127"]
    assert [each.content async for each in channel.history(before=sent[2])] == ["1", "0"]
    after = [each.id async for each in channel.history(after=sent[4], limit=120, oldest_first=True)]
    assert after == [each.id for each in sent[5:125]]


async def test_a_message_has_one_thread(stand_in: StandIn, client: Client) -> None:
    message = await channel_of(client).send("S2E1 is on")
    thread = await message.create_thread(name="Innocent S2E1")
    assert (thread.id, thread.parent_id) == (message.id, message.channel.id)
    with pytest.raises(discord.HTTPException) as caught:
        await message.create_thread(name="again")
    assert caught.value.code == 160004


async def test_what_discord_would_not_take_is_refused(stand_in: StandIn, client: Client) -> None:
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.TextDisplay("x" * 4_001))
    with pytest.raises(discord.HTTPException) as caught:
        await channel_of(client).send(view=view)
    assert caught.value.code == 50035


async def test_a_direct_message_to_somebody(stand_in: StandIn, client: Client) -> None:
    user = await client.fetch_user(42)
    sent = await user.send("hello")
    fetched = await sent.channel.fetch_message(sent.id)
    await fetched.edit(content="changed")
    assert stand_in.messages[0]["content"] == "changed"
