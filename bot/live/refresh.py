"""Keeps what TVmaze says up to date: asks what has changed, and reads that."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.live.curated import curated_in
from bot.live.drafting import Read
from bot.tvmaze.errors import ShowNotFound, TVmazeUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.clock import Clock
    from bot.live.curated import Curated
    from bot.live.known import Known
    from bot.live.overlay import Overlay
    from bot.tvmaze.client import ShowSource

_log: Final = logging.getLogger(__name__)

_OVERLAP: Final = timedelta(hours=2)
"""TVmaze's own pages may be an hour old, and clocks differ."""
_AT_ONCE: Final = 25
_FAILURES_IN_A_ROW: Final = 3


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh brought: how many series are followed, how many were read, what changed, what was in the way."""

    followed: int
    read: int
    changes: Mapping[str, tuple[str, ...]]
    troubles: tuple[str, ...]


@dataclass(slots=True)
class _Shows:
    """Shows as they are read, one after the other, and what was in the way."""

    source: ShowSource
    troubles: list[str] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    _in_a_row: int = 0
    _why: TVmazeUnavailable | None = None

    async def read(self, identity: int, *, cast: bool) -> Read | None:
        """A show, with its guests where the cast is wanted; None where it cannot be read, or TVmaze is given up."""
        if self._in_a_row >= _FAILURES_IN_A_ROW:
            self.unread.append(identity)
            return None
        try:
            show = await self.source.show(identity)
            read = Read(show, await self.source.guest_cast(show) if cast else {})
        except ShowNotFound as error:
            self.troubles.append(str(error))
            return None
        except TVmazeUnavailable as error:
            self.unread.append(identity)
            self._in_a_row, self._why = self._in_a_row + 1, error
            return None
        self._in_a_row = 0
        return read

    def told(self) -> tuple[str, ...]:
        """What was in the way, in lines for an operator."""
        unread = f"shows that could not be read: {', '.join(map(str, self.unread))} ({self._why})"
        return (*self.troubles, *([unread] if self.unread else []))


class Refresher:
    """Refreshes the series that have been added, and the curated ones that TVmaze or IMDb know by a number."""

    def __init__(self, source: ShowSource, overlay: Overlay, clock: Clock) -> None:
        self._source = source
        self._overlay = overlay
        self._clock = clock

    async def refresh(self) -> Refreshed:
        """Read what has changed; raises TVmazeUnavailable where TVmaze does not even say what that is."""
        begun = self._clock()
        await self._overlay.take((), begun)  # what a curator or a newer release has changed since, TVmaze or not
        curated, known = curated_in(self._overlay.catalogue), self._overlay.known()
        try:
            followed = await self._looked_up(curated, known) | _followed(curated, known)
            due = await self._due(followed, known)
        except TVmazeUnavailable:
            await self._overlay.failed(begun)
            raise
        shows, read, changes = _Shows(self._source), 0, dict[str, tuple[str, ...]]()
        for start in range(0, len(due), _AT_ONCE):
            found = [await shows.read(each, cast=_wants_cast(each, known)) for each in due[start : start + _AT_ONCE]]
            reads = [each for each in found if each is not None]
            taken = await self._overlay.take(reads, self._clock())
            read, changes = read + len(reads), changes | dict(taken.changes)
            shows.troubles += [f"show {identity}: {why}" for identity, why in taken.refused.items()]
        await self._settle(begun, complete=not shows.unread)
        return Refreshed(len(followed), read, changes, shows.told())

    async def _looked_up(self, curated: Curated, known: Known) -> dict[int, None]:
        """The shows of curated series that name them by IMDb's number only, as long as none of them has been read."""
        numbers = [number for slug, number in curated.numbered_by_imdb() if slug not in known.shows]
        found = [await self._source.known_to_imdb_as(number) for number in numbers]
        return {identity: None for identity in found if identity is not None}

    async def _due(self, followed: Mapping[int, int | None], known: Known) -> list[int]:
        """The shows that were never read, and those that have changed since."""
        new = [identity for identity, stamp in followed.items() if stamp is None]
        if len(new) == len(followed):
            return new
        read = min(show.read for show in known.shows.values())
        changed = await self._source.updates((known.asked or read) - _OVERLAP)
        stamps = {identity: stamp for identity, stamp in followed.items() if stamp is not None and identity in changed}
        return [*new, *(each for each, stamp in stamps.items() if changed[each].timestamp() > stamp)]

    async def _settle(self, begun: datetime, *, complete: bool) -> None:
        """Remember from when on changes are to be asked for: what could not be read is asked for again."""
        if complete:
            await self._overlay.take((), self._clock(), asked=begun)
        else:
            await self._overlay.failed(begun)


def _followed(curated: Curated, known: Known) -> dict[int, int | None]:
    """Every show that is followed, with TVmaze's stamp of what was read last; None where something was never read."""
    stamps: dict[int, int | None] = {show.show: show.updated for show in known.shows.values()}
    return stamps | {identity: None for slug, identity in curated.followed() if slug not in known.shows}


def _wants_cast(identity: int, known: Known) -> bool:
    """Whether a show is kept as a series that no curator tells the cast of."""
    kept = [show for show in known.shows.values() if show.is_show(identity)]
    return any(not show.curated for show in kept)
