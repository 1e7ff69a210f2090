"""What an audience may read: horizons, verdicts, and the covering of what lies beyond."""

from bot.spoilers.cover import Reader, cover
from bot.spoilers.horizon import EVERYTHING, NOTHING, Horizon
from bot.spoilers.verdicts import Verdict, verdict

__all__ = ["EVERYTHING", "NOTHING", "Horizon", "Reader", "Verdict", "cover", "verdict"]
