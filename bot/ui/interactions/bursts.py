"""Keeps one member from asking all the time."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from discord.app_commands import CommandOnCooldown, Cooldown

if TYPE_CHECKING:
    from datetime import datetime

_COMMANDS: Final = 10
_SECONDS: Final = 20.0
_MEMBERS: Final = 10_000


class Bursts:
    """Counts the latest commands of the members who asked most recently.

    discord.py's CooldownMapping looks through all members at every command; this costs the same however many there are.
    """

    def __init__(self) -> None:
        self._by_member: OrderedDict[int, Cooldown] = OrderedDict()

    def count(self, member: int, asked: datetime) -> None:
        """Count one command; raises CommandOnCooldown for one too many, with the seconds to wait."""
        cooldown = self._by_member.pop(member, None) or Cooldown(_COMMANDS, _SECONDS)
        self._by_member[member] = cooldown
        if len(self._by_member) > _MEMBERS:
            self._by_member.popitem(last=False)
        wait = cooldown.update_rate_limit(asked.timestamp())
        if wait:
            raise CommandOnCooldown(cooldown, wait)
