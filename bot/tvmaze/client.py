"""Asks TVmaze for shows, their episodes, their cast, and what has changed."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Protocol, Self, TypeVar

import aiohttp
import yarl
from pydantic import TypeAdapter, ValidationError

from bot.tvmaze.errors import ShowNotFound, TVmazeUnavailable
from bot.tvmaze.memory import Memory
from bot.tvmaze.models import EPISODES, SEARCH_HITS, UPDATES, GuestCast, SearchHit, Show
from bot.tvmaze.pace import Allowance, Pace
from bot.tvmaze.pages import PageMissing, Pages, Patience

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

ADDRESS: Final = "https://api.tvmaze.com"

Shape = TypeVar("Shape")

_SHOW: Final = TypeAdapter(Show)
_EMBEDDED: Final = tuple(("embed[]", part) for part in ("seasons", "cast", "akas"))
_GUESTS: Final = (("embed[]", "guestcast"),)
# A little less than each period, for TVmaze's own pages may be an hour old.
_PERIODS: Final = (
    (timedelta(hours=22), "day"),
    (timedelta(days=6, hours=22), "week"),
    (timedelta(days=27), "month"),
)


class ShowSource(Protocol):
    """What is asked of TVmaze; every method raises TVmazeUnavailable where it gets no answer."""

    async def search(self, words: str) -> tuple[SearchHit, ...]:
        """The shows that match, best first; none where none does."""

    async def show(self, identity: int) -> Show:
        """A show with its seasons, episodes, specials, main cast and titles; raises ShowNotFound."""

    async def known_to_imdb_as(self, number: str) -> int | None:
        """The id of the show that IMDb knows by a number; None where TVmaze has none."""

    async def guest_cast(self, show: Show) -> GuestCast:
        """Who plays in which episode besides the main cast; one request a season."""

    async def updates(self, since: datetime) -> Mapping[int, datetime]:
        """The shows that have changed since then, by id, and when they did."""


class TVmaze:
    """TVmaze for as long as the `async with` lasts; a session that was given stays open after it."""

    def __init__(
        self,
        address: str = ADDRESS,
        session: aiohttp.ClientSession | None = None,
        *,
        patience: Patience | None = None,
        allowance: Allowance | None = None,
        fresh_for: float = 60.0,
    ) -> None:
        self._base: Final = yarl.URL(address)
        self._given: Final = session
        self._patience: Final = patience or Patience()
        self._pace: Final = Pace(allowance or Allowance())
        self._memory: Final = Memory(keep=64, fresh_for=fresh_for)
        self._open: Final = AsyncExitStack()
        self._pages: Pages | None = None

    async def __aenter__(self) -> Self:
        session = self._given
        if session is None:
            session = await self._open.enter_async_context(aiohttp.ClientSession())
        self._pages = Pages(self._base, session, self._patience, self._pace, self._memory)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pages = None
        await self._open.aclose()

    async def search(self, words: str) -> tuple[SearchHit, ...]:
        """The shows that match, best first; none where none does."""
        return await self._read("search/shows", SEARCH_HITS, ("q", words))

    async def show(self, identity: int) -> Show:
        """A show with everything but the guest cast; raises ShowNotFound.

        A show that TVmaze has merged into another comes as that other one, with `merged_from`.
        """
        show = await self._show(identity)
        if show.id == identity:
            return show
        # The redirect leads to the bare show: it is asked for anew, with what belongs to it.
        other = await self._show(show.id)
        if other.id != show.id:
            message = f"TVmaze sends from show {identity} to {show.id} and on to {other.id}: look it up on tvmaze.com"
            raise TVmazeUnavailable(message)
        return other.model_copy(update={"merged_from": identity})

    async def known_to_imdb_as(self, number: str) -> int | None:
        """The id of the show that IMDb knows by a number; None where TVmaze has none."""
        try:
            return (await self._read("lookup/shows", _SHOW, ("imdb", number))).id
        except PageMissing:
            return None

    async def guest_cast(self, show: Show) -> GuestCast:
        """Who plays in which episode besides the main cast; one request a season."""
        guests: GuestCast = {}
        for season in show.seasons:
            try:
                episodes = await self._read(f"seasons/{season.id}/episodes", EPISODES, *_GUESTS)
            except PageMissing:
                continue
            guests |= {episode.id: episode.guest_cast for episode in episodes if episode.guest_cast}
        return guests

    async def updates(self, since: datetime) -> Mapping[int, datetime]:
        """The shows that have changed since then, by id, and when they did."""
        age = datetime.now(UTC) - since
        period = next((("since", name) for longest, name in _PERIODS if age <= longest), None)
        changed = await self._read("updates/shows", UPDATES, *([period] if period else []))
        return {identity: moment for identity, moment in changed.items() if moment >= since}

    async def _show(self, identity: int) -> Show:
        try:
            show = await self._read(f"shows/{identity}", _SHOW, *_EMBEDDED)
            if show.id != identity:
                return show
            # Specials are left out of what a show embeds.
            episodes = await self._read(f"shows/{identity}/episodes", EPISODES, ("specials", "1"))
        except PageMissing as error:
            raise ShowNotFound(identity) from error
        return show.with_episodes(episodes)

    async def _read(self, path: str, shape: TypeAdapter[Shape], *query: tuple[str, str]) -> Shape:
        if self._pages is None:
            raise RuntimeError("TVmaze is asked inside its `async with`")
        page = await self._pages.read(path, query)
        try:
            return shape.validate_python(page)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(map(str, first["loc"]))
            message = f"TVmaze says at /{path} what I do not understand ({where}: {first['msg']}): please report this"
            raise TVmazeUnavailable(message) from error
