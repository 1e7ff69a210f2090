"""Notes what became of deliveries; whoever set a reminder is told of trouble once, by a delivery of its own."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.clock import milliseconds
from bot.state.delivery import State
from bot.state.outcomes import Later, Sent, Skipped, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.state.database import Transaction
    from bot.state.outcomes import Outcome

_TOLD_WITHIN: Final = timedelta(days=3)
_STEPS: Final = {
    Sent: ("sent", "amended", "healthy", "correctable", "flawed"),
    Later: ("later",),
    Undeliverable: ("settled", "troubled", "notify", "told"),
    Skipped: ("settled",),
}


async def settled(
    outcomes: Sequence[tuple[int, Outcome]], transaction: Transaction, sql: Mapping[str, str], now: datetime
) -> None:
    """Write outcomes, kind by kind: a statement for many costs little more than for one."""
    for kind, steps in _STEPS.items():
        rows = [_row(number, outcome, now) for number, outcome in outcomes if type(outcome) is kind]
        for step in steps if rows else ():
            await transaction.write_many(sql[step], rows)


def _row(number: int, outcome: Outcome, now: datetime) -> dict[str, Any]:
    row: dict[str, Any] = {"id": number, "now": milliseconds(now)}
    match outcome:
        case Sent():
            shown = json.dumps(dict(outcome.shown))
            return row | {
                "channel": outcome.channel,
                "message": outcome.message,
                "shown": shown,
                "reason": outcome.flaw,
            }
        case Later():
            return row | {"ready": milliseconds(outcome.ready), "reason": outcome.reason}
        case Undeliverable():
            until = milliseconds(now + _TOLD_WITHIN)
            return row | {"state": State.UNDELIVERABLE, "reason": outcome.reason, "until": until}
        case Skipped():
            return row | {"state": State.SKIPPED, "reason": outcome.reason}
