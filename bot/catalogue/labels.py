"""How same-name series are told apart: Innocent (ITV, 2018)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.series.releases import When

if TYPE_CHECKING:
    from bot.catalogue.schema.series_file import SeriesFile


def outlet_of(file: SeriesFile) -> str:
    """The channel or service that a series is known by."""
    return (*file.broadcasters, *file.services)[0]


def first_year_of(file: SeriesFile) -> int | None:
    """The year of the first release that the file knows."""
    days = (
        When.parse(text).day for season in file.seasons for track in season.releases for text in track.when.values()
    )
    return min((day.year for day in days if day), default=None)


def label_of(file: SeriesFile) -> str:
    """The title with what tells it apart, as suggestions show it."""
    year = first_year_of(file)
    return f"{file.titles[0].text} ({outlet_of(file)}{f', {year}' if year else ''})"
