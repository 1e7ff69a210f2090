"""A stand-in, and a real discord.py client turned to it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import app_commands

from . import StandIn, identity, pointed_at

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

MESSAGES = f"/channels/{identity.CHANNEL_ID}/messages"


class Client(discord.Client):
    """A bot with one command of each kind of answer."""

    def __init__(self, **options: Any) -> None:
        super().__init__(intents=discord.Intents(guilds=True), max_messages=None, guild_ready_timeout=0.05, **options)
        self.tree = app_commands.CommandTree(self)
        add_commands(self.tree)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Spare the tests the five seconds that discord.py waits between two sessions."""


def add_commands(tree: app_commands.CommandTree[Client]) -> None:
    """`/echo`, with an autocomplete and localizations; `/later`, which defers; `/click`; `/room set`."""

    @tree.command(description=app_commands.locale_str("Say it again"))
    async def echo(interaction: discord.Interaction[Client], text: str, times: int = 1) -> None:
        await interaction.response.send_message(text * times)

    @echo.autocomplete("text")
    async def complete(interaction: discord.Interaction[Client], typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=typed.title(), value=typed)]

    @tree.command(description="Think first")
    async def later(interaction: discord.Interaction[Client]) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.edit_original_response(content="done")
        await interaction.followup.send("and more")

    @tree.command(description="A button, which changes the message")
    async def click(interaction: discord.Interaction[Client]) -> None:
        await interaction.response.send_message(view=ClickMe())

    room = app_commands.Group(name="room", description="The room", guild_only=True)

    @room.command(name="set", description="Set it up")
    async def room_set(interaction: discord.Interaction[Client], quiet: bool) -> None:
        assert isinstance(interaction.user, discord.Member)
        await interaction.response.send_message(f"{interaction.user.display_name} {quiet} in {interaction.guild}")

    tree.add_command(room)


class ClickMe(discord.ui.LayoutView):
    """One button below one line of text, in a container."""

    def __init__(self) -> None:
        super().__init__()
        button: discord.ui.Button[ClickMe] = discord.ui.Button(label="Click", custom_id="click")
        button.callback = self.clicked  # type: ignore[method-assign]
        row: discord.ui.ActionRow[ClickMe] = discord.ui.ActionRow(button)
        self.line: discord.ui.TextDisplay[ClickMe] = discord.ui.TextDisplay("before")
        self.add_item(discord.ui.Container(self.line, row))

    async def clicked(self, interaction: discord.Interaction[Any]) -> None:
        self.line.content = "after"
        await interaction.response.edit_message(view=self)


@asynccontextmanager
async def running(stand_in: StandIn, token: str | None = None) -> AsyncIterator[Client]:
    """A client connected to the stand-in and ready."""
    client = Client()
    with pointed_at(stand_in):
        task = asyncio.create_task(client.start(token or stand_in.token))
        try:
            await stand_in.connected()
            await client.wait_until_ready()
            yield client
        finally:
            await client.close()
            await task


def channel_of(client: Client) -> discord.TextChannel:
    channel = client.get_channel(int(identity.CHANNEL_ID))
    assert isinstance(channel, discord.TextChannel)
    return channel


async def eventually(condition: Callable[[], object]) -> None:
    """Wait up to five seconds for something that is bound to come true."""
    for _ in range(500):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise TimeoutError


@pytest.fixture
async def stand_in() -> AsyncIterator[StandIn]:
    async with StandIn() as started:
        yield started


@pytest.fixture
async def client(stand_in: StandIn) -> AsyncIterator[Client]:
    async with running(stand_in) as started:
        yield started
