"""The series a member asked about lately, for the empty box. Kept in memory only: a convenience, not a record."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

_MEMBERS: Final = 10_000
_SERIES_EACH: Final = 5


class RecentSeries:
    """Remembers the last few slugs of the members who asked most recently."""

    def __init__(self) -> None:
        self._by_member: OrderedDict[int, tuple[str, ...]] = OrderedDict()

    def note(self, member: int, slug: str) -> None:
        """Put a slug first among a member's."""
        earlier = self._by_member.pop(member, ())
        self._by_member[member] = (slug, *(other for other in earlier if other != slug))[:_SERIES_EACH]
        if len(self._by_member) > _MEMBERS:
            self._by_member.popitem(last=False)

    def forget(self, member: int) -> None:
        """Forget a member."""
        self._by_member.pop(member, None)

    def of(self, member: int) -> tuple[str, ...]:
        """A member's slugs, the latest first."""
        return self._by_member.get(member, ())
