"""Where TVmaze and the curators disagree, and since when it is known."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.catalogue.volume import Volume
from bot.errors import CatalogueUnavailable
from bot.live.known import KnownDifference
from bot.series.merging import disagreements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from bot.live.known import Known
    from bot.series.codes import EpisodeCode
    from bot.series.merging import Disagreement
    from bot.series.models import Series
    from bot.series.releases import When


async def differing(curated: Path, live: Path, slugs: Iterable[str]) -> dict[str, tuple[Series, list[Disagreement]]]:
    """The curated series that TVmaze contradicts, with every episode of which it does."""
    async with AsyncExitStack() as closing:
        written = await Volume.open(curated)
        closing.push_async_callback(written.close)
        try:
            says = await Volume.open(live)
        except CatalogueUnavailable:
            return {}  # not one series could be compiled
        closing.push_async_callback(says.close)
        pairs = [(slug, await written.series(slug), await says.series(slug)) for slug in slugs]
    found = {slug: (one, list(disagreements(one, other))) for slug, one, other in pairs if one and other}
    return {slug: (series, several) for slug, (series, several) in found.items() if several}


def noted(
    known: Known, found: Mapping[str, tuple[Series, list[Disagreement]]], today: date
) -> dict[str, KnownDifference]:
    """What is to be remembered of these: a difference that was there before keeps its day."""
    return {
        f"{slug} {each.code}": KnownDifference(
            says=str(each.live), since=known.since(slug, each.code, each.live) or today
        )
        for slug, (_, several) in found.items()
        for each in several
    }


@dataclass(frozen=True, slots=True)
class Conflict:
    """An episode of which TVmaze says otherwise than the curators; `sources` are keys of theirs."""

    series: str
    code: EpisodeCode
    curated: When
    sources: tuple[str, ...]
    live: When
    since: date | None


async def conflicts(curated: Path, live: Path, known: Known) -> list[Conflict]:
    """Every conflict of two volumes, in the order of series and episodes."""
    slugs = sorted(slug for slug, show in known.shows.items() if show.curated)
    return [
        Conflict(
            slug,
            each.code,
            each.curated,
            _sources(series, each),
            each.live,
            known.since(slug, each.code, each.live),
        )
        for slug, (series, several) in (await differing(curated, live, slugs)).items()
        for each in several
    ]


def _sources(series: Series, disagreement: Disagreement) -> tuple[str, ...]:
    """What stands behind the curators' word."""
    season = series.season(disagreement.code.season)
    releases = season.releases if season else ()
    behind = (each for each in releases if disagreement.code in each.codes and each.when == disagreement.curated)
    return next((each.sources for each in behind), ())
