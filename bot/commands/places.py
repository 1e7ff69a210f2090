"""Where the curated files are, and how a command makes sure that their catalogue is built."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.catalogue.build import build, built_from, content_hash
from bot.catalogue.places import tvmaze_files, tvmaze_volume
from bot.catalogue.problems import ProblemsFound
from bot.clock import system_clock
from bot.errors import CatalogueUnavailable, PreviouslyError, StateUnavailable
from bot.live.compiling import in_a_thread
from bot.live.overlay import Overlay

if TYPE_CHECKING:
    from bot.settings import Settings

_log: Final = logging.getLogger(__name__)

CURATED: Final = Path(__file__).parents[2] / "data"
"""The curated files stand beside the packages, in a checkout as in an installed wheel."""

DataFolder = Annotated[Path, typer.Option("--data", help="The folder of the curated files.", show_default=False)]


def ready_catalogue(settings: Settings, folder: Path = CURATED) -> Path:
    """The path of a catalogue that is as new as the files; built where it is missing or older.

    Where that fails, an older catalogue goes on serving; without one, CatalogueUnavailable is raised. What TVmaze said
    is compiled anew where another release did.
    """
    target = _ready_curated(settings, folder)
    _ready_overlay(target)
    return target


def _ready_overlay(catalogue: Path) -> None:
    """Nobody should miss the series that members added, and their reminders, until the next refresh."""
    if not tvmaze_files(catalogue).is_dir() or built_from(tvmaze_volume(catalogue)) is not None:
        return
    try:
        asyncio.run(Overlay(catalogue, in_a_thread).take((), system_clock()))
    except PreviouslyError as error:
        _log.warning("going on without what TVmaze said, because %s", error)


def _ready_curated(settings: Settings, folder: Path) -> Path:
    target = settings.catalogue
    if not (folder / "series").is_dir():
        return target
    existing = built_from(target)
    # A catalogue newer than the files may be of other files (`data build --data … --to …`): it is the operator's.
    if existing == content_hash(folder) or (existing is not None and not _older(target, folder)):
        return target
    try:
        built = build(folder, target)
    except ProblemsFound as found:
        problem = f"the curated files have errors; run `previously data check`:\n{found}"
    except (OSError, sqlite3.Error) as error:
        problem = f"the catalogue cannot be written to {target} ({error}): set CATALOGUE to a file that may be written"
    else:
        _log.info("built the catalogue: %d series in %s", built.counts["series"], target)
        return target
    if existing is None:
        raise CatalogueUnavailable(problem)
    _log.warning("the catalogue stays as it was, because %s", problem)
    return target


def _older(target: Path, folder: Path) -> bool:
    built = target.stat().st_mtime
    return any(path.stat().st_mtime > built for path in (folder, folder / "series", *folder.rglob("*.yaml")))


def ready_state(settings: Settings) -> Path:
    """The path of the state, in a folder that is there; the bot itself creates and migrates the file."""
    path = settings.state_path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the state cannot be written to {path} ({error}): set STATE_URL to a file that may be written"
        raise StateUnavailable(message) from error
    return path
