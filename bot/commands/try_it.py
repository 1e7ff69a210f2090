"""`previously try`: the bot in a simulated Discord, without a token."""

from __future__ import annotations

import asyncio
from typing import Annotated, Literal

import typer

from bot.commands.places import ready_catalogue
from bot.commands.simulated import level_for, simulation
from bot.logs import configure_logging
from bot.settings import Settings


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("try")(try_it)


def try_it(
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    channel: Annotated[Literal["general", "innocent"], typer.Option(help="Which channel to show.")] = "general",
    port: Annotated[
        int, typer.Option(help="The page's port on this machine; 0 takes a free one.", min=0, max=65535)
    ] = 0,
) -> None:
    """Serve the bot in a simulated Discord: a page in which you type its commands."""
    settings = Settings.read()
    configure_logging(level_for(settings), settings.log_format, None)
    catalogue = ready_catalogue(settings)
    with simulation():
        from bot.simulation.serve import serve  # noqa: PLC0415  # an extra that hosts need not install

        asyncio.run(serve(catalogue, channel=channel, port=port, browser=browser))
