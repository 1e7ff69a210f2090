"""Reminders and deliveries as an operator sees them: as a line of a table, and as data for scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.commands.spans import delay_told, iso, lead_told, time_told
from bot.state.delivery import State
from bot.state.reminder import Kind

if TYPE_CHECKING:
    from bot.state.deliveries import Outlook
    from bot.state.delivery import Delivery
    from bot.state.reminder import Reminder, Wish

OF_REMINDERS: Final = ("number", "server", "place", "series", "lead", "track", "next due", "last sent", "notes")
OF_WAITING: Final = ("number", "server", "place", "series", "what", "when", "attempts", "notes")
OF_SETTLED: Final = ("number", "server", "place", "series", "what", "settled", "outcome", "delay", "reason")


@dataclass(frozen=True, slots=True)
class SetReminder:
    """A reminder that is set."""

    reminder: Reminder
    outlook: Outlook

    def as_data(self) -> dict[str, Any]:
        """For scripts."""
        wish = self.reminder.wish
        return _where(self.reminder) | {
            "outlet": wish.track.outlet if wish.track else None,
            "region": wish.track.region if wish.track else None,
            "lead_seconds": round(wish.lead.total_seconds()),
            "role": _snowflake(wish.role),
            "locale": wish.locale,
            "opens_thread": wish.opens_thread,
            "set_by": _snowflake(wish.set_by),
            "created": iso(self.reminder.created),
            "paused": self.reminder.paused,
            "trouble": self.reminder.trouble,
            "next": iso(self.outlook.next),
            "last": iso(self.outlook.last),
            "skipped": self.outlook.skipped,
        }

    def cells(self) -> tuple[str, ...]:
        """For a table."""
        wish, outlook = self.reminder.wish, self.outlook
        track = f"{wish.track.outlet}, {wish.track.region}" if wish.track else "broadcast"
        notes = [
            "paused" if self.reminder.paused else "",
            f"trouble: {self.reminder.trouble}" if self.reminder.trouble else "",
            f"skipped: {outlook.skipped}" if outlook.skipped else "",
        ]
        times = (time_told(outlook.next), time_told(outlook.last))
        return (str(self.reminder.number), *_place(wish), lead_told(wish.lead), track, *times, _joined(notes))


@dataclass(frozen=True, slots=True)
class WaitingDelivery:
    """A delivery that is still to be made."""

    delivery: Delivery
    reminder: Reminder

    def as_data(self) -> dict[str, Any]:
        """For scripts."""
        return _what(self.delivery, self.reminder) | {
            "ready": iso(self.delivery.ready),
            "until": iso(self.delivery.until),
            "leased_until": iso(self.delivery.lease),
            "paused": self.reminder.paused,
        }

    def cells(self) -> tuple[str, ...]:
        """For a table."""
        delivery = self.delivery
        notes = [
            "paused" if self.reminder.paused else "",
            f"leased until {time_told(delivery.lease)}" if delivery.lease else "",
            delivery.reason or "",
        ]
        when = time_told(delivery.ready or delivery.due)
        place = _place(self.reminder.wish)
        return (str(delivery.number), *place, _said(delivery), when, str(delivery.attempts), _joined(notes))


@dataclass(frozen=True, slots=True)
class SettledDelivery:
    """A delivery that was made, or will not be."""

    delivery: Delivery
    reminder: Reminder

    @property
    def _late(self) -> float | None:
        """Seconds after it was due, or was planned if that was later; negative for an early start."""
        if self.delivery.state is not State.SENT or self.delivery.settled is None:
            return None
        return (self.delivery.settled - max(self.delivery.due, self.delivery.planned)).total_seconds()

    def as_data(self) -> dict[str, Any]:
        """For scripts."""
        return _what(self.delivery, self.reminder) | {
            "outcome": self.delivery.state.name.lower(),
            "settled": iso(self.delivery.settled),
            "late_seconds": self._late,
            "channel": _snowflake(self.delivery.channel),
            "message": _snowflake(self.delivery.message),
        }

    def cells(self) -> tuple[str, ...]:
        """For a table."""
        delivery = self.delivery
        outcome = (
            time_told(delivery.settled),
            delivery.state.name.lower(),
            delay_told(self._late),
            delivery.reason or "",
        )
        return (str(delivery.number), *_place(self.reminder.wish), _said(delivery), *outcome)


def _where(reminder: Reminder) -> dict[str, Any]:
    wish = reminder.wish
    return {
        "number": reminder.number,
        "server": _snowflake(wish.guild or None),
        "kind": wish.kind.value,
        "place": _snowflake(wish.place),
        "series": wish.series,
    }


def _what(delivery: Delivery, reminder: Reminder) -> dict[str, Any]:
    return _where(reminder) | {
        "number": delivery.number,
        "reminder": reminder.number,
        "purpose": delivery.purpose.value,
        "episodes": [str(code) for code in delivery.codes],
        "released": str(delivery.when),
        "due": iso(delivery.due),
        "attempts": delivery.attempts,
        "reason": delivery.reason,
    }


def _place(wish: Wish) -> tuple[str, str, str]:
    """Server, place and series."""
    if wish.kind is Kind.EVENTS:
        return str(wish.guild), "events", wish.series
    return str(wish.guild or "–"), f"{wish.kind.value} {wish.place}", wish.series


def _said(delivery: Delivery) -> str:
    codes = [str(code) for code in delivery.codes]
    return f"{delivery.purpose.value} {codes[0]}{f' to {codes[-1]}' if len(codes) > 1 else ''}"


def _snowflake(number: int | None) -> str | None:
    return None if number is None else str(number)


def _joined(notes: list[str]) -> str:
    return "; ".join(note for note in notes if note)
