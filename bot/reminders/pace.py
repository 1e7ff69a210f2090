"""Spreads requests evenly below a limit.

A bucket that fills while nothing is sent would let twice the limit through in its first second; a fixed gap between two
requests would lose what the machine oversleeps. So every request has a slot, and a short delay is made up for.
"""

from __future__ import annotations

import asyncio
from typing import Final

_MADE_UP_FOR: Final = 0.25


class Pace:
    """Gives out slots, `per_second` of them."""

    def __init__(self, per_second: float) -> None:
        self.per_second: Final = per_second
        self._next = 0.0

    async def slot(self) -> None:
        """Wait for the next slot."""
        now = asyncio.get_running_loop().time()
        slot = max(self._next, now - _MADE_UP_FOR)
        self._next = slot + 1 / self.per_second
        if slot > now:
            await asyncio.sleep(slot - now)
