"""`previously data import tvmaze`: writes a series file from what TVmaze knows, ready to be curated."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.catalogue.labels import label_of
from bot.catalogue.loading import load
from bot.commands import import_imdb
from bot.commands.places import CURATED
from bot.console import say
from bot.errors import PreviouslyError
from bot.settings import Settings
from bot.tvmaze.client import TVmaze
from bot.tvmaze.errors import ShowNotFound, ShowNotUsable
from bot.tvmaze.layout import as_yaml
from bot.tvmaze.neighbours import Neighbours
from bot.tvmaze.outlets import outlet_of_show
from bot.tvmaze.series_file import LICENCE, draft_of
from bot.tvmaze.wording import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tvmaze.client import ShowSource
    from bot.tvmaze.models import SearchHit, Show
    from bot.tvmaze.series_file import Draft

app: Final = typer.Typer(help="Take over what databases know.", no_args_is_help=True)

import_imdb.add_to(app)

_PAGE: Final = re.compile(r"(?:https?://)?(?:www\.|api\.)?tvmaze\.com/shows/(?P<id>\d+)(?:[/?#].*)?")
_ON_TVMAZE: Final = re.compile(r"(?:https?://)?(?:[\w-]+\.)*tvmaze\.com/.*")
_LONGEST: Final = 80


class FileExists(PreviouslyError):
    """The file is there already; the message says what overwriting it would lose."""


@app.callback()
def imports() -> None:
    """Take over what databases know: a series file to curate, or all of the world's television as it is."""


@app.command()
def tvmaze(
    wanted: Annotated[str, typer.Argument(metavar="ID|URL|WORDS", help="A show's id or page, or words of its title.")],
    folder: Annotated[Path, typer.Option("--to", help="The folder to write into.", show_default="data/series")] = (
        CURATED / "series"
    ),
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there already.")] = False,
    search: Annotated[bool, typer.Option("--search", help="Search, even for a title that is a number.")] = False,
    address: Annotated[
        str | None, typer.Option("--api", help="Where TVmaze is; TVMAZE_API by default.", show_default=False)
    ] = None,
) -> None:
    """Write a series file from TVmaze: titles, episodes, dates and cast; no summaries."""
    asyncio.run(_import(wanted, folder, address or Settings.read().tvmaze_address, force=force, search=search))


async def _import(wanted: str, folder: Path, address: str, *, force: bool, search: bool) -> None:
    async with TVmaze(address) as source:
        identity = None if search else _identity_in(wanted)
        if identity is None:
            hits = await source.search(wanted)
            if len(hits) > 1:
                _offer(hits)
                raise typer.Exit(1)
            if not hits:
                raise ShowNotFound(wanted)
            identity = hits[0].show.id
        show = await _show(source, identity)
        neighbours = Neighbours.of(load(folder.parent)) if folder.name == "series" else Neighbours()
        path = _place(folder, neighbours.slug_for(show), force=force)
        guests = await source.guest_cast(show)
    draft = draft_of(show, guests, date.today(), neighbours)  # noqa: DTZ011  # the curator's day, as in their files
    _write(draft, path)
    _tell(draft, path)


def _identity_in(wanted: str) -> int | None:
    """The id that was given, by itself or in an address; None for words."""
    wanted = wanted.strip()
    found = _PAGE.fullmatch(wanted)
    if found is None and _ON_TVMAZE.fullmatch(wanted):
        message = f"{wanted} is not the page of a show: open the show on tvmaze.com and copy that page's address"
        raise ShowNotUsable(message)
    digits = found["id"] if found else wanted
    return int(digits) if digits.isascii() and digits.isdecimal() else None


async def _show(source: ShowSource, identity: int) -> Show:
    show = await source.show(identity)
    if show.merged_from is not None:
        say(f"TVmaze has merged show {show.merged_from} into {show.id}")
    say(f"reading “{plain(show.name, _LONGEST)}” from TVmaze; episodes: {len(show.episodes)}")
    return show


def _offer(hits: Sequence[SearchHit]) -> None:
    """List what was found, best match first."""
    table = Table(box=None, pad_edge=False)
    for heading in ("", "title", "year", "where", "id"):
        table.add_column(heading, overflow="fold")
    for number, hit in enumerate(hits, start=1):
        show = hit.show
        outlet = outlet_of_show(show)
        year = str(show.premiered.year) if show.premiered else ""
        where = f"{outlet.name}, {outlet.region}"
        row = (f"{number}.", plain(show.name, _LONGEST), year, where, str(show.id))
        table.add_row(*map(Text, row))
    Console(highlight=False).print(table)
    say(f"TVmaze has several; import the one you mean by its id, say: previously data import tvmaze {hits[0].show.id}")


def _place(folder: Path, slug: str, *, force: bool) -> Path:
    path = folder / f"{slug}.yaml"
    if path.exists() and not force:
        message = f"{path} is there already: --force overwrites it, with everything that was curated in it"
        raise FileExists(message)
    return path


def _write(draft: Draft, path: Path) -> None:
    heading = [
        f"Imported from TVmaze, whose data is licensed {LICENCE}. What to look at, and to delete here when done:",
        *(f"- {note}" for note in draft.notes),
    ]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, as_yaml(draft.file, heading))
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror}): give a folder that may be written with --to"
        raise PreviouslyError(message) from error


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _tell(draft: Draft, path: Path) -> None:
    file = draft.file
    episodes = sum(len(season.episodes) for season in file.seasons)
    counts = {"seasons": len(file.seasons), "episodes": episodes, "credits": len(file.credits)}
    say(f"wrote {path}: {label_of(file)}; {', '.join(f'{what}: {count}' for what, count in counts.items())}")
    for note in draft.notes:
        say(f"- {note}")
    say("next: look at these, write beats, then run `previously data check`")
