"""A store on a disk that goes away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.errors import StateUnavailable

if TYPE_CHECKING:
    from .desk import Desk


class Interrupted:
    """A desk's store, of which parts can be away; it counts how often it is asked what is due."""

    def __init__(self, desk: Desk) -> None:
        self._store = desk.store
        self.asked = 0
        self.away: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def pressing(self, *args: Any) -> Any:
        self.asked += 1
        if "pressing" in self.away:
            raise StateUnavailable("the disk is gone")
        return await self._store.pressing(*args)

    async def settle(self, *args: Any) -> None:
        if "settle" in self.away:
            raise StateUnavailable("the disk is full")
        await self._store.settle(*args)
