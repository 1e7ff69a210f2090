"""Tells which keystroke is a member's newest: for what was typed before it, nobody waits any longer."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@dataclass(frozen=True, slots=True, eq=False)
class Keystroke:
    """One keystroke that is being answered."""

    member: int
    newest: dict[int, Keystroke]

    def is_stale(self) -> bool:
        """Whether the member has typed on since."""
        return self.newest.get(self.member) is not self


class Keystrokes:
    """The newest keystroke of every member who is being answered; of nobody else anything is kept."""

    def __init__(self) -> None:
        self._newest: dict[int, Keystroke] = {}

    @asynccontextmanager
    async def answering(self, member: int) -> AsyncIterator[Keystroke]:
        """Note a keystroke while it is being answered, together with those that came in the same moment."""
        keystroke = self._newest[member] = Keystroke(member, self._newest)
        try:
            await asyncio.sleep(0)  # so that those, which are tasks that have not run yet, note themselves first
            yield keystroke
        finally:
            if not keystroke.is_stale():
                del self._newest[member]
