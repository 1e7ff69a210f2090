"""Who carries what: events are kept in a server, everything else is a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.state.delivery import Purpose
from bot.state.reminder import Kind

if TYPE_CHECKING:
    from bot.courier.events import EventsCourier
    from bot.courier.messages import MessageCourier
    from bot.state.deliveries import Claimed
    from bot.state.outcomes import Outcome


class Couriers:
    """Hands each delivery to the courier of its kind."""

    def __init__(self, messages: MessageCourier, events: EventsCourier) -> None:
        self._messages = messages
        self._events = events

    async def deliver(self, claimed: Claimed) -> Outcome:
        """Try once."""
        # Of trouble with events, too, somebody is told in a message.
        kept = claimed.reminder.wish.kind is Kind.EVENTS and claimed.delivery.purpose is not Purpose.NOTICE
        return await (self._events if kept else self._messages).deliver(claimed)
