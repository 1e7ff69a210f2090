"""What TVmaze says beside a catalogue, with whoever writes there."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.catalogue.build import build
from bot.catalogue.reader import Catalogue
from bot.live.adding import Adder
from bot.live.compiling import in_a_thread
from bot.live.overlay import Overlay
from bot.live.refresh import Refresher

from .library import touched

if TYPE_CHECKING:
    from bot.tvmaze.client import TVmaze
    from tests.tvmaze.server import TVmazeServer

CURATED = Path(__file__).parent / "curated"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Shore:
    """An overlay with whoever writes to it; `later` moves the clock."""

    def __init__(self, catalogue: Path, server: TVmazeServer, tvmaze: TVmaze, compiler: Any = in_a_thread) -> None:
        self.server, self.catalogue, self.now = server, catalogue, NOW
        self.overlay = Overlay(catalogue, compiler)
        self.adder = Adder(tvmaze, self.overlay, lambda: self.now)
        self.refresher = Refresher(tvmaze, self.overlay, lambda: self.now)

    def touch(self, identity: int) -> None:
        self.now += timedelta(hours=1)
        touched(self.server, identity, int(self.now.timestamp()))

    def curate(self, folder: Path, slug: str, ids: str) -> None:
        """A curator writes the ferry down, under a slug and with these ids."""
        shutil.copytree(CURATED, folder / "curated")
        text = (CURATED / "series" / "harbour-lights.yaml").read_text(encoding="utf-8")
        text = text.replace("slug: harbour-lights", f"slug: {slug}").replace("ids: { tvmaze: 70 }", f"ids: {ids}")
        text = text.replace("Harbour Lights", "Our Ferry").replace("person: Ada Example", "person: Somebody Else")
        (folder / "curated" / "series" / f"{slug}.yaml").write_text(text, encoding="utf-8")
        build(folder / "curated", self.catalogue)

    def slugs(self) -> list[str]:
        with closing(sqlite3.connect(self.overlay.volume)) as rows:
            return [slug for (slug,) in rows.execute("select slug from series order by slug")]

    async def titles(self, typed: str) -> list[str]:
        catalogue = await Catalogue.open(self.catalogue, self.overlay.volume)
        try:
            return [match.listing.slug for match in catalogue.titles.search(typed)]
        finally:
            await catalogue.close()
