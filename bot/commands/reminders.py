"""`previously reminders`: what is set, what waits, what became of it; and once more what did not arrive."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.clock import system_clock
from bot.commands.reminder_rows import (
    OF_REMINDERS,
    OF_SETTLED,
    OF_WAITING,
    SetReminder,
    SettledDelivery,
    WaitingDelivery,
)
from bot.console import say
from bot.errors import PreviouslyError
from bot.reminders.timing import OF_INTEREST
from bot.settings import Settings
from bot.state.database import Database
from bot.state.deliveries import DeliveryStore, Outlook
from bot.state.delivery import State
from bot.state.reminders import ReminderStore
from bot.state.upkeep import expect_current

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.commands.reminder_rows import Row
    from bot.state.delivery import Delivery
    from bot.state.reminders import Reminder

T = TypeVar("T")

app: Final = typer.Typer(help="See what is set and what became of it, and try again.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print it for scripts.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="How many at most.")]

_WIDE: Final = 200
"""Columns of what is not read on a terminal, but by `grep` and in mails."""


class NotRetried(PreviouslyError):
    """A delivery is not tried again; the message says why."""


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List every reminder: where and of what, what comes next, what trouble there is."""

    async def reading(database: Database) -> list[SetReminder]:
        found = await ReminderStore(database).everything()
        outlooks = await DeliveryStore(database).outlooks(found)
        return [SetReminder(each, outlooks.get(each.number, Outlook())) for each in found]

    _show(OF_REMINDERS, _asked(reading), "no reminder is set", as_json=as_json)


@app.command()
def due(limit: Limit = 50, as_json: AsJson = False) -> None:
    """List what waits to be sent, the next first."""

    async def reading(database: Database) -> list[WaitingDelivery]:
        waiting = await DeliveryStore(database).waiting(limit)
        return [WaitingDelivery(*pair) for pair in await _with_reminders(waiting, database)]

    _show(OF_WAITING, _asked(reading), "nothing waits to be sent", as_json=as_json)


@app.command()
def history(limit: Limit = 50, as_json: AsJson = False) -> None:
    """List what was sent, skipped or undeliverable, the latest first."""

    async def reading(database: Database) -> list[SettledDelivery]:
        settled = await DeliveryStore(database).history(limit)
        return [SettledDelivery(*pair) for pair in await _with_reminders(settled, database)]

    _show(OF_SETTLED, _asked(reading), "nothing has been sent yet", as_json=as_json)


@app.command()
def retry(
    number: Annotated[int | None, typer.Argument(help="Of a delivery, as `history` tells it.")] = None,
    everything: Annotated[
        bool, typer.Option("--all-undeliverable", help="Everything that could not be delivered lately.")
    ] = False,
    hours: Annotated[int, typer.Option("--hours", min=1, help="How long ago “lately” begins.")] = 24,
    as_json: AsJson = False,
) -> None:
    """Try once more what was undeliverable or skipped; a running bot does so within seconds."""
    if (number is None) != everything:
        message = "name the number of a delivery, or --all-undeliverable"
        raise NotRetried(message)
    retried = _asked(lambda database: _retried(DeliveryStore(database), number, timedelta(hours=hours)))
    if as_json:
        print(json.dumps({"retried": retried}))  # noqa: T201
        return
    numbers = ", ".join(map(str, retried)) or f"none, nothing was undeliverable in the last {hours} hours"
    say(f"to be sent once more: {numbers}")


async def _retried(deliveries: DeliveryStore, number: int | None, lately: timedelta) -> list[int]:
    """Have one delivery, or all that were undeliverable, tried again; returns their numbers."""
    now = system_clock()
    if number is None:
        numbers = await deliveries.undeliverable(now - lately)
    else:
        await _expect_settled(deliveries, number)
        numbers = [number]
    if numbers and not await deliveries.retry(numbers, now, now + OF_INTEREST):
        message = f"delivery {numbers[0]} is not tried again: another delivery says the same"
        raise NotRetried(message)
    return numbers


async def _expect_settled(deliveries: DeliveryStore, number: int) -> None:
    found = await deliveries.delivery(number)
    if found is None:
        message = f"there is no delivery {number}: `previously reminders history` tells their numbers"
        raise NotRetried(message)
    if found.state is State.SENT:
        message = f"delivery {number} has been sent, and nothing is sent twice"
        raise NotRetried(message)
    if found.state < State.SENT:
        message = f"delivery {number} waits already: look at `previously reminders due`"
        raise NotRetried(message)


def _asked(work: Callable[[Database], Awaitable[T]]) -> T:
    """Do something with the state, which a bot may have open: leases and plans are left as they are."""
    path = Settings.read().state_path
    expect_current(path)

    async def working() -> T:
        database = Database(path)
        await database.open()
        try:
            return await work(database)
        finally:
            await database.close()

    return asyncio.run(working())


async def _with_reminders(deliveries: list[Delivery], database: Database) -> list[tuple[Delivery, Reminder]]:
    """Each with the reminder it is for, where that has not been removed meanwhile."""
    known = {each.number: each for each in await ReminderStore(database).everything()}
    return [(each, known[each.reminder]) for each in deliveries if each.reminder in known]


def _show(headings: Sequence[str], rows: Sequence[Row], nothing: str, *, as_json: bool) -> None:
    if as_json:
        data: list[dict[str, Any]] = [row.as_data() for row in rows]
        print(json.dumps(data, ensure_ascii=False, indent=2))  # noqa: T201
        return
    if not rows:
        say(nothing)
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_one_line(cell)) for cell in row.cells()))
    Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE).print(table)
    say("times are UTC")


def _one_line(cell: str) -> str:
    # What Discord or a proxy gave as a reason must not steer the terminal.
    return "".join(character if character.isprintable() else " " for character in cell)
