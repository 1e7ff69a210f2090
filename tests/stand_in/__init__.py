"""A small stand-in for Discord, over loopback, for a real discord.py client process to talk to.

Start a client within `async with StandIn() as stand_in` and `with pointed_at(stand_in)`, then
`answer = await stand_in.interact(slash("cast", {"series": "the-innocent"}))`.
"""

from __future__ import annotations

from .faults import Faults
from .limits import Limits
from .pointing import pointed_at
from .server import Manners, StandIn
from .trap import Trap

__all__ = ["Faults", "Limits", "Manners", "StandIn", "Trap", "pointed_at"]
