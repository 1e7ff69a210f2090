"""What the title index is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Titled:
    """A series as the index needs it: its row in the catalogue, its titles, the one that is shown first."""

    series: int
    titles: tuple[str, ...]
    popularity: int
    year: int | None = None
    countries: tuple[str, ...] = ()
    """ISO codes."""
    outlet: str = ""
    """The broadcaster or service that its label has."""
