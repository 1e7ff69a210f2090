"""What TVmaze says beside the curated word: kept in files, compiled into a volume of the catalogue."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.catalogue.build import built_from
from bot.catalogue.places import tvmaze_files, tvmaze_volume
from bot.live.compiling import Job, digest_of, in_own_process
from bot.live.curated import curated_in
from bot.live.differing import differing, noted
from bot.live.errors import OverlayUnwritable
from bot.live.files import Files
from bot.live.taking import Taking

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from bot.live.compiling import Compiler
    from bot.live.drafting import Read
    from bot.live.known import Known

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of shows that were read: their slugs, what changed, and why some were not taken, by show."""

    slugs: Mapping[int, str] = field(default_factory=dict)
    changes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    refused: Mapping[int, str] = field(default_factory=dict)


class Overlay:
    """The live volume of a catalogue, and the files that it is compiled from."""

    def __init__(self, catalogue: Path, compiler: Compiler = in_own_process) -> None:
        self.catalogue: Final = catalogue
        self.volume: Final = tvmaze_volume(catalogue)
        self._files: Final = Files(tvmaze_files(catalogue))
        self._compiler: Final = compiler
        self._changing: Final = asyncio.Lock()

    def known(self) -> Known:
        """What is known of the shows; raises OverlayUnwritable where that cannot be read."""
        return self._files.known()

    @property
    def is_there(self) -> bool:
        """Whether answers may hold anything of TVmaze's."""
        return self.volume.is_file()

    def stale(self) -> date | None:
        """The day that its data is of, where TVmaze could not be reached since; None while it can be."""
        try:
            return self.known().stale
        except OverlayUnwritable:
            return None  # whoever refreshes it is told

    def since(self, slug: str, code: object, says: object) -> date | None:
        """Since when TVmaze is known to say this of an episode; None where nobody has noted it."""
        try:
            return self.known().since(slug, code, says)
        except OverlayUnwritable:
            return None

    async def take(self, reads: Sequence[Read], now: datetime, *, asked: datetime | None = None) -> Taken:
        """Keep what was read, and compile it where anything has changed.

        What cannot be taken leaves the last known file of its show in place. `asked` is when TVmaze told what has
        changed, if all of that has been read. Raises CatalogueUnavailable, OverlayUnwritable and OverlayBusy.
        """
        async with self._alone():
            taking = Taking(self._files, await asyncio.to_thread(curated_in, self.catalogue), now)
            await asyncio.to_thread(taking.take, reads)
            prepared = await self._compiled(taking)
            await self._note_differences(taking, prepared or self.volume)
            if asked is not None:
                taking.known = taking.known.changed(asked=asked, failed=None)
            if taking.known != self._files.known():
                self._files.keep(taking.known)
            if prepared is not None:
                await asyncio.to_thread(_put, prepared, self.volume)
        return Taken(taking.slugs, taking.changes, taking.refused)

    async def failed(self, now: datetime) -> None:
        """Note that TVmaze could not be reached; only the first time counts."""
        async with self._alone():
            known = self._files.known()
            if known.failed is None and known.shows:
                self._files.keep(known.changed(failed=now))

    async def _compiled(self, taking: Taking) -> Path | None:
        """A volume of what is kept now, not yet in its place; None where the one that is there is just that."""
        folder, prepared = self._files.folder, self.volume.with_name(f".{self.volume.name}.next")
        if await asyncio.to_thread(_is_built, self.volume, folder, tuple(taking.known.shows)):
            return None
        checked = await asyncio.to_thread(_checked_before, self.volume)
        left_out: Mapping[str, str] = {}
        for _ in range(2):
            slugs = tuple(taking.known.shows)
            trusted = checked - taking.written()
            left_out = await self._compiler(Job(folder=folder, slugs=slugs, trusted=trusted, target=prepared))
            if not taking.undo(left_out):
                break
        for slug, why in left_out.items():
            _log.error("%s is left out of what TVmaze says: %s", slug, why)
        return prepared

    async def _note_differences(self, taking: Taking, volume: Path) -> None:
        """Remember since when TVmaze says otherwise than the curators."""
        slugs = [slug for slug, show in taking.known.shows.items() if show.curated]
        found = await differing(self.catalogue, volume, slugs) if slugs else {}
        taking.known = taking.known.changed(differences=noted(taking.known, found, taking.now.date()))

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        async with self._changing:
            alone = self._files.alone()
            await asyncio.to_thread(alone.__enter__)
            try:
                yield
            finally:
                alone.__exit__(None, None, None)


def _is_built(volume: Path, folder: Path, slugs: Sequence[str]) -> bool:
    return built_from(volume) == (digest_of(folder, slugs) if slugs else None) and volume.is_file() == bool(slugs)


def _checked_before(volume: Path) -> frozenset[str]:
    """The series that this release has compiled already."""
    if built_from(volume) is None:
        return frozenset()
    with closing(sqlite3.connect(f"{volume.absolute().as_uri()}?mode=ro", uri=True)) as rows:
        return frozenset(slug for (slug,) in rows.execute("select slug from series"))


def _put(prepared: Path, volume: Path) -> None:
    if prepared.is_file():
        prepared.replace(volume)
    else:
        volume.unlink(missing_ok=True)
