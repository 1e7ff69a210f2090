"""The catalogue of these stories: a few written series, and many whose dates are all that matters."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from bot.catalogue.build import build

CURATED: Final = Path(__file__).parent / "curated"
SHELF: Final = tuple(f"shelf-{number:02}" for number in range(1, 19))
"""More series than one page shows, each with an episode on the sixth of January."""

DATES: Final = {
    "clockwork": (
        5,
        (
            "1: 2026-03-22 21:00 Europe/London, 2: 2026-03-29 21:00 Europe/London, 3: 2026-10-18 21:00 Europe/London, "
            "4: 2026-10-25 01:30 Europe/London, 5: 2026-10-25 21:00 Europe/London"
        ),
    ),
    "drop": (8, "all: 2026-01-04"),
    "someday": (6, "1: tba"),
    "monthly": (3, "all: 2026-03"),
    "thirty": (30, ", ".join(f"{day}: 2026-04-{day:02} 21:00 Europe/London" for day in range(1, 31))),
    "gaps": (20, ", ".join(f"{number}: 2026-01-20" for number in range(1, 21, 2))),
    "begun": (8, "1: 2025-12-20"),
    "far": (1, "1: 9999-12"),
    **dict.fromkeys(SHELF, (1, "1: 2026-01-06")),
}
"""By series: how many episodes its one season has, and when they come out."""

OVER: Final = {
    "aired nightly, 17–20 May 2021, ITV": (4, "1: 2021-05-17, 2: 2021-05-18, 3: 2021-05-19, 4: 2021-05-20"),
    "aired nightly, 31 Dec 2020 – 1 Jan 2021, ITV": (
        2,
        "1: 2020-12-31 21:00 Europe/London, 2: 2021-01-01 21:00 Europe/London",
    ),
    "aired weekly, 3–24 May 2021, ITV": (4, "1: 2021-05-03, 2: 2021-05-10, 3: 2021-05-17, 4: 2021-05-24"),
    # 21:00 in London is another instant in winter and in summer time, and a week is a week all the same.
    "aired weekly, 21–28 Mar 2021, ITV": (2, "1: 2021-03-21 21:00 Europe/London, 2: 2021-03-28 21:00 Europe/London"),
    "aired 3–24 May 2021, ITV": (3, "1: 2021-05-03, 2: 2021-05-10, 3: 2021-05-24"),
    "aired from 3 May 2021, ITV": (4, "1: 2021-05-03, 2: 2021-05-10"),
    "aired until 24 May 2021, ITV": (4, "4: 2021-05-24"),
    "aired around 10 May 2021, ITV": (4, "2: 2021-05-10"),
    "aired 3–31 May 2021, ITV": (4, "1: 2021-05-03, 4: 2021-05-31"),
    "all at once on 23 April 2020, ITV": (6, "all: 2020-04-23"),
    "aired on 24 December 2020, ITV": (1, "1: 2020-12-24"),
    "aired in June 2020, ITV": (6, "all: 2020-06"),
    "aired May – June 2020, ITV": (2, "1: 2020-05, 2: 2020-06-03"),
    "no dates known": (3, ""),
}
"""What is said of a season that is over, by what is known of it."""


def over(line: str) -> str:
    """The slug of a series whose only season is told in a line of OVER."""
    return f"over-{list(OVER).index(line)}"


def catalogue_in(folder: Path, *, moved: dict[str, str] | None = None, without: str | None = None) -> Path:
    """Build the catalogue, `without` one series; `moved` are texts of the files and what stands there instead."""
    shutil.copytree(CURATED, folder / "curated")
    series = folder / "curated" / "series"
    for slug, (count, when) in DATES.items():
        (series / f"{slug}.yaml").write_text(_series(slug, count, when, "running"), encoding="utf-8")
    for line, (count, when) in OVER.items():
        (series / f"{over(line)}.yaml").write_text(_series(over(line), count, when, "ended"), encoding="utf-8")
    for path in series.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for before, after in (moved or {}).items():
            text = text.replace(before, after)
        path.write_text(text, encoding="utf-8")
    if without:
        (series / f"{without}.yaml").unlink()
    return build(folder / "curated", folder / "catalogue.sqlite").path


def _series(slug: str, count: int, when: str, status: str) -> str:
    title = slug.replace("-", " ").title()
    releases = f"[{{ on: ITV, region: GB, when: {{ {when} }}, sources: [log] }}]" if when else "[]"
    return f"""\
slug: {slug}
titles: [{{ text: {title}, language: en }}]
format: serial
status: {status}
countries: [GB]
languages: [en]
broadcasters: [ITV]
popularity: 10
premise: {{ text: "{title} begins.", sources: [log] }}
sources:
  log: {{ title: Log, publisher: Log, address: "https://log.example/{slug}", checked: 2025-12-19 }}
seasons: [{{ number: 1, count: {count}, releases: {releases} }}]
"""
