"""Where the volumes of a catalogue stand: beside the curated one, so that one setting tells of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def tvmaze_volume(catalogue: Path) -> Path:
    """What TVmaze says, refreshed while the bot runs."""
    return catalogue.with_name(f"{catalogue.stem}-tvmaze{catalogue.suffix}")


def tvmaze_files(catalogue: Path) -> Path:
    """The folder of what the TVmaze volume is compiled from."""
    return catalogue.with_name(f"{catalogue.stem}-tvmaze.files")


def imdb_volume(catalogue: Path) -> Path:
    """What was imported from IMDb's data sets."""
    return catalogue.with_name(f"{catalogue.stem}-imdb{catalogue.suffix}")


def beside(catalogue: Path) -> tuple[Path, ...]:
    """The volumes beside a curated one, the one that wins first; any of them may be missing."""
    return tvmaze_volume(catalogue), imdb_volume(catalogue)
