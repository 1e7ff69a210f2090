"""What is done with something that may be a spoiler."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.series.stories import Moment
    from bot.spoilers.horizon import Horizon


class Verdict(Enum):
    """Open: shown. Covered: asked for, but beyond the horizon. Withheld: neither asked for nor passed."""

    OPEN = "open"
    COVERED = "covered"
    WITHHELD = "withheld"


def verdict(reveals: Moment, horizon: Horizon, asked: Horizon) -> Verdict:
    """Judge one moment for an audience: `asked` is how far the question itself reaches."""
    if horizon.passed(reveals):
        return Verdict.OPEN
    return Verdict.COVERED if asked.passed(reveals) else Verdict.WITHHELD
