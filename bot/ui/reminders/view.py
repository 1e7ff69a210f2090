"""All that is known about a reminder at this moment: what it is, what comes, what came, what is in its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.reminders.planner import batches_of
from bot.state.deliveries import Outlook
from bot.ui.reminders.preflight import Health, health_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.client import Previously
    from bot.series.models import Listing
    from bot.state.changes import Batch
    from bot.state.delivery import Delivery
    from bot.state.reminder import Reminder, Wish


@dataclass(frozen=True, slots=True)
class ReminderView:
    """One reminder. `listing` is None where the series has left the catalogue, `last` is its latest message.

    `language` is that of its messages, `channel` the name of where they arrive. `coming` are the episodes that come
    next, where somebody asked about this one reminder.
    """

    reminder: Reminder
    listing: Listing | None
    now: datetime
    language: str
    channel: str
    outlook: Outlook
    health: Health
    last: Delivery | None = None
    coming: Batch | None = None

    @property
    def wish(self) -> Wish:
        """What was asked for."""
        return self.reminder.wish

    @property
    def series(self) -> str:
        """The series' title, told from others of the same title."""
        return self.listing.label if self.listing else self.wish.series


async def views_of(client: Previously, reminders: Sequence[Reminder]) -> list[ReminderView]:
    """Reminders as they stand; two reads of the state, however many there are."""
    listings = (await client.catalogue.current()).listings
    outlooks = await client.deliveries.outlooks(reminders)
    messages = await client.deliveries.last_messages(reminders)
    return [
        ReminderView(
            reminder=each,
            listing=listings.get(each.wish.series),
            now=client.clock(),
            language=client.texts.for_locale(each.wish.locale).locale.language,
            channel=_channel_name(client, each.wish),
            outlook=outlooks.get(each.number, Outlook()),
            health=health_of(client, each.wish),
            last=messages.get(each.number),
        )
        for each in reminders
    ]


async def coming_next(client: Previously, wish: Wish, due: datetime | None) -> Batch | None:
    """The episodes that are announced at a time."""
    series = await (await client.catalogue.current()).series(wish.series)
    batches = batches_of(series, wish) if series else []
    return next((batch for batch in batches if batch.due == due), None)


def _channel_name(client: Previously, wish: Wish) -> str:
    """A channel's name for places that show no mention of it."""
    name = getattr(client.get_channel(wish.place), "name", None)
    return f"#{name}" if name else ""
