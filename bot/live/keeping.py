"""Refreshes again and again while the bot runs."""

from __future__ import annotations

import asyncio
import logging
import random
from typing import TYPE_CHECKING, Final

from bot.errors import PreviouslyError

if TYPE_CHECKING:
    from datetime import timedelta

    from bot.live.refresh import Refreshed, Refresher

_log: Final = logging.getLogger(__name__)

_SECONDS_BEFORE_THE_FIRST: Final = (5.0, 30.0)
_JITTER: Final = (0.85, 1.15)
"""Not every bot should ask at the same minute."""


class Keeping:
    """Refreshes every so often, and says once what is in the way, until something else is."""

    def __init__(self, refresher: Refresher, every: timedelta) -> None:
        self._refresher = refresher
        self._every = every
        self._told: frozenset[str] = frozenset()

    async def run(self) -> None:
        """Refresh until cancelled."""
        every = self._every.total_seconds()
        await asyncio.sleep(min(random.uniform(*_SECONDS_BEFORE_THE_FIRST), every))  # noqa: S311
        while True:
            await self.once()
            await asyncio.sleep(every * random.uniform(*_JITTER))  # noqa: S311

    async def once(self) -> None:
        """Refresh, whatever happens; the last known data goes on being answered from."""
        try:
            refreshed = await self._refresher.refresh()
        except PreviouslyError as error:
            self._tell(f"what TVmaze said last goes on, because {error}")
        except Exception:  # noqa: BLE001  # the next one may go better
            _log.exception("what TVmaze said last goes on, because of an unexpected error")
        else:
            self._tell(*refreshed.troubles)
            _tell_changes(refreshed)

    def _tell(self, *troubles: str) -> None:
        """Log what has not been logged the last time, too."""
        for trouble in troubles:
            if trouble not in self._told:
                _log.warning("%s", trouble)
        if self._told and not troubles:
            _log.info("TVmaze answers again")
        self._told = frozenset(troubles)


def _tell_changes(refreshed: Refreshed) -> None:
    for slug, changes in refreshed.changes.items():
        _log.info("TVmaze on %s: %s", slug, "; ".join(changes))
