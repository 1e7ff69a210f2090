"""The small world imported once, beside a catalogue that curates one of its series."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.build import build
from bot.catalogue.places import imdb_volume
from bot.catalogue.reader import Catalogue
from bot.imdb.importing import import_world
from tests.commands.promises import broken_promises
from tests.world import living

from .world import small_world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from tests.world import World

CURATED = Path(__file__).parent / "curated"


class Silent:
    """Nobody watches."""

    def stage(self, what: str, total: float) -> Callable[[float], None]:
        assert what
        assert total >= 0
        return lambda _: None


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data sets, as if downloaded."""
    return small_world().pack(tmp_path_factory.mktemp("downloads"))


@pytest.fixture(scope="session")
def catalogue_path(tmp_path_factory: pytest.TempPathFactory, files: Path) -> Path:
    """A curated catalogue with the world beside it."""
    path = build(CURATED, tmp_path_factory.mktemp("world") / "catalogue.sqlite").path
    import_world(files, imdb_volume(path), Silent())
    return path


@pytest.fixture
async def shelf(catalogue_path: Path) -> AsyncIterator[Catalogue]:
    """Both volumes, opened."""
    catalogue = await Catalogue.open(catalogue_path, imdb_volume(catalogue_path))
    yield catalogue
    await catalogue.close()


@pytest.fixture
async def insiders(catalogue_path: Path) -> AsyncIterator[World]:
    """The same, of members who have watched what there is to be known."""
    async with living(catalogue_path) as world:
        yield world


@pytest.fixture
async def club(catalogue_path: Path) -> AsyncIterator[World]:
    """A server with the bot in it that knows the world; nobody is ever told a secret."""
    async with living(catalogue_path) as world:
        yield world
        assert broken_promises((entry.json for entry in world.env.http_requests), world.typed) == []
