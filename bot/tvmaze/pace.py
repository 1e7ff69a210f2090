"""Keeps to what TVmaze allows: 20 requests in 10 seconds, and silence when it asks for silence."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Final

from aiolimiter import AsyncLimiter


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many requests in any span of so many seconds."""

    requests: int = 20
    seconds: float = 10.0


class Pace:
    """Lets one request through at a time, never more in any span than is allowed."""

    def __init__(self, allowance: Allowance) -> None:
        # A leaking bucket lets its fill through at once and its leak besides; together they are what is allowed.
        at_once = max(1, allowance.requests // 4)
        over_time = max(1, allowance.requests - at_once)
        self._bucket: Final = AsyncLimiter(at_once, allowance.seconds * at_once / over_time)
        self._quiet_until = 0.0

    async def turn(self) -> None:
        """Wait until a request may be sent."""
        await self._bucket.acquire()
        while (wait := self._quiet_until - asyncio.get_running_loop().time()) > 0:  # noqa: ASYNC110  # it may be prolonged
            await asyncio.sleep(wait)

    def hush(self, seconds: float) -> None:
        """Send nothing for so many seconds, whoever asks."""
        self._quiet_until = max(self._quiet_until, asyncio.get_running_loop().time() + seconds)
