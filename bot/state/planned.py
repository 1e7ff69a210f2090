"""Carries out what planning decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.clock import milliseconds
from bot.state.changes import Amend, Drop, Move, Plan
from bot.state.delivery import codes_as_json
from bot.state.reminder import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.state.changes import Batch, Change
    from bot.state.database import Transaction
    from bot.state.reminder import Reminder


async def carried_out(
    changes: Sequence[tuple[Reminder, Change]], transaction: Transaction, sql: Mapping[str, str], now: datetime
) -> int:
    """Write changes; returns how many deliveries they touched."""
    written: dict[str, list[dict[str, Any]]] = {"drop": [], "move": [], "plan": [], "amend": []}
    for reminder, change in changes:
        match change:
            case Drop():
                written["drop"].append({"id": change.delivery})
            case Move():
                written["move"].append(_columns(change.batch, now) | {"id": change.delivery})
            case Plan():
                written["plan"].append(_columns(change.batch, now) | _whose(reminder))
            case Amend():
                until = milliseconds(change.until)
                written["amend"].append({"id": change.delivery, "now": milliseconds(now), "until": until})
    # What is dropped makes room for what is moved there, and that for what is planned anew.
    return sum([await transaction.write_many(sql[name], rows) for name, rows in written.items() if rows])


def _columns(batch: Batch, now: datetime) -> dict[str, Any]:
    return {
        "now": milliseconds(now),
        "codes": codes_as_json(batch.codes),
        "released": str(batch.when),
        "airs": milliseconds(batch.airs),
        "due": milliseconds(batch.due),
        "until": milliseconds(batch.until),
    }


def _whose(reminder: Reminder) -> dict[str, Any]:
    wish = reminder.wish
    owner = wish.place if wish.kind is Kind.MEMBER else wish.guild
    return {"reminder": reminder.number, "place": wish.place, "owner": owner}
