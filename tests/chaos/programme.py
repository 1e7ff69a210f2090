"""What is on: series of one season each, of which some episodes come out at one time today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.catalogue.build import build

if TYPE_CHECKING:
    from pathlib import Path

_TODAY: Final = (1, 1, 2, 3, 1, 8, 10, 1, 2, 1, 4, 1)
"""How many episodes of each series come out at once."""
_WEEK: Final = timedelta(days=7)
_FILE: Final = """\
slug: {slug}
titles: [{{ text: "{title}", language: en }}]
format: serial
status: running
countries: [GB]
languages: [en]
broadcasters: [ITV]
popularity: 50
premise: {{ text: "Somebody waits for the evening.", sources: [log] }}
sources:
  log: {{ title: Log, publisher: Log, address: "https://log.example/{slug}", kind: encyclopedia, checked: 2026-11-19 }}
seasons:
  - number: 1
    episodes: [{episodes}]
    releases:
      - {{ on: ITV, region: GB, when: {{ {home} }}, sources: [log] }}
      - {{ on: Stream, region: US, when: {{ {abroad} }}, sources: [log] }}
"""


@dataclass(frozen=True, slots=True)
class Show:
    """A series and what comes out of it: the episodes `first` to `last`, at home and later abroad."""

    slug: str
    title: str
    first: int
    last: int
    home: datetime
    abroad: datetime

    @property
    def episodes(self) -> range:
        """Those of today; one came out a week ago, and one will in a week."""
        return range(self.first, self.last + 1)

    def moved(self, by: timedelta) -> Show:
        """The same at another time."""
        return Show(self.slug, self.title, self.first, self.last, self.home + by, self.abroad + by)


def programme(now: datetime) -> list[Show]:
    """Shows around the next hours, none of them at a time that matters: how long before is up to whoever is told."""
    begins = now.astimezone(UTC).replace(second=0, microsecond=0) + timedelta(hours=2)
    return [
        Show(
            slug=f"evening-{number}",
            title=f"Evening No. {number}",
            first=2,
            last=1 + together,
            home=begins + timedelta(minutes=7 * number),
            abroad=begins + timedelta(minutes=7 * number - 300),  # some hours ago: for those who watch later
        )
        for number, together in enumerate(_TODAY)
    ]


def catalogue_of(shows: list[Show], folder: Path) -> Path:
    """Build the catalogue of a programme."""
    curated = folder / "curated"
    (curated / "series").mkdir(parents=True, exist_ok=True)
    (curated / "people.yaml").write_text("{}\n", encoding="utf-8")
    for show in shows:
        (curated / "series" / f"{show.slug}.yaml").write_text(_file(show), encoding="utf-8")
    return build(curated, folder / "catalogue.sqlite").path


def _file(show: Show) -> str:
    episodes = ", ".join(f"{{ number: {number}, title: {_title(number)} }}" for number in range(1, show.last + 2))
    home, abroad = _times(show, show.home), _times(show, show.abroad)
    return _FILE.format(slug=show.slug, title=show.title, episodes=episodes, home=home, abroad=abroad)


def _title(number: int) -> str:
    """Every other title would spoil; nobody here has watched anything."""
    return f"Part {number}" if number % 2 else f'{{ text: "A hush", reveals: S1E{number} }}'


def _times(show: Show, today: datetime) -> str:
    times = {1: today - _WEEK, **dict.fromkeys(show.episodes, today), show.last + 1: today + _WEEK}
    return ", ".join(f"{number}: {time:%Y-%m-%d %H:%M} UTC" for number, time in times.items())
