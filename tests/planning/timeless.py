"""An event loop in which waiting takes no time: its clock jumps to whatever is waited for."""

from __future__ import annotations

import asyncio
import selectors
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

T = TypeVar("T")


class _Jumping(selectors.DefaultSelector):
    """Notes how long it should have waited, and does not wait."""

    passed = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        found = super().select(0)
        if not found and timeout:
            self.passed += timeout
        return found


class TimelessLoop(asyncio.SelectorEventLoop):
    """Runs what only waits for the clock."""

    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.passed


def timeless(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end without waiting."""
    with asyncio.Runner(loop_factory=TimelessLoop) as runner:
        return runner.run(work)
