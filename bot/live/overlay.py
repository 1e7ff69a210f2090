"""What TVmaze says beside the curated word: kept in files, compiled into a volume of the catalogue."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.catalogue.places import tvmaze_files, tvmaze_volume
from bot.live.compiling import digest_of, in_own_process
from bot.live.curated import curated_in
from bot.live.differing import differing, noted
from bot.live.errors import OverlayUnwritable
from bot.live.files import Files
from bot.live.known import Known
from bot.live.taking import Taking
from bot.catalogue.build import built_from

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from bot.live.compiling import Compiler
    from bot.live.drafting import Read

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
            await self._compile(taking)
            known = taking.known
            if asked is not None:
                known = known.changed(asked=asked, failed=None)
            if known != self._files.known():
                self._files.keep(known)
        return Taken(taking.slugs, taking.changes, taking.refused)

    async def failed(self, now: datetime) -> None:
        """Note that TVmaze could not be reached; only the first time counts."""
        async with self._alone():
            known = self._files.known()
            if known.failed is None and known.shows:
                self._files.keep(known.changed(failed=now))

    async def _compile(self, taking: Taking) -> None:
        """Compile where anything has changed, and put the volume in its place when all is written down."""
        prepared, slugs = self.volume.with_name(f".{self.volume.name}.next"), tuple(taking.known.shows)
        volume = self.volume
        if built_from(self.volume) != (digest_of(self._files.folder, slugs) if slugs else None):
            if left_out := await self._compiler(self._files.folder, slugs, prepared):
                taking.undo(left_out)
                slugs = tuple(taking.known.shows)
                for slug, why in (await self._compiler(self._files.folder, slugs, prepared)).items():
                    _log.error("%s is left out of what TVmaze says: %s", slug, why)
            volume = prepared
        completing = [slug for slug, show in taking.known.shows.items() if show.curated]
        found = await differing(self.catalogue, volume, completing) if completing and volume.is_file() else {}
        taking.known = taking.known.changed(differences=noted(taking.known, found, taking.now.date()))
        if volume is prepared:
            self._files.keep(taking.known)
            await asyncio.to_thread(_put, prepared, self.volume)

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        async with self._changing:
            alone = self._files.alone()
            await asyncio.to_thread(alone.__enter__)
            try:
                yield
            finally:
                alone.__exit__(None, None, None)


def _put(prepared: Path, volume: Path) -> None:
    if prepared.is_file():
        prepared.replace(volume)
    else:
        volume.unlink(missing_ok=True)
