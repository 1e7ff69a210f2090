"""A server in which people have watched different things, and how to act in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import discord
from simcord.backend import serializers
from simcord.enums import ChannelType, InteractionType
from simcord.interactions import base_payload

from bot.series.codes import EpisodeCode
from bot.state.progress import Watched
from tests.world import Asker, DirectAsker

if TYPE_CHECKING:
    from collections.abc import Sequence

    import simcord

    from tests.reading import Seen
    from tests.world import World

_SELECT: Final = 3
EVERYTHING_TOLD: Final = {
    "harbour": [
        "amber",
        "apricot",
        "avocado",
        "aqua",
        "bronze",
        "burgundy",
        "denim",
        "ebony",
        "fuchsia",
        "garnet",
        "hazel",
        "indigo",
    ],
    "verdict": ["maple", "nutmeg", "olive", "pepper"],
    "tide": ["quartz", "ruby", "saffron"],
}
"""The word by which each thing that happens is known, in watching order."""


@dataclass(frozen=True, slots=True)
class Club:
    """Ada and ben are members, mo moderates; `general` is where they are unless a story says otherwise."""

    world: World
    mo: Asker

    @property
    def ada(self) -> Asker:
        return self.world.ada

    @property
    def ben(self) -> Asker:
        return self.world.ben

    @property
    def env(self) -> simcord.Env:
        return self.world.env

    @property
    def general(self) -> simcord.ChannelHandle:
        return self.world.channel

    def channel(self, name: str) -> simcord.ChannelHandle:
        """Another channel."""
        return self.world.guild.create_text_channel(name)

    def thread(self, name: str, channel: simcord.ChannelHandle | None = None) -> simcord.ChannelHandle:
        """A thread, in `general` if nothing else is said."""
        parent = channel or self.general
        stored = self.env.backend.create_thread(
            parent.id, name, type=ChannelType.PUBLIC_THREAD, owner_id=self.mo.actor.id
        )
        return type(parent)(self.env, self.world.guild, stored)

    async def watched(self, asker: Asker, series: str, episode: str) -> Seen:
        """Somebody says how far they have watched."""
        return await asker.slash("progress set", series=f"id:{series}", episode=episode)

    async def noted(self, asker: Asker, slugs: Sequence[str]) -> None:
        """Somebody has watched the first episode of many series; told to the bot more slowly than a test would."""
        for slug in slugs:
            watched = Watched(slug, 0, EpisodeCode(1, 1))
            await self.world.bot.progress.save(asker.actor.id, watched)

    async def told(self, channel: simcord.ChannelHandle, upto: str, series: str | None = None) -> Seen:
        """The moderator says how far a channel may be told a series, or everything."""
        named = {"series": f"id:{series}"} if series else {}
        return await at(self.mo, channel).slash("spoilers", upto=upto, **named)


def moderator(world: World, name: str = "mo") -> Asker:
    """Somebody who may manage channels and messages joins."""
    allowed = discord.Permissions(manage_channels=True, manage_messages=True)
    role = world.guild.create_role(f"Moderators with {name}", permissions=allowed)
    return Asker(world, world.guild.add_member(world.env.create_user(name), roles=[role]), world.channel)


def at(asker: Asker, channel: simcord.ChannelHandle) -> Asker:
    """The same person in another channel."""
    return replace(asker, channel=channel)


def alone(asker: Asker) -> DirectAsker:
    """The same person in their direct messages with the bot."""
    user = asker.actor.user
    return DirectAsker(asker.world, user, user.dm_channel)


def told_of(series: str, text: str) -> list[str]:
    """Which of the things that happen in a series a text tells."""
    said = text.casefold()
    return [word for word in EVERYTHING_TOLD[series] if word in said]


async def press_at_once(asker: Asker, seen: Seen, label: str, times: int = 2) -> None:
    """Press a button several times before the bot has answered any of them."""
    env = asker.world.env
    stored = env.backend.get_message(seen.message.channel_id, seen.message.id)
    for _ in range(times):
        record, payload = base_payload(
            env.backend,
            type=InteractionType.MESSAGE_COMPONENT,
            channel_id=stored.channel_id,
            guild_id=asker.world.guild.id,
            user_id=asker.actor.id,
            data={"custom_id": seen.buttons[label].custom_id, "component_type": 2},
        )
        payload["message"] = dict(serializers.message_payload(env.backend, stored))
        record.source_message_id = stored.id
        env.backend.emit("INTERACTION_CREATE", payload)
    await env.settle()


def menus(seen: Seen) -> dict[str, list[dict[str, object]]]:
    """The options of each menu by what the menu says before anything is chosen."""
    return {part["placeholder"]: part["options"] for part in seen.components if part["type"] == _SELECT}


async def pick(asker: Asker, seen: Seen, label: str) -> Seen:
    """Choose an option of whichever menu has it."""
    ((menu, value),) = [
        (part["custom_id"], option["value"])
        for part in seen.components
        if part["type"] == _SELECT
        for option in part["options"]
        if option["label"] == label
    ]
    return asker.world.seen(await asker.actor.select(seen.message, [value], custom_id=menu))
