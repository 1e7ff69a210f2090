"""Keeps the newest catalogue open: a file that is replaced is picked up without a restart."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from bot.catalogue.reader import Catalogue
from bot.errors import CatalogueUnavailable

if TYPE_CHECKING:
    from pathlib import Path

_log: Final = logging.getLogger(__name__)

Stamp = tuple[int, int, int]


class LiveCatalogue:
    """Hands out the catalogue at a path, always the newest that can be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: Stamp | None = None
        self._current: Catalogue | None = None
        self._retired: Catalogue | None = None
        self._opening = asyncio.Lock()

    async def current(self) -> Catalogue:
        """The newest catalogue; raises CatalogueUnavailable where there has been none that can be read."""
        stamp = self._stamp_now()
        if self._current is None or (stamp != self._stamp and stamp is not None):
            async with self._opening:
                await self._open(stamp)
        if self._current is None:
            message = f"there is no catalogue at {self._path}; run `previously data build`, or set CATALOGUE"
            raise CatalogueUnavailable(message)
        return self._current

    async def close(self) -> None:
        """Close what is open."""
        for catalogue in (self._current, self._retired):
            if catalogue is not None:
                await catalogue.close()
        self._current = self._retired = None

    async def _open(self, stamp: Stamp | None) -> None:
        if self._current is not None and stamp == self._stamp:
            return
        try:
            opened = await Catalogue.open(self._path)
        except CatalogueUnavailable as error:
            if self._current is None:
                raise
            # The old one still answers; the operator is told once for each broken file.
            _log.error("keeping the catalogue of %s: %s", self._current.edition.checked, error)
            self._stamp = stamp
            return
        # Answers in flight may still read from the previous one; it is closed at the next change.
        retired, self._retired, self._current, self._stamp = self._retired, self._current, opened, stamp
        if retired is not None:
            await retired.close()
        _log.info("opened the catalogue of %s (%s)", opened.edition.checked, opened.edition.content_hash[:12])

    def _stamp_now(self) -> Stamp | None:
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size
