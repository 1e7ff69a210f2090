"""Finds series on TVmaze that nobody has curated, and adds them."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.live.allowance import Allowance, Counter
from bot.live.curated import curated_in
from bot.live.drafting import Read
from bot.live.errors import NoRoomForSeries
from bot.tvmaze.errors import ShowNotUsable, TVmazeUnavailable
from bot.tvmaze.outlets import outlet_of_show
from bot.tvmaze.titles import titles_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.clock import Clock
    from bot.live.curated import Curated
    from bot.live.overlay import Overlay
    from bot.tvmaze.client import ShowSource
    from bot.tvmaze.models import Show

MOST_SERIES: Final = 200
"""Each costs 10 to 50 ms whenever one is compiled, and its names are searched at every letter of `/who`."""
_MOST_FOUND: Final = 3
SECONDS_TO_SEARCH: Final = 8.0
_SECONDS_TO_READ: Final = 30.0
SEARCHES: Final = Allowance(10, timedelta(minutes=5))
OF_A_MEMBER: Final = Allowance(5, timedelta(hours=1))
OF_A_SERVER: Final = Allowance(25, timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Found:
    """A show that may have been meant; `slug` is set where it is in the catalogue already."""

    show: int
    title: str
    outlet: str
    year: int | None
    slug: str | None = None


@dataclass(frozen=True, slots=True)
class Asker:
    """On whose behalf TVmaze is asked; a server is None in direct messages."""

    member: int
    server: int | None = None


class Adder:
    """Adds series from TVmaze, each once however many ask for it at the same time."""

    def __init__(self, source: ShowSource, overlay: Overlay, clock: Clock, most: int = MOST_SERIES) -> None:
        self._source = source
        self._overlay = overlay
        self._clock = clock
        self._most = most
        self._searches, self._members, self._servers = Counter(SEARCHES), Counter(OF_A_MEMBER), Counter(OF_A_SERVER)
        self._under_way: dict[int, asyncio.Task[str]] = {}

    async def search(self, words: str, asker: Asker) -> tuple[Found, ...]:
        """The best matches on TVmaze; raises TVmazeUnavailable and AddedTooMuch."""
        self._searches.count(asker.member, self._clock())
        async with _within(SECONDS_TO_SEARCH):
            hits = await self._source.search(words)
        curated = await asyncio.to_thread(curated_in, self._overlay.catalogue)
        once = {found.slug or found.show: found for hit in reversed(hits) for found in [self._found(hit.show, curated)]}
        return tuple(reversed(once.values()))[:_MOST_FOUND]

    async def add(self, show: int, asker: Asker) -> str:
        """Add a show and return its slug, at once where it is there already.

        Raises TVmazeUnavailable, ShowNotFound, ShowNotUsable, AddedTooMuch and NoRoomForSeries.
        """
        if kept := self._overlay.known().slug_of(show):
            return kept
        task = self._under_way.get(show)
        if task is None:
            self._make_room(asker)
            task = self._under_way[show] = asyncio.create_task(self._add(show), name=f"adding {show}")
            task.add_done_callback(lambda done: self._forget(show, done))
        return await asyncio.shield(task)  # others may wait for it, too

    async def _add(self, show: int) -> str:
        async with _within(_SECONDS_TO_READ):
            found = await self._source.show(show)
            read = Read(found, await self._source.guest_cast(found))
        taken = await self._overlay.take([read], self._clock())
        if found.id in taken.refused:
            raise ShowNotUsable(taken.refused[found.id])
        return taken.slugs[found.id]

    def _make_room(self, asker: Asker) -> None:
        if sum(1 for _ in self._overlay.known().added()) + len(self._under_way) >= self._most:
            raise NoRoomForSeries(self._most)
        self._members.count(asker.member, self._clock())
        if asker.server is not None:
            self._servers.count(asker.server, self._clock())

    def _forget(self, show: int, done: asyncio.Task[str]) -> None:
        del self._under_way[show]
        if not done.cancelled():
            done.exception()  # where nobody waits any more, nobody is to be told

    def _found(self, show: Show, curated: Curated) -> Found:
        slug = curated.slug_of(show) or self._overlay.known().slug_of(show.id)
        outlet, year = outlet_of_show(show).name, show.premiered.year if show.premiered else None
        return Found(show.id, next(titles_of(show)).text, outlet, year, slug)


@asynccontextmanager
async def _within(seconds: float) -> AsyncIterator[None]:
    """Wait for TVmaze so long and no longer; raises TVmazeUnavailable."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as error:
        message = f"TVmaze has not answered within {seconds:g} seconds: try again later"
        raise TVmazeUnavailable(message) from error
