"""What carries a delivery to Discord, as the dispatcher sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.state.deliveries import Claimed
    from bot.state.outcomes import Outcome


class Courier(Protocol):
    """Delivers, and says what became of it."""

    async def deliver(self, claimed: Claimed) -> Outcome:
        """Try once. May be tried again with the same delivery: Discord must end up with one message."""
        ...
