"""A server whose list of events the bot keeps, and how to look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import discord

if TYPE_CHECKING:
    from simcord.backend.models import ScheduledEvent

    from tests.reading import Seen
    from tests.world import Asker, World

    from .listings import Listings

SCHEDULED: Final = 1


@dataclass(slots=True)
class Server:
    """Mo moderates, and may manage events; `listings` is what the bot reads."""

    world: World
    mo: Asker
    listings: Listings

    @property
    def events(self) -> list[ScheduledEvent]:
        """The events that are to come, the next first."""
        stored = self.world.env.backend.get_guild(self.world.guild.id).scheduled_events.values()
        return sorted((each for each in stored if each.status == SCHEDULED), key=lambda each: each.scheduled_start_time)

    @property
    def names(self) -> list[str]:
        """What the events are called."""
        return [event.name for event in self.events]

    @property
    def plan(self) -> dict[str, datetime]:
        """When each event begins."""
        return {event.name: instant(event.scheduled_start_time) for event in self.events}

    async def keep(self, series: str, **options: Any) -> Seen:
        """Mo has the events of a series kept, and the bot gets to work."""
        seen = await self.mo.slash("events", series=f"id:{series}", **options)
        await self.world.passes(seconds=1)
        return seen

    async def give_up(self, series: str, **options: Any) -> Seen:
        """Mo wants them no more."""
        result = await self.mo.actor.slash(self.world.channel, "events", series=f"id:{series}", keep=False, **options)
        return self.world.seen(result, answers=2)  # it is thinking first

    async def changes(self, **announced: list[str]) -> None:
        """The schedule of some series changes, and the bot learns of it."""
        for slug, times in announced.items():
            self.listings.announce(slug, times)
        self.listings.print()
        await self.passes(seconds=1)

    async def leaves(self, slug: str) -> None:
        """A series is in the catalogue no longer, and the bot learns of it; another one always is."""
        self.listings.announced.pop(slug)
        self.listings.announced.setdefault("attic", {"ITV": ["tba"]})
        await self.changes()

    async def passes(self, **time: float) -> None:
        """Let time pass."""
        await self.world.passes(**time)

    def asked(self, method: str) -> int:
        """How often the bot asked Discord to make (POST), move (PATCH) or remove (DELETE) an event."""
        made = [entry for entry in self.world.env.http_requests if "/scheduled-events" in entry.path]
        return sum(entry.method == method for entry in made)

    def allow(self, *, events: bool) -> None:
        """Let the bot keep events, or not any more."""
        backend, guild = self.world.env.backend, self.world.guild
        (role,) = [role for role in backend.get_guild(guild.id).roles.values() if role.managed]
        permissions = discord.Permissions(role.permissions)
        permissions.update(create_events=events, manage_events=events)
        backend.edit_role(guild.id, role.id, {"permissions": permissions.value})

    async def told_alone(self) -> list[str]:
        """What mo has been told in direct messages."""
        stored = self.world.env.backend.messages.get(self.mo.actor.user.dm_channel.id, {})
        return [str(message.components) for message in stored.values()]


def instant(text: str) -> datetime:
    """A time as Discord writes it."""
    return datetime.fromisoformat(text).astimezone(UTC)
