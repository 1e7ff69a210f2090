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
    begins = "\n  - number: 2\n"
    road = _series("road", "The Long Road", [30, 30]).replace(begins, f"{begins}    title: {LONGEST_TITLE}\n")
    (folder / "curated" / "series" / "road.yaml").write_text(road)
    return build(folder / "curated", folder / "catalogue.sqlite").path


def _series(slug: str, title: str, seasons: list[int]) -> str:
    told = "".join(_season(number, episodes) for number, episodes in enumerate(seasons, start=1))
    return f"""\
slug: {slug}
titles: [{{ text: {title}, language: en }}]
format: serial
status: ended
countries: [GB]
languages: [en]
broadcasters: [Channel Two]
popularity: 10
premise: {{ text: "{title} begins.", sources: [log] }}
sources:
  log: {{ title: Log, publisher: Log, address: "https://log.example/{slug}", checked: 2026-11-19 }}
seasons:
{told}"""


def _season(number: int, episodes: int) -> str:
    return f"  - number: {number}\n    episodes:\n" + "".join(
        f"""\
      - number: {each}
        beats: [{{ text: "Stone {number}-{each} is passed.", weight: 3, sources: [log] }}]
"""
        for each in range(1, episodes + 1)
    )
