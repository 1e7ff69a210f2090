"""The shipped files come out of the catalogue as they went in, each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.catalogue.loading import LoadedSeries, load
from bot.catalogue.timelines import codes_of
from bot.spoilers import Horizon, Reader

from .folders import SHIPPED

if TYPE_CHECKING:
    from bot.catalogue.reader import Catalogue
    from bot.series.models import Series

SLUGS = sorted(path.stem for path in (SHIPPED / "series").glob("*.yaml"))


@pytest.fixture(scope="module")
def files() -> dict[str, LoadedSeries]:
    """The shipped files by slug."""
    return {series.file.slug: series for series in load(SHIPPED).series}


async def test_every_shipped_series_is_there(shipped: Catalogue, files: dict[str, LoadedSeries]) -> None:
    assert set(shipped.listings) == set(files) == set(SLUGS)
    assert shipped.edition.series == len(files)
    assert shipped.edition.sources == sum(len(series.file.sources) for series in files.values())
    assert shipped.edition.credits == sum(len(series.file.credits) for series in files.values())


async def test_no_two_shipped_series_are_shown_alike(shipped: Catalogue) -> None:
    labels = [listing.label.casefold() for listing in shipped.listings.values()]

    assert sorted(labels) == sorted(set(labels))


@pytest.mark.parametrize("slug", SLUGS)
async def test_nothing_of_a_file_is_lost(shipped: Catalogue, files: dict[str, LoadedSeries], slug: str) -> None:
    series = await shipped.series(slug)

    assert series is not None
    assert counts_of(series) == counts_in(files[slug])


@pytest.mark.parametrize("slug", SLUGS)
async def test_somebody_who_has_watched_everything_can_read_everything(
    shipped: Catalogue, files: dict[str, LoadedSeries], slug: str
) -> None:
    series = await shipped.series(slug)
    assert series is not None
    reader = Reader(Horizon.furthest(series.timeline.codes.values()))
    file = files[slug].file

    assert [title.text for title in series.titles] == [title.text for title in file.titles]
    assert [reader.open(claim.statement.text) for claim in series.claims] == [claim.text for claim in file.claims]
    assert [reader.open(fact.statement.text) for fact in series.facts] == [fact.text for fact in file.facts]
    for key, character in file.characters.items():
        told = series.characters[key]
        assert reader.opened(told.names) == [name.text for name in character.names]
        assert [reader.open(line.text) for line in told.lines] == [line.text for line in character.lines]
    credited = reader.opened(series.credits)
    assert [(credit.character, credit.kind) for credit in credited] == [(c.character, c.kind) for c in file.credits]
    assert [credit.billing for credit in credited] == list(range(len(file.credits)))


@pytest.mark.parametrize("slug", SLUGS)
async def test_somebody_who_has_watched_nothing_reads_no_beat(shipped: Catalogue, slug: str) -> None:
    series = await shipped.series(slug)
    assert series is not None

    beats = [beat for season in series.seasons for episode in season.episodes for beat in episode.beats]

    assert Reader().opened(beat.statement.text for beat in beats) == []


def counts_of(series: Series) -> dict[str, int]:
    """How much of everything the catalogue gave back."""
    episodes = [episode for season in series.seasons for episode in season.episodes]
    return {
        "titles": len(series.titles),
        "sources": len(series.sources),
        "seasons": len(series.seasons),
        "season premises": sum(season.premise is not None for season in series.seasons),
        "episodes": len(episodes),
        "episode titles": sum(episode.title is not None for episode in episodes),
        "beats": sum(len(episode.beats) for episode in episodes),
        "characters": len(series.characters),
        "credits": len(series.credits),
        "facts": len(series.facts),
        "claims": len(series.claims),
        "outcomes": sum(claim.outcome is not None for claim in series.claims),
    }


def counts_in(loaded: LoadedSeries) -> dict[str, int]:
    """How much of everything the file holds."""
    file = loaded.file
    episodes = [episode for season in file.seasons for episode in season.episodes]
    return {
        "titles": len(file.titles),
        "sources": len(file.sources),
        "seasons": len(file.seasons),
        "season premises": sum(season.premise is not None for season in file.seasons),
        "episodes": sum(len(list(codes_of(season))) for season in file.seasons),
        "episode titles": sum(episode.title is not None for episode in episodes),
        "beats": sum(len(episode.beats) for episode in episodes),
        "characters": len(file.characters),
        "credits": len(file.credits),
        "facts": len(file.facts),
        "claims": len(file.claims),
        "outcomes": sum(claim.outcome is not None for claim in file.claims),
    }
