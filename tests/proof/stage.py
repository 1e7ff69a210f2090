"""Two members who have watched differently, a channel with a thread, and direct messages: one scene a catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import discord
from simcord.components import walk_components

from bot.ui.questions import decode

from .judge import Judge, Said
from .moments import Reach, ThreadReach
from .questions import NOTHING, Asked, asked_by
from .words import found

if TYPE_CHECKING:
    from collections import Counter

    from simcord import ChannelHandle, MemberActor, UserHandle
    from simcord.results import InteractionResult, ResponseMessage

    from tests.world import World

    from .catalogues import Generated
    from .judge import Readers

Where = Literal["channel", "thread", "direct"]
_EPHEMERAL = 64
_ANSWERS = re.compile(r"/(?:interactions|webhooks)/")
_CHANNEL = re.compile(r"/channels/(\d+)")
_SEND, _UPDATE, _SUGGEST = 4, 7, 8
_TEXT_INPUT = 4


@dataclass(slots=True)
class Watcher:
    """Somebody, in the server and in direct messages."""

    user: UserHandle
    member: MemberActor
    reach: Reach = field(default_factory=Reach)


@dataclass(slots=True)
class Scene:
    """Everything that one catalogue is asked by; every word that is said goes to the judge."""

    world: World
    made: Generated
    judge: Judge
    places: dict[str, ChannelHandle]
    watchers: list[Watcher]
    moderator: Watcher
    channel: Reach = field(default_factory=Reach)
    thread: ThreadReach = field(init=False)
    said: int = 0

    def __post_init__(self) -> None:
        self.thread = ThreadReach(Reach(), self.channel)

    async def slash(self, who: Watcher, where: Where, command: str, asked: Asked = NOTHING, **options: Any) -> Answered:
        """Type a command."""
        self.world.env.http_requests.clear()
        if where == "direct":
            result = await who.user.slash(command, **options)
        else:
            result = await who.member.slash(self.places[where], command, **options)
        doing = f"/{command} {options} in {where}"
        return await self._hear(Answered(who, where, result), doing, asked, list(options.values()))

    async def suggested(
        self, who: Watcher, where: Where, command: str, option: str, typed: str, **filled: Any
    ) -> list[dict[str, Any]]:
        """Type into a box."""
        self.world.env.http_requests.clear()
        if where == "direct":
            choices = await who.user.autocomplete(command, option, typed, **filled)
        else:
            choices = await who.member.autocomplete(self.places[where], command, option, typed, **filled)
        said = Said(f"/{command} {option}={typed!r} {filled}", await self._of(who), NOTHING, self._bodies())
        self._judge(said)
        return list(choices)

    async def press(self, who: Watcher, seen: Answered, custom_id: str, value: str | None = None) -> Answered:
        """Press a button, or choose from a menu."""
        self.world.env.http_requests.clear()
        actor = who.user if seen.where == "direct" else who.member
        message = seen.message
        assert message is not None
        asked = asked_by(decode(value or custom_id.partition("~")[2]), self.made)
        if value is None:
            result = await actor.click(message, custom_id=custom_id)
        else:
            result = await actor.select(message, [value], custom_id=custom_id)
        doing = f"press {value or custom_id} in {seen.where}"
        return await self._hear(Answered(who, seen.where, result), doing, asked, [], source=message)

    async def fill(self, opened: Answered, words: str) -> Answered:
        """Write the same into every box of a form that a press has opened, and send it."""
        self.world.env.http_requests.clear()
        actor = opened.who.user if opened.where == "direct" else opened.who.member
        form = opened.result.modal
        assert form is not None
        boxes = [part["custom_id"] for part in walk_components(form["components"]) if part["type"] == _TEXT_INPUT]
        result = await actor.submit_modal(opened.result, dict.fromkeys(boxes, words))
        return await self._hear(Answered(opened.who, opened.where, result), "a form", NOTHING, [])

    async def _hear(
        self, seen: Answered, doing: str, asked: Asked, typed: list[Any], source: ResponseMessage | None = None
    ) -> Answered:
        bodies = self._bodies()
        assert bodies, f"PROOF_SEED={self.made.seed}: {doing}: no answer"
        private = seen.where == "direct" or all(_is_private(body, source) for body in bodies)
        readers: Readers = await self._of(seen.who) if private else self._everybody(seen.where)
        echoes = frozenset(word for each in typed for word in found(str(each))) if private else frozenset()
        everything = (*bodies, *self._files(seen))
        self._judge(Said(f"{doing} ({'private' if private else 'public'})", readers, asked, everything, echoes))
        await self._hear_posts(doing)
        return seen

    async def delivered(self) -> None:
        """Let the bot send what is due at this moment."""
        self.world.env.http_requests.clear()
        await self.world.bot.dispatcher.drain()
        await self.world.env.settle()
        await self._hear_posts("a delivery")

    async def _hear_posts(self, doing: str) -> None:
        """What the bot says by itself is read by whoever reads the channel that it says it in."""
        for entry in self.world.env.http_requests:
            if not _ANSWERS.search(entry.path):
                channel = _CHANNEL.search(entry.path)
                readers = await self._readers_in(int(channel[1]) if channel else 0)
                self._judge(Said(f"{doing}: {entry.method} {entry.path}", readers, NOTHING, (entry.json,)))

    async def _readers_in(self, channel: int) -> Readers:
        for who in (*self.watchers, self.moderator):
            if who.user.dm_channel.id == channel:
                return await self._of(who)
        return self._everybody("thread" if channel == self.places["thread"].id else "channel")

    def _files(self, seen: Answered) -> list[dict[str, Any]]:
        """What stands in the files that came with an answer; a file is not Markdown, and hides nothing."""
        attached = seen.message.attachments if seen.message else []
        content = (self.world.env.backend.cdn.get(file.url) or b"" for file in attached)
        return [{"data": {"file": each.decode()}} for each in content]

    def _judge(self, said: Said) -> None:
        self.said += 1
        self.judge.check(said)

    def _bodies(self) -> tuple[Any, ...]:
        return tuple(entry.json for entry in self.world.env.http_requests if _ANSWERS.search(entry.path))

    def _everybody(self, where: Where) -> Readers:
        return self.thread if where == "thread" else self.channel

    async def _of(self, who: Watcher) -> Reach:
        """How far a member has come, by the real state of this moment and the proof's own reckoning of moments."""
        reach = Reach()
        for watched in await self.world.bot.progress.of_member(who.user.id):
            at = self.made.codes[watched.series][str(watched.episode)]
            reach.set_episode(watched.series, at)
        who.reach = reach
        return reach


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, where it stands, and who asked for it."""

    who: Watcher
    where: Where
    result: InteractionResult

    @property
    def message(self) -> ResponseMessage | None:
        """The message with the answer."""
        return self.result.response


def _is_private(body: Any, source: ResponseMessage | None) -> bool:
    """Whether only one member sees an answer; a turned message is seen by whoever saw it before."""
    kind = body.get("type") if isinstance(body, dict) else None
    if kind == _UPDATE:
        return source is not None and source.ephemeral
    data = body.get("data", body)
    return kind == _SUGGEST or bool((data.get("flags") or 0) & _EPHEMERAL)


async def _as_often_as_one_likes(_: object) -> bool:
    return True


async def scene(world: World, made: Generated, shown: Counter[str]) -> Scene:
    """New members and a new channel for a catalogue."""
    name = f"s{made.seed}"
    channel = world.guild.create_text_channel(name)
    role = world.guild.create_role(f"mods-{name}", permissions=discord.Permissions(manage_channels=True))
    await world.env.settle()
    real = world.bot.get_channel(channel.id)
    assert isinstance(real, discord.TextChannel)
    await real.create_thread(name="thread", type=discord.ChannelType.public_thread)
    (thread,) = channel.threads
    users = [world.env.create_user(f"{each}{made.seed}") for each in ("ada", "ben", "mo")]
    ada, ben = (Watcher(user, world.guild.add_member(user)) for user in users[:2])
    moderator = Watcher(users[2], world.guild.add_member(users[2], roles=[role]))
    # How often one may ask is not what is proved here.
    world.bot.tree.interaction_check = _as_often_as_one_likes  # type: ignore[method-assign]
    return Scene(world, made, Judge(made, shown), {"channel": channel, "thread": thread}, [ada, ben], moderator)
