"""Lists of names as they are stored: by number, the most popular first."""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING, Final

from pyroaring import BitMap

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEW: Final = 64
_WIDTH: Final = 3
MOST_NAMES: Final = 1 << 8 * _WIDTH
"""Numbers beyond do not fit."""


def packed(names: Sequence[int] | BitMap) -> bytes:
    """A list as it is stored: few as plain numbers of three bytes, many as a roaring bitmap.

    The length tells which: that of plain numbers is divisible by three, that of a bitmap is made not to be.
    """
    if len(names) <= _FEW:
        return plain(names)
    stored = BitMap(array("I", names)).serialize()
    return stored if len(stored) % _WIDTH else stored + b"\0"


def plain(names: Sequence[int] | BitMap) -> bytes:
    """A list as it is stored, as plain numbers however many: several of those are joined by putting them together."""
    if len(names) == 1:  # as most are
        return names[0].to_bytes(_WIDTH, "little")
    wide = _little(array("I", names)).tobytes()
    stored = bytearray(len(wide) // 4 * _WIDTH)
    for at in range(_WIDTH):  # a slice at a time: no loop over the numbers
        stored[at::_WIDTH] = wide[at::4]
    return bytes(stored)


def unpacked(stored: bytes) -> BitMap:
    """The list that was stored, or several plain ones that were put together."""
    if len(stored) % _WIDTH:
        return BitMap.deserialize(stored)
    wide = bytearray(len(stored) // _WIDTH * 4)
    for at in range(_WIDTH):
        wide[at::4] = stored[at::_WIDTH]
    return BitMap(_little(array("I", bytes(wide))))


def size(stored: bytes) -> int:
    """How many a plain list has."""
    return len(stored) // _WIDTH


def _little(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
