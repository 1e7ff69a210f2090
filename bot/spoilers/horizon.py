"""How far an audience has watched."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.series.stories import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Horizon:
    """The moments up to which an audience has watched, one a story; of other stories it knows the premise only."""

    reached: frozenset[Moment] = frozenset()
    everything: bool = False

    @classmethod
    def at(cls, *moments: Moment) -> Horizon:
        """The horizon of an audience that has come as far as these moments."""
        return cls(frozenset(moments))

    @classmethod
    def furthest(cls, moments: Iterable[Moment]) -> Horizon:
        """The horizon that covers all of these moments: the last of each story."""
        last: dict[int, Moment] = {}
        for moment in moments:
            last[moment.story] = max(moment, last.get(moment.story, moment))
        return cls(frozenset(last.values()))

    def passed(self, moment: Moment) -> bool:
        """Whether the audience has passed a moment; everybody has passed a premise."""
        return self.everything or moment.is_premise or any(moment.by(reached) for reached in self.reached)

    def count(self, moments: Sequence[Moment]) -> int:
        """How many of some moments, which stand in order, the audience has passed."""
        if self.everything:
            return len(moments)
        firsts = {reached: bisect_left(moments, Moment(reached.story, 0)) for reached in self.reached}
        return sum(bisect_right(moments, reached) - first for reached, first in firsts.items())


NOTHING: Final = Horizon()
"""The horizon of an audience that has watched nothing, and of every audience that has said nothing."""

EVERYTHING: Final = Horizon(everything=True)
"""The horizon of an audience to whom everything may be told."""
