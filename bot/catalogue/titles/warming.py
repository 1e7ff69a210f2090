"""Brings a catalogue into the system's memory before anybody waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_AT_ONCE: Final = 1 << 20


def read_through(path: Path) -> None:
    """Read a file once, in order, so that searching it needs no disk; for a thread, as it takes as long as the disk."""
    buffer = bytearray(_AT_ONCE)
    with path.open("rb", buffering=0) as file:
        while file.readinto(buffer):
            pass
