"""A server whose members ask for series that are only on TVmaze."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.live.refresh import Refreshed, Refresher
from tests.reminding.village import Village

if TYPE_CHECKING:
    from bot.live.overlay import Overlay
    from bot.tvmaze.client import TVmaze
    from tests.reading import Seen
    from tests.tvmaze.server import TVmazeServer
    from tests.world import Asker

ADD, THE_FERRY = "Add it from TVmaze", "The Ferry (Lantern One, 2026)"


@dataclass(frozen=True, slots=True)
class Quay(Village):
    """The village of the reminders' stories, with TVmaze in reach."""

    server: TVmazeServer
    tvmaze: TVmaze

    @property
    def overlay(self) -> Overlay:
        return self.world.bot.overlay

    async def found(self, asker: Asker | None = None, command: str = "airs", title: str = "ferry", **more: Any) -> Seen:
        """Somebody asks for a title that is not there, and presses the button under the answer."""
        asker = asker or self.ada
        return await self.press(asker, await asker.slash(command, series=title, **more), ADD)

    async def added(self, asker: Asker | None = None, command: str = "airs", **more: Any) -> Seen:
        """Somebody adds the ferry, and reads the answer to what they asked in the first place."""
        asker = asker or self.ada
        return await self.press(asker, await self.found(asker, command, **more), THE_FERRY)

    async def press(self, asker: Asker, seen: Seen, label: str) -> Seen:
        """Press a button of which the answer takes its time: Discord says first that the bot is thinking."""
        return self.world.seen(await asker.actor.click(seen.message, label=label), answers=2)

    async def refreshed(self) -> Refreshed:
        """What TVmaze says is read anew, as the bot does by itself every hour."""
        return await Refresher(self.tvmaze, self.overlay, self.world.bot.clock).refresh()
