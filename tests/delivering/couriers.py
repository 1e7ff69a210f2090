"""Couriers of our own, which behave as badly as Discord can."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.state.outcomes import Sent

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.state.deliveries import Claimed
    from bot.state.outcomes import Outcome


@dataclass
class Courier:
    """Delivers everything, and remembers in which order and to whom."""

    delivered: list[Claimed] = field(default_factory=list)

    async def deliver(self, claimed: Claimed) -> Outcome:
        self.delivered.append(claimed)
        return Sent(claimed.reminder.wish.place, 1000 + claimed.delivery.number)

    @property
    def numbers(self) -> list[int]:
        """Which deliveries were brought, in order."""
        return [claimed.delivery.number for claimed in self.delivered]

    @property
    def servers(self) -> list[int]:
        """To which servers, in order."""
        return [claimed.reminder.wish.guild for claimed in self.delivered]


@dataclass
class Answering(Courier):
    """Answers as it is told to: an outcome, or an error to raise, by delivery; everything else arrives."""

    answer: Callable[[Claimed], Outcome | Exception | None] = lambda claimed: None

    async def deliver(self, claimed: Claimed) -> Outcome:
        arrives = await super().deliver(claimed)
        answer = self.answer(claimed)
        if isinstance(answer, Exception):
            raise answer
        return answer or arrives


@dataclass
class Hanging(Courier):
    """Never comes back from some places."""

    places: set[int] = field(default_factory=set)

    async def deliver(self, claimed: Claimed) -> Outcome:
        if claimed.reminder.wish.place in self.places:
            await asyncio.Event().wait()
        return await super().deliver(claimed)


@dataclass
class Waiting(Courier):
    """Brings nothing before it is let go."""

    go: asyncio.Event = field(default_factory=asyncio.Event)
    holding: int = 0

    async def deliver(self, claimed: Claimed) -> Outcome:
        self.holding += 1
        await self.go.wait()
        self.holding -= 1
        return await super().deliver(claimed)
