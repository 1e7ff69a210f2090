"""`previously data import imdb`: makes a volume of the catalogue from IMDb's data sets, as the host downloaded them."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from bot.catalogue.places import imdb_volume
from bot.console import say
from bot.imdb.importing import import_world
from bot.imdb.source import TERMS
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MEMORY: Final = re.compile(r"\d+(\.\d+)?\s*[MG]i?B", re.IGNORECASE)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("imdb")(imdb)


def imdb(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder with the six files.")],
    target: Annotated[
        Path | None, typer.Option("--to", help="Where to write it; beside CATALOGUE by default.", show_default=False)
    ] = None,
    memory: Annotated[str, typer.Option("--memory", help="How much the joins may take.", metavar="SIZE")] = "1GB",
    work: Annotated[
        Path | None,
        typer.Option("--work", help="Where to keep things aside; beside the volume by default.", show_default=False),
    ] = None,
) -> None:
    """Make every series of IMDb's data sets known, uncurated: titles, episodes and casts."""
    if _MEMORY.fullmatch(memory) is None:
        raise typer.BadParameter("write it as 800MB or 2GB", param_hint="--memory")
    say("IMDb's data sets are for personal and non-commercial use only: not for a bot that earns money.")
    say(f"Whoever goes on accepts IMDb's terms ({TERMS}). Do not pass the written file on.")
    begun = monotonic()
    with _watched() as watch:
        made = import_world(folder, target or imdb_volume(Settings.read().catalogue), watch, memory=memory, work=work)
    held = ", ".join(f"{table}: {made.counts.get(table, 0)}" for table in ("series", "episode", "person", "credit"))
    seconds = monotonic() - begun
    say(f"wrote {made.path}: {held}; files of {made.checked}; edition {made.content_hash[:12]}; {seconds:.0f} s")
    say("A bot that runs picks it up by itself. Information courtesy of IMDb; personal and non-commercial use only.")


class _Watch:
    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def stage(self, what: str, total: float) -> Callable[[float], None]:
        task = self._progress.add_task(what, total=total)

        def told(done: float) -> None:
            self._progress.update(task, completed=done)

        return told


@contextmanager
def _watched() -> Iterator[_Watch]:
    columns = (TextColumn("{task.description:<32}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield _Watch(progress)
