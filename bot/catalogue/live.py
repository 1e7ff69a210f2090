"""Keeps the newest catalogue open: a file that is replaced is picked up without a restart."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from bot.catalogue.reader import Catalogue
from bot.catalogue.titles import read_through
from bot.catalogue.volume import Volume
from bot.errors import CatalogueUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_log: Final = logging.getLogger(__name__)

Stamp = tuple[int, int, int]
Stamps = tuple[Stamp | None, ...]


class LiveCatalogue:
    """Hands out the catalogue at a path, always the newest that can be read.

    `beside` are volumes that may be missing: what live sources say, and what was imported from elsewhere.
    """

    def __init__(self, path: Path, beside: Sequence[Path] = ()) -> None:
        self._path = path
        self._beside = tuple(beside)
        self._stamp: Stamps | None = None
        self._current: Catalogue | None = None
        self._retired: Catalogue | None = None
        self._opening = asyncio.Lock()
        self._warming: set[asyncio.Task[None]] = set()

    async def current(self) -> Catalogue:
        """The newest catalogue; raises CatalogueUnavailable where there has been none that can be read."""
        stamp = tuple(_stamp_of(path) for path in (self._path, *self._beside))
        if self._current is None or (stamp != self._stamp and stamp[0] is not None):
            async with self._opening:
                await self._open(stamp)
        if self._current is None:
            message = f"there is no catalogue at {self._path}; run `previously data build`, or set CATALOGUE"
            raise CatalogueUnavailable(message)
        return self._current

    async def close(self) -> None:
        """Close what is open."""
        for task in self._warming:
            task.cancel()
        await asyncio.gather(*self._warming, return_exceptions=True)
        for catalogue in (self._current, self._retired):
            if catalogue is not None:
                await catalogue.close()
        self._current = self._retired = None

    async def _open(self, stamp: Stamps) -> None:
        if self._current is not None and stamp == self._stamp:
            return
        try:
            opened = await Catalogue.open(self._path, *await self._readable())
        except CatalogueUnavailable as error:
            if self._current is None:
                raise
            # The old one still answers; the operator is told once for each broken file.
            _log.error("keeping the catalogue of %s: %s", self._current.edition.checked, error)
            self._stamp = stamp
            return
        # Answers in flight may still read from the previous one; it is closed at the next change.
        self._warm(stamp)
        retired, self._retired, self._current, self._stamp = self._retired, self._current, opened, stamp
        if retired is not None:
            await retired.close()
        _log.info("opened the catalogue of %s (%s)", opened.edition.checked, opened.edition.content_hash[:12])

    def _warm(self, stamps: Stamps) -> None:
        """Have the disk read what is new before somebody waits for it: the world's titles are hundreds of megabytes."""
        for path, stamp in zip((self._path, *self._beside), stamps, strict=True):
            if stamp is not None and stamp not in (self._stamp or ()):
                task = asyncio.create_task(_read(path), name=f"reading {path.name}")
                self._warming.add(task)
                task.add_done_callback(self._warming.discard)

    async def _readable(self) -> list[Path]:
        """The volumes beside the curated one that are there; one that cannot be read is left out, and told."""
        readable = []
        for path in self._beside:
            if not path.is_file():
                continue
            try:
                await (await Volume.open(path)).close()
            except CatalogueUnavailable as error:
                _log.error("going on without it: %s", error)
            else:
                readable.append(path)
        return readable


async def _read(path: Path) -> None:
    with suppress(OSError):  # whoever needs the file will say what is wrong with it
        await read_through(path)


def _stamp_of(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
