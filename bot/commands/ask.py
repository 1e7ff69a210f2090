"""`previously ask`: one command line, answered on the terminal."""

from __future__ import annotations

import asyncio
import json
from typing import Annotated

import typer
from rich.console import Console

from bot.clock import system_clock
from bot.commands.places import ready_catalogue
from bot.commands.simulated import AT_HELP, level_for, parsed_time, simulation
from bot.logs import configure_logging
from bot.settings import Settings


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ask")(ask)


def ask(
    lines: Annotated[
        list[str], typer.Argument(help="A command as one types it: '/cast innocent season:2'; or several.")
    ],
    reveal: Annotated[bool, typer.Option("--reveal", help="Open the covered spoilers.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what Discord would get, for scripts.")] = False,
    member: Annotated[str, typer.Option("--as", help="Who asks.")] = "ada",
    at: Annotated[str | None, typer.Option(help=AT_HELP, show_default="now")] = None,
) -> None:
    """Answer command lines, one after the other, through the real bot in a simulated Discord."""
    settings = Settings.read()
    configure_logging(level_for(settings), settings.log_format, None)
    begins = parsed_time(at) if at else system_clock()
    catalogue = ready_catalogue(settings)
    with simulation():
        from bot.simulation.ask import ask as ask_simulated  # noqa: PLC0415  # an extra that hosts need not install
        from bot.simulation.terminal import as_data, shown  # noqa: PLC0415

        replies = asyncio.run(ask_simulated(catalogue, lines, begins, member=member))
        if as_json:
            answers = [as_data(reply) for reply in replies]
            print(json.dumps(answers[0] if len(answers) == 1 else answers, ensure_ascii=False, indent=2))  # noqa: T201
            return
        console = Console(highlight=False)
        for reply in replies:
            console.print(shown(reply, reveal=reveal), soft_wrap=not console.is_terminal)
