"""How often TVmaze may be asked on behalf of one member or one server."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.live.errors import AddedTooMuch

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime, timedelta

_REMEMBERED: Final = 10_000


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many times in any span of that length."""

    times: int
    span: timedelta


class Counter:
    """Counts what is asked for somebody, and refuses what goes beyond their allowance; a restart forgets."""

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._moments: OrderedDict[Hashable, deque[datetime]] = OrderedDict()

    def count(self, who: Hashable, now: datetime) -> None:
        """Count once; raises AddedTooMuch with how long to wait."""
        moments = self._moments.setdefault(who, deque())
        self._moments.move_to_end(who)
        while moments and moments[0] <= now - self._allowance.span:
            moments.popleft()
        if len(moments) >= self._allowance.times:
            raise AddedTooMuch((moments[0] + self._allowance.span - now).total_seconds())
        moments.append(now)
        while len(self._moments) > _REMEMBERED:
            self._moments.popitem(last=False)
