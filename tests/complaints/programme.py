"""A programme that changes: each change is a new catalogue at the same path, as a curator would build it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.catalogue.build import build

if TYPE_CHECKING:
    from pathlib import Path

NIGHTLY: Final = {
    "1": "2026-01-05 21:00 Europe/London",
    "2": "2026-01-06 21:00 Europe/London",
    "3": "2026-01-07 21:00 Europe/London",
}
_SERIES: Final = """\
slug: {slug}
titles: [{{ text: {title}, language: en }}]
format: serial
status: running
countries: [GB]
languages: [en]
broadcasters: [Channel One]
popularity: 10
premise: {{ text: "A boat comes home.", sources: [guide] }}
sources:
  guide: {{ title: Guide, publisher: Guide, address: "https://guide.example", checked: 2025-12-19 }}
seasons:
  - number: 1
    episodes:
{episodes}
    releases:
      - on: Channel One
        region: {region}
        when: {{ {when} }}
        sources: [guide]
"""
_EPISODE: Final = "      - {{ number: {number}, title: {{ text: The hush {number}, reveals: S1E{number} }} }}"


class Programme:
    """The schedule of Harbour, by episode; episodes have titles that spoil, with the word that gives them away."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "curated" / "series"
        self._folder.mkdir(parents=True)
        self.path = folder / "catalogue.sqlite"

    def says(self, times: dict[str, str], region: str = "GB", episodes: int = 10) -> None:
        """From now on this is the schedule."""
        self._write("harbour", times, region, episodes)

    def is_without_it(self) -> None:
        """The catalogue has another series only."""
        self._write("elsewhere", NIGHTLY, "GB", 3)

    def _write(self, slug: str, times: dict[str, str], region: str, episodes: int) -> None:
        for file in self._folder.iterdir():
            file.unlink()
        listed = "\n".join(_EPISODE.format(number=number) for number in range(1, episodes + 1))
        when = ", ".join(f"{number}: {time}" for number, time in times.items())
        text = _SERIES.format(slug=slug, title=slug.title(), episodes=listed, region=region, when=when)
        (self._folder / f"{slug}.yaml").write_text(text, encoding="utf-8")
        build(self._folder.parent, self.path)
