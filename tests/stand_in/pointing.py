"""Turning discord.py's two addresses to a stand-in, and back."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

if TYPE_CHECKING:
    from collections.abc import Iterator


class Addressed(Protocol):
    """Anything with Discord's two addresses."""

    @property
    def rest(self) -> str: ...

    @property
    def gateway(self) -> str: ...


@contextmanager
def pointed_at(target: Addressed) -> Iterator[None]:
    """Within the block, every discord.py client of this process talks to `target` only."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = target.rest, yarl.URL(target.gateway)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway
