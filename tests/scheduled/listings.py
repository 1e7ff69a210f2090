"""A television listing that changes while the bot runs: a few series whose dates are all that matters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.catalogue.build import build

if TYPE_CHECKING:
    from pathlib import Path


def evening(day: int, month: int = 1) -> str:
    """Nine in the evening in London."""
    return f"2026-{month:02}-{day:02} 21:00 Europe/London"


def nightly(first: int, count: int) -> list[str]:
    """One episode an evening."""
    return [evening(day) for day in range(first, first + count)]


@dataclass(slots=True)
class Listings:
    """What is announced; `folder` holds the files and the catalogue that the bot reads."""

    folder: Path
    announced: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    runtimes: dict[str, int] = field(default_factory=dict)
    episodes: dict[str, str] = field(default_factory=dict)
    """What every episode of a series is called where its title is no secret."""

    @property
    def catalogue(self) -> Path:
        return self.folder / "catalogue.sqlite"

    def announce(self, slug: str, times: list[str], **elsewhere: list[str]) -> None:
        """Say when the episodes of a series come out, one after the other, on ITV and `elsewhere`."""
        self.announced[slug] = {"ITV": times, **elsewhere}

    def print(self) -> None:
        """Give the bot a catalogue of what is announced."""
        series = self.folder / "curated" / "series"
        series.mkdir(parents=True, exist_ok=True)
        for old in series.glob("*.yaml"):
            old.unlink()
        for slug in self.announced:
            (series / f"{slug}.yaml").write_text(self._series(slug), encoding="utf-8")
        build(self.folder / "curated", self.catalogue)

    def _series(self, slug: str) -> str:
        title = self.titles.get(slug, slug.replace("-", " ").title())
        return f"""\
slug: {slug}
titles: [{{ text: "{title}", language: en }}]
format: serial
status: running
countries: [GB]
languages: [en]
broadcasters: [ITV]
popularity: 10
premise: {{ text: "It begins.", sources: [log] }}
sources:
  log: {{ title: Log, publisher: Log, address: "https://log.example/{slug}", checked: 2025-12-19 }}
seasons:
  - number: 1
    episodes:
{"".join(self._episodes(slug))}\
    releases:
{"".join(self._releases(slug))}"""

    def _episodes(self, slug: str) -> list[str]:
        count = max(map(len, self.announced[slug].values()), default=0) or 1
        runtime = f", runtime: {self.runtimes[slug]}" if slug in self.runtimes else ""
        return [
            f"      - {{ number: {number}, title: {self._title(slug, number)}{runtime} }}\n"
            for number in range(1, count + 1)
        ]

    def _title(self, slug: str, number: int) -> str:
        if slug in self.episodes:
            return f'"{self.episodes[slug].strip()}"'
        return f"{{ text: The hush {number}, reveals: S1E{number} }}"

    def _releases(self, slug: str) -> list[str]:
        return [
            f"      - {{ on: {outlet}, region: GB, when: {{ {_when(times)} }}, sources: [log] }}\n"
            for outlet, times in self.announced[slug].items()
        ]


def _when(times: list[str]) -> str:
    return ", ".join(f"{number}: {time}" for number, time in enumerate(times, start=1))
