"""Settles deliveries together: those that end while others are being written share the next transaction."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.errors import StateUnavailable

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.state.deliveries import DeliveryStore
    from bot.state.outcomes import Outcome


class Ledger:
    """Notes outcomes durably; whoever notes one goes on when it is on the disk."""

    def __init__(self, deliveries: DeliveryStore, clock: Clock) -> None:
        self._deliveries = deliveries
        self._clock = clock
        self._waiting: list[tuple[int, Outcome, asyncio.Future[None]]] = []
        self._turn = asyncio.Lock()

    async def settle(self, delivery: int, outcome: Outcome) -> None:
        """Note what became of a delivery; raises StateUnavailable for all that were written together."""
        noted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((delivery, outcome, noted))
        async with self._turn:
            if not noted.done():
                await self._write()
        await noted

    async def _write(self) -> None:
        together, self._waiting = self._waiting, []
        try:
            await self._deliveries.settle([(number, outcome) for number, outcome, _ in together], self._clock())
        except Exception as error:  # noqa: BLE001  # told to each of those who wait
            for number, outcome, noted in together:
                await self._alone(number, outcome, noted, error)
        else:
            for _, _, noted in together:
                noted.set_result(None)

    async def _alone(self, delivery: int, outcome: Outcome, noted: asyncio.Future[None], error: Exception) -> None:
        """Note one by itself, so that an outcome that cannot be written harms no other; not where the state is away."""
        if not isinstance(error, StateUnavailable):
            try:
                await self._deliveries.settle([(delivery, outcome)], self._clock())
            except Exception as its_own:  # noqa: BLE001  # told to whoever waits for it
                error = its_own
            else:
                noted.set_result(None)
                return
        noted.set_exception(error)
