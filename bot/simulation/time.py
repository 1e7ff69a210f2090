"""The time in the simulated Discord: begins when one likes, and goes on like any other."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from bot.clock import system_clock

if TYPE_CHECKING:
    from datetime import datetime

    import simcord

_SECONDS_BETWEEN_TICKS: Final = 0.2


class SimulatedTime:
    """As much later than the beginning as the machine's clock says; the bot and Discord see the same."""

    def __init__(self, begins: datetime) -> None:
        self._ahead = begins - system_clock()

    def now(self) -> datetime:
        """What time it is there, in UTC."""
        return system_clock() + self._ahead

    def show_on(self, env: simcord.Env) -> None:
        """Set Discord's clock, by which messages are dated."""
        env.backend.advance_clock((self.now() - env.now()).total_seconds())

    async def pass_on(self, env: simcord.Env) -> None:
        """Keep Discord's clock going until cancelled; by itself it stands still."""
        while True:
            await asyncio.sleep(_SECONDS_BETWEEN_TICKS)
            self.show_on(env)
