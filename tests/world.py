"""A server with the real bot in it, for tests that act as its members."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import simcord

from bot.client import Previously
from bot.live.compiling import in_a_thread
from tests.reading import Seen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from simcord.results import InteractionResult

    from bot.clock import Clock
    from bot.tvmaze.client import ShowSource

_INTERACTION: Final = "INTERACTION_CREATE"
_EPHEMERAL: Final = 64


@dataclass(slots=True)
class Asker:
    """A member, and what they do in the channel of the story."""

    world: World
    actor: simcord.MemberActor
    channel: simcord.ChannelHandle

    async def slash(self, command: str, **options: Any) -> Seen:
        """Type a command; see the one answer."""
        self.world.typed += [value for value in options.values() if isinstance(value, str)]
        return self.world.seen(await self.actor.slash(self.channel, command, **options))

    async def press(self, seen: Seen, label: str) -> Seen:
        """Press a button by its label; see the answer, in the same message or in a new one."""
        return self.world.seen(await self.actor.click(seen.message, label=label))

    async def choose(self, seen: Seen, label: str) -> Seen:
        """Choose from the menu by an option's label."""
        (value,) = [option.value for option in seen.options if option.label == label]
        return self.world.seen(await self.actor.select(seen.message, [value]))

    async def suggestions(self, command: str, option: str, typed: str, **filled: Any) -> dict[str, Any]:
        """Type into a box; see the suggestions, each with the value it stands for."""
        choices = await self.actor.autocomplete(self.channel, command, option, typed, **filled)
        return {choice["name"]: choice["value"] for choice in choices}


class DirectAsker(Asker):
    """Somebody who talks to the bot alone."""

    actor: simcord.UserHandle

    async def slash(self, command: str, **options: Any) -> Seen:
        """Type a command; see the one answer."""
        return self.world.seen(await self.actor.slash(command, **options))

    async def suggestions(self, command: str, option: str, typed: str, **filled: Any) -> dict[str, Any]:
        """Type into a box; see the suggestions, each with the value it stands for."""
        choices = await self.actor.autocomplete(command, option, typed, **filled)
        return {choice["name"]: choice["value"] for choice in choices}


class _Log(logging.Handler):
    """Keeps what the operator would be alarmed by."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@dataclass(slots=True)
class World:
    """A running bot, one channel, and two members: ada asks, ben reads along."""

    env: simcord.Env
    bot: Previously
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    log: _Log
    files: tuple[Path, Path]
    shows: ShowSource | None = None
    typed: list[str] = field(default_factory=list)
    ada: Asker = field(init=False)
    ben: Asker = field(init=False)

    def __post_init__(self) -> None:
        self.ada, self.ben = self.newcomer("ada"), self.newcomer("ben")

    def newcomer(self, name: str) -> Asker:
        """Somebody joins."""
        return Asker(self, self.guild.add_member(self.env.create_user(name)), self.channel)

    def stranger(self, name: str) -> DirectAsker:
        """Somebody who shares no server with the bot writes to it."""
        user = self.env.create_user(name)
        return DirectAsker(self, user, user.dm_channel)

    def seen(self, result: InteractionResult, answers: int = 1) -> Seen:
        """What somebody sees after an interaction; there is exactly one answer to it."""
        interaction = result._interaction
        sent = self.requests(f"/{interaction.id}/") + self.requests("/webhooks/", interaction.token)
        assert len(sent) == answers, f"{len(sent)} answers to one interaction"
        assert result.response is not None, "no answer that anybody can see"
        return Seen(result.response, edited=result.response.id == interaction.source_message_id)

    def requests(self, *parts: str) -> list[Any]:
        """The bodies of the REST calls whose path holds all of `parts`."""
        return [entry.json for entry in self.env.http_requests if all(part in entry.path for part in parts)]

    def public_messages(self) -> int:
        """How many messages everybody in the channel can see."""
        stored = self.env.backend.messages.get(self.channel.id, {})
        return sum(not message.flags & _EPHEMERAL for message in stored.values())

    def alarms(self) -> list[str]:
        """What has been logged as an error since one last asked; a test that never asks must cause none."""
        told = [record.getMessage() for record in self.log.records]
        self.log.records.clear()
        return told

    @contextmanager
    def told(self, **changed: Any) -> Iterator[None]:
        """Change what Discord tells the bot with interactions: a locale, a context, who installed it."""

        def change(event: str, payload: Any) -> None:
            if event == _INTERACTION:
                payload.update(changed)

        self.env.backend.subscribers.insert(0, change)
        try:
            yield
        finally:
            self.env.backend.subscribers.remove(change)

    async def passes(self, **time: float) -> None:
        """Let time pass, and the bot do what is due by then."""
        await self.env.advance_time(timedelta(**time).total_seconds())
        await self.bot.rounds.round()
        await self.bot.dispatcher.drain()
        await self.env.settle()

    async def restart(self) -> None:
        """End the bot's process and start another one; Discord keeps the messages."""
        await self.bot.release()
        self.bot = await _opened(*self.files, self.env.now, self.shows)
        await self.env.restart_bot(self.bot)


@asynccontextmanager
async def living(catalogue: Path, shows: ShowSource | None = None) -> AsyncIterator[World]:
    """Start the bot on a catalogue, with series to add from `shows`; a test with errors logged unasked fails."""
    log = _Log()
    folder = TemporaryDirectory(prefix="previously-")
    files = (catalogue, Path(folder.name) / "state.sqlite")
    # Discord's clock and the bot's are the same; it stands still unless a test lets time pass.
    clock: Clock = lambda: env.now()  # noqa: E731, PLW0108  # there is no env yet
    bot = await _opened(*files, clock, shows)
    # simcord.run() would select its clock here, in the fixture's context, and miss the test's.
    env = simcord.Env(bot, shard_count=1, check_errors=False)
    logging.getLogger().addHandler(log)
    await env.start()
    guild = env.create_guild("Telly Club")
    world = World(env, bot, guild, guild.create_text_channel("general"), log, files, shows)
    try:
        await bot.tree.sync()
        yield world
    finally:
        await env.shutdown()
        # simcord detaches a bot without closing it; aiosqlite's threads must end.
        await world.bot.release()
        folder.cleanup()
        logging.getLogger().removeHandler(log)
    assert world.alarms() == []


async def _opened(catalogue: Path, state: Path, clock: Clock, shows: ShowSource | None) -> Previously:
    """A bot with its state open; it opens its catalogue when it is first asked, so that one may be missing."""
    bot = Previously(catalogue, state, clock=clock, shows=shows, compiler=in_a_thread)
    await bot.database.open()
    return bot
