"""The state cannot be reached: everything waits, and the operator reads why and what to do."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from bot.clock import Clock
    from bot.errors import StateUnavailable

_log: Final = logging.getLogger(__name__)
_TOLD_AGAIN_AFTER: Final = timedelta(minutes=1)


class Outage:
    """Told once a minute, by however many deliveries it is met."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._told: datetime | None = None

    def met(self, error: StateUnavailable, waiting: str = "reminders wait") -> None:
        """Tell the operator what is waiting and why, unless that has just been done."""
        now = self._clock()
        if self._told is None or not timedelta() <= now - self._told < _TOLD_AGAIN_AFTER:  # clocks are set back, too
            self._told = now
            _log.error("%s: %s", waiting, error)
