"""The simulated server in which a newcomer meets the bot."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import discord
import simcord

from bot.client import Previously
from bot.simulation.time import SimulatedTime
from bot.ui.answers.layout import message_of
from bot.ui.guide import welcome_answer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from bot.clock import Clock

SERVER: Final = "Telly Club"
MODERATOR: Final = "mo"
MEMBERS: Final = ("ada", "ben")
CHANNELS: Final = ("general", "innocent")


@dataclass(frozen=True, slots=True)
class World:
    """A running bot in a server called Telly Club, with a moderator and two members."""

    env: simcord.Env
    bot: Previously
    guild: simcord.GuildHandle
    channels: dict[str, simcord.ChannelHandle]
    people: dict[str, simcord.MemberActor]
    time: SimulatedTime

    def unasked(self) -> int:
        """How many messages there are that nobody asked for."""
        channels = self.env.backend.messages.values()
        return sum(message.interaction_metadata is None for messages in channels for message in messages.values())

    def member(self, name: str) -> simcord.MemberActor:
        """A member of the server by name; somebody new joins."""
        if name not in self.people:
            self.people[name] = self.guild.add_member(self.env.create_user(name))
        return self.people[name]


@asynccontextmanager
async def telly_club(catalogue: Path, at: datetime, *, check_errors: bool = False) -> AsyncIterator[World]:
    """Start the bot in the simulated server at a time, with its commands registered and its first message said."""
    time = SimulatedTime(at)
    async with (
        composed_bot(catalogue, time.now) as bot,
        simcord.run(bot, shard_count=1, check_errors=check_errors) as env,
    ):
        time.show_on(env)
        env.backend.bot_user.name = "Previously"
        guild = env.create_guild(SERVER)
        moderators = guild.create_role("Moderators", permissions=_moderator_permissions())
        channels = {name: guild.create_text_channel(name) for name in CHANNELS}
        people = {MODERATOR: guild.add_member(env.create_user(MODERATOR), roles=[moderators])}
        people |= {name: guild.add_member(env.create_user(name)) for name in MEMBERS}
        await bot.tree.sync()
        await _introduce(bot, channels["general"])
        await env.settle()
        yield World(env, bot, guild, channels, people, time)


@asynccontextmanager
async def composed_bot(catalogue: Path, clock: Clock) -> AsyncIterator[Previously]:
    """A bot with a state of its own that is gone afterwards.

    simcord detaches a bot without closing it, and aiosqlite's threads would keep the process from ending.
    """
    with TemporaryDirectory(prefix="previously-") as folder:
        bot = Previously(catalogue, Path(folder) / "state.sqlite", clock=clock)
        await bot.open()
        try:
            yield bot
        finally:
            await bot.release()


async def _introduce(bot: Previously, channel: simcord.ChannelHandle) -> None:
    welcome = welcome_answer(bot.texts.for_locale("en-GB"))
    await bot.get_partial_messageable(channel.id).send(view=message_of(welcome))


def _moderator_permissions() -> discord.Permissions:
    return discord.Permissions(
        manage_channels=True,
        manage_messages=True,
        manage_events=True,
        manage_roles=True,
        moderate_members=True,
    )
