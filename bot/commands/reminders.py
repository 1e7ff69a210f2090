"""`previously reminders`: what is set, what waits, what became of it; and once more what did not arrive."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.clock import system_clock
from bot.commands.listing import AsJson, Limit, show_list
from bot.commands.reminder_rows import (
    OF_REMINDERS,
    OF_SETTLED,
    OF_WAITING,
    SetReminder,
    SettledDelivery,
    WaitingDelivery,
)
from bot.commands.using_state import with_state
from bot.console import say
from bot.errors import PreviouslyError
from bot.reminders.timing import OF_INTEREST
from bot.state.deliveries import DeliveryStore, Outlook
from bot.state.delivery import State, Unreadable
from bot.state.reminders import ReminderStore

if TYPE_CHECKING:
    from bot.state.database import Database
    from bot.state.delivery import Delivery
    from bot.state.reminder import Reminder

app: Final = typer.Typer(help="See what is set and what became of it, and try again.", no_args_is_help=True)


class NotRetried(PreviouslyError):
    """A delivery is not tried again; the message says why."""


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List every reminder: where and of what, what comes next, what trouble there is."""

    async def reading(database: Database) -> list[SetReminder]:
        found = await ReminderStore(database).everything()
        outlooks = await DeliveryStore(database).outlooks(found)
        return [SetReminder(each, outlooks.get(each.number, Outlook())) for each in found]

    show_list(OF_REMINDERS, with_state(reading), "no reminder is set", as_json=as_json)


@app.command()
def due(limit: Limit = 50, as_json: AsJson = False) -> None:
    """List what waits to be sent, the next first."""

    async def reading(database: Database) -> list[WaitingDelivery]:
        waiting = await DeliveryStore(database).waiting(limit)
        return [WaitingDelivery(*pair) for pair in await _with_reminders(waiting, database)]

    show_list(OF_WAITING, with_state(reading), "nothing waits to be sent", as_json=as_json)


@app.command()
def history(limit: Limit = 50, as_json: AsJson = False) -> None:
    """List what was sent, skipped or undeliverable, the latest first."""

    async def reading(database: Database) -> list[SettledDelivery]:
        settled = await DeliveryStore(database).history(limit)
        return [SettledDelivery(*pair) for pair in await _with_reminders(settled, database)]

    show_list(OF_SETTLED, with_state(reading), "nothing has been sent yet", as_json=as_json)


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
    retried = with_state(lambda database: _retried(DeliveryStore(database), number, timedelta(hours=hours)))
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
    try:
        found = await deliveries.delivery(number)
    except Unreadable as error:
        message = f"{error}; another version, or somebody by hand, wrote it, and it is left as it is"
        raise NotRetried(message) from error
    if found is None:
        message = f"there is no delivery {number}: `previously reminders history` tells their numbers"
        raise NotRetried(message)
    if found.state is State.SENT:
        message = f"delivery {number} has been sent, and nothing is sent twice"
        raise NotRetried(message)
    if found.state < State.SENT:
        message = f"delivery {number} waits already: look at `previously reminders due`"
        raise NotRetried(message)


async def _with_reminders(deliveries: list[Delivery], database: Database) -> list[tuple[Delivery, Reminder]]:
    """Each with the reminder it is for, where that has not been removed meanwhile."""
    known = {each.number: each for each in await ReminderStore(database).everything()}
    return [(each, known[each.reminder]) for each in deliveries if each.reminder in known]
