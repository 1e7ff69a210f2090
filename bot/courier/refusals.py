"""What Discord's refusals mean for a delivery: to be tried again, or settled with a reason that somebody can mend."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

import aiohttp
import discord

from bot.reminders.dispatcher import backoff
from bot.reminders.troubles import Trouble
from bot.state.outcomes import Later, Outcome, Undeliverable

if TYPE_CHECKING:
    from datetime import datetime

UNREACHED: Final = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError, asyncio.TimeoutError)
"""What a request to Discord may raise."""

_TROUBLES: Final = {
    10003: Trouble.CHANNEL_GONE,
    10004: Trouble.CHANNEL_GONE,  # the server itself
    50001: Trouble.NO_ACCESS,
    50007: Trouble.MESSAGES_CLOSED,
    50013: Trouble.NO_PERMISSION,
    50083: Trouble.NO_PERMISSION,  # an archived thread that only moderators may open again
    160005: Trouble.NO_PERMISSION,  # a locked one
    10013: Trouble.MESSAGES_CLOSED,  # the member is no more
}
_FORBIDDEN: Final = 403
_NOT_FOUND: Final = 404
_TOO_MANY: Final = 429
_SERVER_ERROR: Final = 500
_UNAUTHORISED: Final = 401


class Attempted(Protocol):
    """Something that was tried so many times."""

    @property
    def attempts(self) -> int:
        """How often, the last time included."""
        ...


def outcome_of(error: BaseException, delivery: Attempted, now: datetime) -> Outcome:
    """What becomes of a delivery whose request failed."""
    if isinstance(error, discord.RateLimited):
        return Later(now + timedelta(seconds=error.retry_after), "Discord asked to wait")
    if not isinstance(error, discord.HTTPException) or _may_pass(error.status):
        return Later(now + backoff(delivery.attempts), f"Discord could not be reached: {error}")
    return Undeliverable(_TROUBLES.get(error.code) or _by_status(error))


def _may_pass(status: int) -> bool:
    # 401 is a matter between the host and Discord: when a new token is set, everything is still there.
    return status >= _SERVER_ERROR or status in {_TOO_MANY, _UNAUTHORISED}


def _by_status(error: discord.HTTPException) -> str:
    troubles = {_FORBIDDEN: Trouble.NO_PERMISSION, _NOT_FOUND: Trouble.CHANNEL_GONE}
    return troubles.get(error.status) or f"{Trouble.REFUSED}: {error.text or error.status}"[:200]
