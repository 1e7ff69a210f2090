"""Names that can be found, and who finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.series.stories import Moment
    from bot.spoilers.horizon import Horizon


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an actor or a character, with the series and moments at which it becomes known.

    `target` is `p.<person>` or `c.<series>.<number of the character>`.
    """

    target: str
    text: str
    where: tuple[tuple[str, Moment], ...]

    def known_to(self, horizon_of: Callable[[str], Horizon]) -> int:
        """From how many parts the audience may know this name; 0 where they may not know it."""
        return sum(horizon_of(slug).passed(moment) for slug, moment in self.where)


class NameSearch(Protocol):
    """Finds names that an audience may know."""

    def search(self, typed: str, horizon_of: Callable[[str], Horizon], limit: int = 25) -> list[Name]:
        """The names that match what was typed, the best first."""
        ...

    def nearest(self, typed: str, horizon_of: Callable[[str], Horizon], limit: int = 3) -> list[Name]:
        """The names that come closest to what was typed, however far."""
        ...
