"""The catalogue of these stories: a few written series, and long ones that nobody would want to write."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from bot.catalogue.build import build

CURATED: Final = Path(__file__).parent / "curated"
SHELF: Final = tuple(f"shelf-{number:02}" for number in range(1, 19))
"""More series than one page shows, each of two episodes."""

LONGEST_TITLE: Final = "The season of " + "long " * 16 + "nights"
"""A season's title of nearly as many characters as a title may have."""


def catalogue_in(folder: Path) -> Path:
    """Build the catalogue; returns its path."""
    shutil.copytree(CURATED, folder / "curated")
    for slug in SHELF:
        (folder / "curated" / "series" / f"{slug}.yaml").write_text(_series(slug, slug.replace("-", " ").title(), [2]))
    road = _series("road", "The Long Road", [30, 30]).replace("- number: 2\n", f"- number: 2\n    title: {LONGEST_TITLE}\n")
    (folder / "curated" / "series" / "road.yaml").write_text(road)
    return build(folder / "curated", folder / "catalogue.sqlite").path


def _series(slug: str, title: str, seasons: list[int]) -> str:
    told = "".join(_season(number, episodes) for number, episodes in enumerate(seasons, start=1))
    return (
        f"slug: {slug}\ntitles: [{{ text: {title}, language: en }}]\nformat: serial\nstatus: ended\n"
        "countries: [GB]\nlanguages: [en]\nbroadcasters: [Channel Two]\npopularity: 10\n"
        f'premise: {{ text: "{title} begins.", sources: [log] }}\n'
        f'sources: {{ log: {{ title: Log, publisher: Log, address: "https://log.example/{slug}", checked: 2026-11-19 }} }}\n'
        f"seasons:\n{told}"
    )


def _season(number: int, episodes: int) -> str:
    written = "".join(
        f'      - {{ number: {each}, beats: [{{ text: "Stone {number}-{each} is passed.", weight: 3, sources: [log] }}] }}\n'
        for each in range(1, episodes + 1)
    )
    return f"  - number: {number}\n    episodes:\n{written}"
