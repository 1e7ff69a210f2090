"""A server in which reminders are set, time passes, and things go wrong; and what its members see of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tests.reading import strings_in
from tests.reminding.village import Village

if TYPE_CHECKING:
    import simcord

    from bot.state.delivery import Delivery
    from tests.reading import Seen
    from tests.world import Asker

    from .programme import Programme


@dataclass(frozen=True, slots=True)
class Street(Village):
    """The village of other stories, with a programme that changes."""

    programme: Programme

    async def remind(self, asker: Asker | None = None, lead: str = "0", **options: Any) -> Seen:
        """Somebody sets a reminder of Harbour, for when an episode begins if nothing else is said."""
        return await self.set(asker, "harbour", lead=lead, **options)

    async def until(self, time: str) -> None:
        """Time passes until then, in UTC; what is due on the way is done when it is due."""
        target = datetime.fromisoformat(time).replace(tzinfo=UTC)
        while self.world.bot.clock() < target:
            ahead = await self.world.bot.deliveries.waiting(1)
            now, due = self.world.bot.clock(), ahead[0].ready if ahead else None
            step = due if due is not None and now < due < target else target
            await self.world.passes(seconds=(step - now).total_seconds())

    async def sleeps_until(self, time: str) -> None:
        """The machine sleeps, or is off, until then."""
        target = datetime.fromisoformat(time).replace(tzinfo=UTC)
        await self.world.env.advance_time((target - self.world.bot.clock()).total_seconds())

    async def wakes(self) -> None:
        """And then the bot looks at what has come to be due."""
        await self.world.passes(seconds=0)

    async def changes(self, times: dict[str, str], **how: Any) -> None:
        """The schedule changes, and a moment later the bot has seen it."""
        self.programme.says(times, **how)
        await self.world.passes(seconds=15)

    def inbox(self, asker: Asker) -> list[Seen]:
        """What somebody has got as direct messages."""
        return self.messages(asker.actor.user.dm_channel)

    def closes_their_messages(self, asker: Asker) -> None:
        """Nobody can write to them any more; Discord says so as it does of other bots."""
        self.env.backend.users[asker.actor.id].bot = True

    def opens_their_messages(self, asker: Asker) -> None:
        """And then they can be written to again."""
        self.env.backend.users[asker.actor.id].bot = False

    def edits(self, channel: simcord.ChannelHandle | None = None) -> int:
        """How often the bot has edited messages of a channel."""
        begins = f"/channels/{(channel or self.general).id}/messages/"
        return sum(each.method == "PATCH" and each.path.startswith(begins) for each in self.env.http_requests)

    def pinged(self) -> list[int]:
        """Every role that was ever pinged, once for each time."""
        bodies = [each.json for each in self.env.http_requests if isinstance(each.json, dict)]
        return [role for body in bodies for role in (body.get("allowed_mentions") or {}).get("roles", [])]

    async def history(self) -> list[Delivery]:
        """What was settled, the oldest first."""
        return (await self.world.bot.deliveries.history(50))[::-1]

    def spoilt(self) -> list[str]:
        """Everything the bot ever sent that gives a title away."""
        return [text for each in self.env.http_requests for text in strings_in(each.json) if "hush" in text]
