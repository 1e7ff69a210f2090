"""Where the volumes of a catalogue stand: beside the curated one, so that one setting tells of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path


_TVMAZE: Final = "-tvmaze"
_IMDB: Final = "-imdb"


def tvmaze_volume(catalogue: Path) -> Path:
    """What TVmaze says, refreshed while the bot runs."""
    return catalogue.with_name(f"{catalogue.stem}{_TVMAZE}{catalogue.suffix}")


def tvmaze_files(catalogue: Path) -> Path:
    """The folder of what the TVmaze volume is compiled from."""
    return catalogue.with_name(f"{catalogue.stem}{_TVMAZE}.files")


def imdb_volume(catalogue: Path) -> Path:
    """What was imported from IMDb's data sets."""
    return catalogue.with_name(f"{catalogue.stem}{_IMDB}{catalogue.suffix}")


def beside(catalogue: Path) -> tuple[Path, ...]:
    """The volumes beside a curated one, the one that wins first; any of them may be missing."""
    return tvmaze_volume(catalogue), imdb_volume(catalogue)


def remedy_for(volume: Path) -> str:
    """What an operator does to have a volume made anew."""
    if volume.stem.endswith(_TVMAZE):
        return "run `previously data refresh`"
    if volume.stem.endswith(_IMDB):
        return "run `previously data import imdb DIR` again"
    return "run `previously data build`"
