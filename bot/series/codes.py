"""The codes by which people name an episode: S2E3, and S2X1 for a special."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering

_CODE = re.compile(r"S(?P<season>\d{1,3})(?P<kind>[EX])(?P<number>\d{1,4})", re.IGNORECASE)


@total_ordering
@dataclass(frozen=True, slots=True)
class EpisodeCode:
    """Names one episode (`S2E3`) or one special (`S2X1`, the first special listed under season 2).

    Codes order by season and number only; where a special stands is decided by its story.
    """

    season: int
    number: int
    special: bool = False

    @classmethod
    def parse(cls, text: str) -> EpisodeCode:
        """Read `S2E3` or `S2X1`, in either case; raises ValueError for anything else."""
        found = _CODE.fullmatch(text.strip())
        if found is None:
            message = f"{text!r} is not an episode; write S2E3, or S2X1 for a special"
            raise ValueError(message)
        return cls(int(found["season"]), int(found["number"]), found["kind"].upper() == "X")

    def __str__(self) -> str:
        return f"S{self.season}{'X' if self.special else 'E'}{self.number}"

    def __lt__(self, other: EpisodeCode) -> bool:
        return (self.season, self.special, self.number) < (other.season, other.special, other.number)
