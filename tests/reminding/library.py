"""The catalogue of these stories. In the world of tests, time begins on the first of January 2026, in UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.catalogue.build import build

if TYPE_CHECKING:
    from pathlib import Path

_HARVEST: Final = """\
  - number: 1
    episodes:
      - number: 1
        title: { text: The hush gate, reveals: S1E1 }
        beats: [{ text: "An amber leaf falls.", weight: 3, sources: [log] }]
      - number: 2
        title: { text: The hush barn, reveals: S1E2 }
        beats: [{ text: "A bronze bell is found.", weight: 3, sources: [log] }]
      - number: 3
    releases:
      - on: ITV
        region: GB
        when: { 1: 2026-01-02 21:00 Europe/London, 2: 2026-01-09 21:00 Europe/London, 3: tba }
        sources: [log]
      - { on: Streamly, region: US, when: { 1: 2026-01-05, 2: 2026-01-12 }, sources: [log] }
      - { on: Streamly, region: CA, when: { 1: 2026-01-06, 2: 2026-01-13 }, sources: [log] }
"""
_ALMANAC: Final = """\
  - number: 1
    episodes: [{ number: 1 }, { number: 2 }]
    releases: [{ on: NRX, region: "NO", when: { all: 2026-01-10 }, sources: [log] }]
"""
_SOMEDAY: Final = """\
  - number: 1
    episodes: [{ number: 1 }]
    releases: [{ on: ITV, region: GB, when: { 1: tba }, sources: [log] }]
"""
_OVER: Final = """\
  - number: 1
    episodes: [{ number: 1 }]
    releases: [{ on: ITV, region: GB, when: { 1: 2020-05-17 21:00 Europe/London }, sources: [log] }]
"""
_UNDATED: Final = """\
  - number: 1
    episodes: [{ number: 1 }]
"""
SEASONS: Final = {
    "harvest": ("Harvest", _HARVEST),
    "almanac": ("Almanac", _ALMANAC),
    "the-almanac": ("The Almanac", _UNDATED),
    "someday": ("Someday", _SOMEDAY),
    "over": ("Over and Done", _OVER),
    "markup": ("*Stars* `tick` [Link](x) # x", _HARVEST.replace("The hush", "A hush")),
}


def catalogue_in(folder: Path, without: str = "") -> Path:
    """Build the catalogue; returns its path."""
    series = folder / "curated" / "series"
    series.mkdir(parents=True, exist_ok=True)
    for slug, (title, seasons) in SEASONS.items():
        file = series / f"{slug}.yaml"
        file.write_text(_HEAD.format(slug=slug, title=title) + seasons, encoding="utf-8")
        if slug == without:
            file.unlink()
    return build(folder / "curated", folder / "catalogue.sqlite").path


_HEAD: Final = """\
slug: {slug}
titles: [{{ text: "{title}", language: en }}]
format: serial
status: running
countries: [GB]
languages: [en]
broadcasters: [ITV]
popularity: 10
premise: {{ text: "Somebody comes home.", sources: [log] }}
sources:
  log: {{ title: Log, publisher: Log, address: "https://log.example/{slug}", checked: 2025-12-19 }}
seasons:
"""
