"""Points discord.py at an operator's REST proxy and gateway proxy, and at nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yarl
from discord import http
from discord.gateway import DiscordWebSocket

if TYPE_CHECKING:
    from bot.settings import Settings

_DIAL: Final = DiscordWebSocket.from_client.__func__  # type: ignore[attr-defined]


def use_proxies(settings: Settings) -> None:
    """Set both addresses for this process, before the bot connects.

    discord.py takes a gateway address from three places: its default, Discord's answer to `GET /gateway/bot`, and
    READY's `resume_gateway_url`; after INVALID_SESSION it goes back to the default. All of them end in
    `DiscordWebSocket.from_client`, so that is where the operator's address is put in their place.
    """
    if settings.discord_api_base is not None:
        http.Route.BASE = str(settings.discord_api_base)
    if settings.discord_gateway is not None:
        _pin(yarl.URL(str(settings.discord_gateway)))


def _pin(address: yarl.URL) -> None:
    async def from_client(cls: type[DiscordWebSocket], /, client: Any, **options: Any) -> DiscordWebSocket:
        options["gateway"] = address
        socket: DiscordWebSocket = await _DIAL(cls, client, **options)
        return socket

    DiscordWebSocket.DEFAULT_GATEWAY = address
    DiscordWebSocket.from_client = classmethod(from_client)  # type: ignore[method-assign,assignment]
