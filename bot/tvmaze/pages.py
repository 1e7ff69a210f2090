"""Reads one page of TVmaze, however badly the way there behaves, within a bounded time."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib import metadata
from typing import TYPE_CHECKING, Any, Final

import aiohttp
from pydantic_core import from_json

from bot.tvmaze.errors import TVmazeUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yarl

    from bot.tvmaze.memory import Memory, Remembered
    from bot.tvmaze.pace import Pace

USER_AGENT: Final = f"Previously/{metadata.version('previously')} (a Discord bot for TV series)"

_LATER: Final = "try again later; nothing was changed"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a page is waited for; times are in seconds."""

    total: float = 45.0
    """For one page with every attempt and every pause."""
    attempt: float = 12.0
    attempts: int = 4
    pause: float = 0.5
    """Before the second attempt; doubled before each further one."""
    pause_when_refused: float = 2.0
    """After a 429 that does not say how long to wait."""


class PageMissing(TVmazeUnavailable):
    """There is no such page."""


class _Passing(Exception):
    """It may go better next time; `wait` is what TVmaze asks for, if it does."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.wait = wait


class Pages:
    """Pages below one address, read one by one."""

    def __init__(
        self, base: yarl.URL, session: aiohttp.ClientSession, patience: Patience, pace: Pace, memory: Memory
    ) -> None:
        self._base = base
        self._session = session
        self._patience = patience
        self._pace = pace
        self._memory = memory

    async def read(self, path: str, query: Sequence[tuple[str, str]] = ()) -> Any:
        """A page's JSON; raises PageMissing for a 404 and TVmazeUnavailable for any other failure."""
        address = (self._base / path).with_query(query)
        remembered = self._memory.recall(str(address))
        if remembered and remembered.fresh_until > asyncio.get_running_loop().time():
            return from_json(remembered.content)
        try:
            async with asyncio.timeout(self._patience.total) as limit:
                return await self._insist(address, remembered, limit.when() or 0.0)
        except TimeoutError as error:
            message = f"TVmaze has not answered within {self._patience.total:g} seconds: {_LATER}"
            raise TVmazeUnavailable(message) from error

    async def _insist(self, address: yarl.URL, remembered: Remembered | None, deadline: float) -> Any:
        for attempt in range(1, self._patience.attempts + 1):
            await self._pace.turn()
            try:
                return await self._ask(address, remembered)
            except _Passing as trouble:
                if attempt == self._patience.attempts:
                    message = f"TVmaze does not answer as it should ({trouble}): {_LATER}"
                    raise TVmazeUnavailable(message) from trouble
                await self._rest(trouble, attempt, deadline)
        raise AssertionError("there is at least one attempt")

    async def _rest(self, trouble: _Passing, attempt: int, deadline: float) -> None:
        if trouble.wait is None:
            # Not all who failed together should come back together.
            await asyncio.sleep(self._patience.pause * 2 ** (attempt - 1) * random.uniform(0.5, 1.0))  # noqa: S311
        elif asyncio.get_running_loop().time() + trouble.wait >= deadline:
            message = f"TVmaze asks not to be disturbed for {trouble.wait:.0f} seconds: try again after that"
            raise TVmazeUnavailable(message) from trouble
        else:
            self._pace.hush(trouble.wait)

    async def _ask(self, address: yarl.URL, remembered: Remembered | None) -> Any:
        headers = {"User-Agent": USER_AGENT}
        if remembered and remembered.tag:
            headers["If-None-Match"] = remembered.tag
        timeout = aiohttp.ClientTimeout(total=self._patience.attempt)
        try:
            async with self._session.get(address, headers=headers, timeout=timeout) as response:
                return await self._understand(address, response, remembered)
        except TimeoutError as error:
            raise _Passing("it takes too long") from error
        except aiohttp.InvalidURL as error:
            message = f"{self._base} is not an address: write TVMAZE_API in full, from https:// on"
            raise TVmazeUnavailable(message) from error
        except aiohttp.ClientPayloadError as error:
            raise _Passing("half a page") from error
        except (aiohttp.ClientError, OSError) as error:
            raise _Passing(str(error) or type(error).__name__) from error

    async def _understand(
        self, address: yarl.URL, response: aiohttp.ClientResponse, remembered: Remembered | None
    ) -> Any:
        if response.status == 304 and remembered:  # noqa: PLR2004
            content = remembered.content
        elif response.status == 200:  # noqa: PLR2004
            content = await response.read()
        else:
            raise _refusal(response, self._patience)
        try:
            page = from_json(content)
        except ValueError as error:
            raise _Passing("half a page") from error
        tag = response.headers.get("ETag") or (remembered.tag if remembered else None)
        self._memory.remember(str(address), content, tag, asyncio.get_running_loop().time())
        return page


def _refusal(response: aiohttp.ClientResponse, patience: Patience) -> Exception:
    if response.status == 404:  # noqa: PLR2004
        return PageMissing(f"TVmaze has no page {response.url}: check TVMAZE_API")
    if response.status == 429:  # noqa: PLR2004
        asked = _seconds(response.headers.get("Retry-After", ""))
        return _Passing("too many requests", patience.pause_when_refused if asked is None else asked)
    if response.status >= 500:  # noqa: PLR2004
        return _Passing(f"status {response.status}")
    message = f"TVmaze refuses {response.url} with status {response.status}: check TVMAZE_API, or try again later"
    return TVmazeUnavailable(message)


def _seconds(retry_after: str) -> float | None:
    """How long to wait, of either form of the header; None where it says nothing."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max(0.0, (until.astimezone(UTC) - datetime.now(UTC)).total_seconds())
