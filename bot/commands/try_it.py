"""`previously try`: the bot in a simulated Discord, without a token."""

from __future__ import annotations

import asyncio
from typing import Annotated, Final, Literal

import typer

from bot.commands.places import ready_catalogue
from bot.commands.simulated import AT_HELP, level_for, parsed_time, simulation
from bot.logs import configure_logging
from bot.settings import Settings

_EVENING_OF_A_FIRST_EPISODE: Final = "2021-05-17 20:44 Europe/London"
"""A quarter of an hour before Innocent came back, so that a reminder can be seen to arrive within a minute."""


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("try")(try_it)


def try_it(
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    channel: Annotated[Literal["general", "innocent"], typer.Option(help="Which channel to show.")] = "general",
    port: Annotated[
        int, typer.Option(help="The page's port on this machine; 0 takes a free one.", min=0, max=65535)
    ] = 0,
    at: Annotated[str, typer.Option(help=AT_HELP)] = _EVENING_OF_A_FIRST_EPISODE,
) -> None:
    """Serve the bot in a simulated Discord: a page in which you type its commands."""
    begins = parsed_time(at)
    settings = Settings.read()
    configure_logging(level_for(settings), settings.log_format, None)
    catalogue = ready_catalogue(settings)
    with simulation():
        from bot.simulation.serve import serve  # noqa: PLC0415  # an extra that hosts need not install

        asyncio.run(serve(catalogue, begins, channel=channel, port=port, browser=browser))
