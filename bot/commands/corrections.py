"""`previously corrections`: what members say is wrong; accepting it gives an edit of the curated file."""

from __future__ import annotations

import sys
from datetime import UTC
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.catalogue.loading import load
from bot.clock import system_clock
from bot.commands.correction_edit import Completed, edit_for
from bot.commands.correction_rows import OF_CORRECTIONS, Listed, Shown
from bot.commands.listing import AsJson, Limit, one_line, show_data, show_list
from bot.commands.places import CURATED, DataFolder
from bot.commands.using_state import with_state
from bot.console import say
from bot.errors import PreviouslyError
from bot.markdown import plain
from bot.state.correction import Decision
from bot.state.corrections import CorrectionStore

if TYPE_CHECKING:
    from bot.catalogue.edit import Edit
    from bot.state.correction import Correction

app: Final = typer.Typer(help="See what members say is wrong, accept it or reject it.", no_args_is_help=True)

Number = Annotated[int, typer.Argument(help="Of a correction, as `list` tells it.")]
_LONGEST_REASON: Final = 500
_WIDE: Final = 200


class NotDecided(PreviouslyError):
    """A correction is neither accepted nor rejected; the message says why."""


@app.command("list")
def list_all(
    decided: Annotated[bool, typer.Option("--decided", help="Those that were accepted or rejected, instead.")] = False,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List the corrections that wait for a curator, the oldest first."""
    wanted = CorrectionStore.decided if decided else CorrectionStore.waiting
    found = with_state(lambda database: wanted(CorrectionStore(database), limit))
    nothing = "nothing has been decided yet" if decided else "no correction waits"
    show_list(OF_CORRECTIONS, [Listed(each) for each in found], nothing, as_json=as_json)


@app.command()
def show(number: Number, folder: DataFolder = CURATED, as_json: AsJson = False) -> None:
    """Show one whole, with the line that it seems to be about and the sources behind that line."""
    shown = Shown(_expected(number), load(folder), folder.resolve().name)
    if as_json:
        show_data(shown.as_data())
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for heading, told in shown.told():
        table.add_row(Text(heading, style="bold"), Text(one_line(told)))
    Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE).print(table)


@app.command()
def accept(
    number: Number,
    write: Annotated[bool, typer.Option("--write", help="Change the file, if the check finds no new error.")] = False,
    title: Annotated[str | None, typer.Option(help="The title of the page that is named as evidence.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who publishes that page.")] = None,
    folder: DataFolder = CURATED,
    as_json: AsJson = False,
) -> None:
    """Take a correction up: prints the edit that adds its source and a comment, and tells whoever wants to know.

    For one that is accepted already, the edit is printed again.
    """
    correction = _expected(number)
    if correction.decision is Decision.REJECTED:
        message = f"correction {number} has been rejected, and whoever sent it may know: write to them yourself"
        raise NotDecided(message)
    completed = Completed(system_clock().astimezone(UTC).date(), title, publisher)
    folder = folder.resolve()
    edit = edit_for(correction, load(folder), folder, completed)
    if write:
        edit.apply()
    _settle(number, Decision.ACCEPTED, None)
    if as_json:
        show_data({"number": number, "file": edit.shown_as, "written": write, "diff": edit.diff})
        return
    print(edit.diff, end="")  # noqa: T201
    _tell_of_edit(edit, write=write)
    _tell_of_news(correction, "accepted")


@app.command()
def reject(
    number: Number,
    because: Annotated[str, typer.Option(help="Why, for whoever sent it, who reads it under a cover.")],
    as_json: AsJson = False,
) -> None:
    """Leave it as it is, and say why to whoever wants to know."""
    reason = plain(because)
    if not 0 < len(reason) <= _LONGEST_REASON:
        message = f"say why after --because, in at most {_LONGEST_REASON} characters"
        raise NotDecided(message)
    correction = _expected(number)
    if not _settle(number, Decision.REJECTED, reason):
        message = f"correction {number} has been decided already: look at `previously corrections show {number}`"
        raise NotDecided(message)
    if as_json:
        show_data({"number": number, "because": reason})
        return
    _tell_of_news(correction, "rejected")


def _expected(number: int) -> Correction:
    found = with_state(lambda database: CorrectionStore(database).correction(number))
    if found is None:
        message = f"there is no correction {number}: `previously corrections list` tells their numbers"
        raise NotDecided(message)
    return found


def _settle(number: int, decision: Decision, reason: str | None) -> bool:
    now = system_clock()
    return with_state(lambda database: CorrectionStore(database).settle(number, decision, reason, now))


def _tell_of_edit(edit: Edit, *, write: bool) -> None:
    if not edit.diff:
        say(f"{edit.shown_as} has it already: there is nothing to add")
        return
    if not write:
        say("nothing is written: the same with --write changes the file, or give the lines above to `git apply`")
        return
    say(f"wrote {edit.shown_as}; correct the line, complete the source, and delete the comments:")
    for problem in edit.news:
        say(str(problem))


def _tell_of_news(correction: Correction, decision: str) -> None:
    told = "is told as soon as a running bot can" if correction.remark.wants_news else "wanted no answer"
    say(f"correction {correction.number} is {decision}; whoever sent it {told}")
