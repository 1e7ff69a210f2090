"""Ids as Discord makes them: discord.py reads an object's age out of its id, so they must tell the time."""

from __future__ import annotations

import itertools
import time

_EPOCH_MS = 1_420_070_400_000
_COUNTER = itertools.count()


def snowflake() -> str:
    """A fresh id of this moment, unique within the process (up to 4,194,304 ids a millisecond)."""
    since_epoch = time.time_ns() // 1_000_000 - _EPOCH_MS
    return str(since_epoch << 22 | next(_COUNTER) & 0x3FFFFF)
