"""`previously data refresh` and `previously data conflicts`: what TVmaze says, read anew and compared."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from bot.clock import system_clock
from bot.commands.places import ready_catalogue
from bot.console import say
from bot.live.compiling import in_a_thread
from bot.live.differing import conflicts as conflicts_of
from bot.live.overlay import Overlay
from bot.live.refresh import Refresher
from bot.settings import Settings
from bot.tvmaze.client import TVmaze

if TYPE_CHECKING:
    from bot.live.differing import Conflict
    from bot.live.refresh import Refreshed


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("refresh")(refresh)
    app.command("conflicts")(conflicts)


def refresh(
    address: Annotated[
        str | None, typer.Option("--api", help="Where TVmaze is; TVMAZE_API by default.", show_default=False)
    ] = None,
) -> None:
    """Read what has changed on TVmaze, of the series added from there and of curated ones that name its id."""
    settings = Settings.read()
    overlay = Overlay(ready_catalogue(settings), in_a_thread)
    refreshed = asyncio.run(_refreshed(address or settings.tvmaze_address, overlay))
    console = Console(highlight=False, soft_wrap=True)
    for slug, changes in refreshed.changes.items():
        for change in changes:
            console.print(Text(f"{slug}: {change}"))
    for trouble in refreshed.troubles:
        say(trouble)
    say(f"series followed: {refreshed.followed}; read: {refreshed.read}; changed: {len(refreshed.changes)}")
    if refreshed.troubles:
        raise typer.Exit(1)


def conflicts(
    as_json: Annotated[bool, typer.Option("--json", help="Print them for scripts.")] = False,
) -> None:
    """List the episodes of which TVmaze says otherwise than the curated files; exit 1 where there are any."""
    overlay = Overlay(ready_catalogue(Settings.read()))
    known = overlay.known()
    found = asyncio.run(conflicts_of(overlay.catalogue, overlay.volume, known)) if overlay.is_there else []
    if as_json:
        print(json.dumps([_as_data(each) for each in found], ensure_ascii=False, indent=2))  # noqa: T201
    else:
        console = Console(highlight=False, soft_wrap=True)
        for each in found:
            console.print(Text(_line(each)))
        read = f"; what TVmaze says is of {known.asked:%Y-%m-%d %H:%M} UTC" if known.asked else ""
        say(f"conflicts: {len(found)}{read}")
    if found:
        raise typer.Exit(1)


async def _refreshed(address: str, overlay: Overlay) -> Refreshed:
    async with TVmaze(address) as source:
        return await Refresher(source, overlay, system_clock).refresh()


def _line(conflict: Conflict) -> str:
    since = f" since {conflict.since}" if conflict.since else ""
    behind = ", ".join(conflict.sources)
    return (
        f"{conflict.series} {conflict.code}: curated {conflict.curated} ({behind}); TVmaze says {conflict.live}{since}"
    )


def _as_data(conflict: Conflict) -> dict[str, object]:
    return {
        "series": conflict.series,
        "episode": str(conflict.code),
        "curated": str(conflict.curated),
        "sources": list(conflict.sources),
        "tvmaze": str(conflict.live),
        "since": conflict.since.isoformat() if conflict.since else None,
    }
