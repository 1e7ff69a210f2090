"""The scheduled events of one server, as Discord has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord

from bot.reminders.server_events import MOST_EVENTS

if TYPE_CHECKING:
    from discord.types.scheduled_event import GuildScheduledEvent

    from bot.client import Previously
    from bot.ui.events.scheduled_event import ScheduledEvent

_SCHEDULED: Final = discord.EventStatus.scheduled.value
_ACTIVE: Final = discord.EventStatus.active.value
_UNKNOWN_EVENT: Final = 10070


class ServerCalendar:
    """What stands in a server's list of events: what is to come, and what goes on at this moment."""

    def __init__(self, bot: Previously, guild: int, listed: list[GuildScheduledEvent]) -> None:
        self._http = bot.http  # the server itself need not be known: after a restart it may not be yet
        self._me = str(bot.user.id) if bot.user else ""
        self._guild = guild
        self._standing: Final = [event for event in listed if event["status"] in {_SCHEDULED, _ACTIVE}]

    @classmethod
    async def of(cls, bot: Previously, guild: int) -> ServerCalendar:
        """Ask Discord."""
        return cls(bot, guild, await bot.http.get_scheduled_events(guild, with_user_count=False))

    @property
    def full(self) -> bool:
        """Whether the bot keeps as many events to come as it may."""
        mine = [event for event in self._standing if event.get("creator_id") == self._me]
        return sum(not has_begun(event) for event in mine) >= MOST_EVENTS

    def find(self, mark: str, number: int | None) -> GuildScheduledEvent | None:
        """An event by its number, or by its mark where nobody could note the number."""
        return next((event for event in self._standing if event["id"] == str(number) or mark in _words(event)), None)

    def to_come(self, marks: str) -> list[GuildScheduledEvent]:
        """The events of a reminder that have not begun; `marks` is how their marks begin."""
        return [
            event
            for event in self._standing
            if not has_begun(event) and any(word.startswith(marks) for word in _words(event))
        ]

    async def add(self, event: ScheduledEvent) -> int:
        """Make an event; returns its number."""
        payload = (
            _times(event)
            | _texts(event)
            | {
                "privacy_level": discord.PrivacyLevel.guild_only.value,
                "entity_type": discord.EntityType.external.value,
            }
        )
        made = await self._http.create_guild_scheduled_event(self._guild, **payload)
        return int(made["id"])

    async def change(self, number: int, event: ScheduledEvent, *, texts: bool) -> bool:
        """Move an event, and say it anew only where it must be: moderators may have; False where it is gone."""
        payload = _times(event) | (_texts(event) if texts else {})
        try:
            await self._http.edit_scheduled_event(self._guild, number, **payload)
        except discord.NotFound as error:
            if error.code != _UNKNOWN_EVENT:
                raise
            return False
        return True

    async def remove(self, number: int) -> None:
        """Take an event away; one that is gone already is as well."""
        try:
            await self._http.delete_scheduled_event(self._guild, number)
        except discord.NotFound as error:
            if error.code != _UNKNOWN_EVENT:
                raise


def has_begun(event: GuildScheduledEvent) -> bool:
    """Whether an event goes on at this moment, so that it can be neither moved nor be spoken of as one to come."""
    return event["status"] == _ACTIVE


def _words(event: GuildScheduledEvent) -> list[str]:
    return (event.get("description") or "").split()


def _times(event: ScheduledEvent) -> dict[str, Any]:
    return {"scheduled_start_time": event.begins.isoformat(), "scheduled_end_time": event.ends.isoformat()}


def _texts(event: ScheduledEvent) -> dict[str, Any]:
    return {"name": event.name, "description": event.description, "entity_metadata": {"location": event.place}}
