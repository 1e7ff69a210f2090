"""Where TVmaze and the curators disagree, and since when it is known."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from bot.catalogue.volume import Volume
from bot.live.known import KnownDifference
from bot.series.merging import disagreements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from bot.live.known import Known
    from bot.series.merging import Disagreement
    from bot.series.models import Series


async def differing(curated: Path, live: Path, slugs: Iterable[str]) -> dict[str, tuple[Series, list[Disagreement]]]:
    """The curated series that TVmaze contradicts, with every episode of which it does."""
    async with AsyncExitStack() as closing:
        written = await Volume.open(curated)
        closing.push_async_callback(written.close)
        says = await Volume.open(live)
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
