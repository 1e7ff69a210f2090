"""Where the curated files are, and how a command makes sure that their catalogue is built."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.catalogue.build import SCHEMA_VERSION, build, content_hash
from bot.catalogue.problems import ProblemsFound
from bot.console import say
from bot.errors import CatalogueUnavailable

if TYPE_CHECKING:
    from bot.settings import Settings

CURATED: Final = Path(__file__).parents[2] / "data"
"""The curated files stand beside the packages, in a checkout as in an installed wheel."""

DataFolder = Annotated[Path, typer.Option("--data", help="The folder of the curated files.", show_default=False)]


def ready_catalogue(settings: Settings, folder: Path = CURATED) -> Path:
    """The path of a catalogue that is as new as the files; built where it is missing or older.

    Where the files have errors, an existing catalogue goes on serving; without one, CatalogueUnavailable is raised.
    """
    target = settings.catalogue
    if not (folder / "series").is_dir() or _built_from(target) == content_hash(folder):
        return target
    try:
        built = build(folder, target)
    except ProblemsFound as found:
        if not target.exists():
            message = f"the catalogue cannot be built:\n{found}"
            raise CatalogueUnavailable(message) from found
        say(f"the files have errors, so the catalogue stays as it was:\n{found}")
        return target
    except OSError as error:
        message = f"the catalogue cannot be written to {target} ({error}); set CATALOGUE to a file that may be written"
        raise CatalogueUnavailable(message) from error
    say(f"built the catalogue: {built.counts['series']} series in {target}")
    return target


def _built_from(target: Path) -> str | None:
    if not target.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{target.absolute().as_uri()}?mode=ro", uri=True)) as database:
            version = database.execute("pragma user_version").fetchone()[0]
            row = database.execute("select value from meta where key = 'content_hash'").fetchone()
    except sqlite3.Error:
        return None
    return str(row[0]) if row and version == SCHEMA_VERSION else None
