"""Brings a catalogue into the system's memory before anybody waits for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_AT_ONCE: Final = 1 << 20


async def read_through(path: Path) -> None:
    """Read a file once, in order and off the loop, so that searching it needs no disk; it takes as long as the disk."""
    offset = 0
    while read := await asyncio.to_thread(_portion, path, offset):
        offset += read


def _portion(path: Path, offset: int) -> int:
    with path.open("rb", buffering=0) as file:  # each time anew, so that nothing stays open where nobody waits any more
        file.seek(offset)
        return len(file.read(_AT_ONCE))
