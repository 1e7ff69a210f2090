"""`previously` on the command line; the only module that reads the environment."""

from __future__ import annotations

import sys
from typing import Final

import typer
from rich.console import Console

from bot.commands import ask, corrections, data, reminders, run, state, sync, try_it
from bot.errors import PreviouslyError

app: Final = typer.Typer(
    name="previously",
    help="A Discord bot that answers questions about TV series, and never tells more than you have watched.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
run.add_to(app)
try_it.add_to(app)
ask.add_to(app)
app.add_typer(data.app, name="data")
app.add_typer(state.app, name="state")
app.add_typer(reminders.app, name="reminders")
app.add_typer(corrections.app, name="corrections")
app.add_typer(sync.app, name="commands")


def main() -> None:
    """Run one command; what a person can mend is told in a line, without a traceback."""
    try:
        app()
    except PreviouslyError as error:
        Console(stderr=True, soft_wrap=True, highlight=False).print(str(error), style="red", markup=False)
        sys.exit(1)


if __name__ == "__main__":
    main()
