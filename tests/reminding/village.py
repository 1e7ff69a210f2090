"""A server whose members want to be reminded, and what arrives where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import discord
from simcord.backend.models import Overwrite
from simcord.results import ResponseMessage

from bot.state.reminder import Kind, Wish
from tests.reading import Seen
from tests.watching.club import Club

if TYPE_CHECKING:
    import simcord

    from bot.state.reminder import Reminder

_EPHEMERAL: Final = 64
_MEMBER: Final = 1
TO_THE_FIRST_HARVEST: Final = 45
"""Hours from when time begins until Harvest's first episode."""


@dataclass(frozen=True, slots=True)
class Village(Club):
    """The club of other stories, with eyes on what the bot posts by itself."""

    def messages(self, channel: simcord.ChannelHandle) -> list[Seen]:
        """What the bot has said there to everybody, the oldest first."""
        stored = self.env.backend.messages.get(channel.id, {})
        said = [each for each in stored.values() if each.components and not each.flags & _EPHEMERAL]
        return [Seen(ResponseMessage(self.env, each)) for each in said]

    def sent_to(self, channel: simcord.ChannelHandle) -> list[dict[str, Any]]:
        """The requests by which the bot has posted in a channel."""
        path = f"/channels/{channel.id}/messages"
        requests = self.env.http_requests
        return [each.json for each in requests if each.method == "POST" and each.path.endswith(path)]

    async def set(self, asker: Any = None, series: str = "harvest", **options: Any) -> Seen:
        """Somebody sets a reminder, the moderator if nobody else is named."""
        return await (asker or self.mo).slash("remind", series=f"id:{series}", **options)

    async def kept(self) -> list[Reminder]:
        """Every reminder that is set."""
        return await self.world.bot.reminders.everything()

    async def one(self) -> Reminder:
        """The one reminder that is set."""
        (reminder,) = await self.kept()
        return reminder

    def wish(self, **changed: Any) -> Wish:
        """A reminder as the store takes it: Harvest, in `general`, 15 minutes before."""
        usual: dict[str, Any] = {
            "series": "harvest",
            "kind": Kind.CHANNEL,
            "place": self.general.id,
            "guild": self.world.guild.id,
            "lead": timedelta(minutes=15),
            "set_by": self.mo.actor.id,
            "locale": "en",
        }
        return Wish(**(usual | changed))

    async def many(self, count: int, **changed: Any) -> None:
        """So many reminders are set, a minute apart."""
        for minutes in range(count):
            wish = self.wish(**changed, lead=timedelta(minutes=minutes))
            await self.world.bot.reminders.save(wish, self.world.bot.clock())

    async def forbid(self, channel: simcord.ChannelHandle, *names: str) -> None:
        """Take permissions from the bot in a channel."""
        denied = discord.Permissions(**dict.fromkeys(names, True)).value
        user = self.env.backend.bot_user
        self.env.backend.set_overwrite(channel.id, Overwrite(target_id=user.id, type=_MEMBER, allow=0, deny=denied))
        await self.env.settle()

    async def demote(self, actor: simcord.MemberActor) -> None:
        """Somebody moderates no longer."""
        backend, guild = self.env.backend, self.world.guild.id
        for role in list(backend.get_member(guild, actor.id).role_ids):
            backend.remove_member_role(guild, actor.id, role)
        await self.env.settle()
