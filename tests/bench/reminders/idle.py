"""An event loop that skips its idle time, so that minutes of waiting for slots take seconds.

Only waiting is skipped. Whatever the machine does takes as long as it takes, and whoever is late for that is late: the
clock is the machine's, put forward by what was skipped. While a database's thread works, nothing is skipped either.
"""

from __future__ import annotations

import asyncio
import selectors
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from bot.state.database import Database

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Mapping
    from pathlib import Path
    from sqlite3 import Row

    from bot.state.database import Transaction

T = TypeVar("T")


class Idle:
    """How much idle time has been skipped, and who is at work so that none may be."""

    def __init__(self) -> None:
        self.skipped = 0.0
        self.at_work = 0
        self._begun = datetime.now(UTC) - timedelta(seconds=time.monotonic())

    def seconds(self) -> float:
        """The loop's time."""
        return time.monotonic() + self.skipped

    def clock(self) -> datetime:
        """The same, as the bot's clock."""
        return self._begun + timedelta(seconds=self.seconds())


class _Selector(selectors.DefaultSelector):
    """Instead of waiting for a timer, puts the clock forward."""

    def __init__(self, idle: Idle) -> None:
        super().__init__()
        self._idle = idle

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= 0 or self._idle.at_work:
            return super().select(timeout)
        if not (ready := super().select(0)):
            self._idle.skipped += timeout
        return ready


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self, idle: Idle) -> None:
        super().__init__(_Selector(idle))
        self._idle = idle

    def time(self) -> float:
        return self._idle.seconds()


class WatchedDatabase(Database):
    """The real database, whose work is not idle time."""

    def __init__(self, path: Path, idle: Idle) -> None:
        super().__init__(path)
        self._idle = idle

    async def read(self, sql: str, parameters: Mapping[str, Any]) -> list[Row]:
        """Rows as last committed."""
        return await self._counted(super().read(sql, parameters))

    async def transact(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """Run `work` in a transaction of its own."""
        return await self._counted(super().transact(work))

    async def _counted(self, work: Coroutine[Any, Any, T]) -> T:
        self._idle.at_work += 1
        try:
            return await work
        finally:
            self._idle.at_work -= 1


def run_without_idling(work: Callable[[Idle], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine in a loop that skips its idle time."""
    idle = Idle()
    with asyncio.Runner(loop_factory=lambda: _Loop(idle)) as runner:
        return runner.run(work(idle))
