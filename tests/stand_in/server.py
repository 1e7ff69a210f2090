"""The stand-in itself: one loopback port with a REST API and a gateway behind it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from aiohttp import web

from . import identity
from .commands import CommandBook
from .door import Door
from .faults import Faults
from .gateway import Gateway
from .interactions import Exchange, InteractionDesk
from .journal import Journal, Request
from .limits import Limits
from .messages import MessageBoard
from .rest import Rest
from .wire import Json, RefusedError

if TYPE_CHECKING:
    from collections import deque
    from types import TracebackType

    from .sessions import Connections

_PREFIX = "/api/v10"


@dataclass(frozen=True)
class Manners:
    """How Discord behaves where it is a matter of degree; times are in seconds."""

    heartbeat_interval: float = 41.25
    answer_within: float = 3.0
    """After this an interaction that got no callback is unknown."""
    nonce_window: float = 180.0
    """How long `enforce_nonce` remembers."""
    keep: int = 10_000
    """How many requests, messages and exchanges are remembered."""


_MANNERS = Manners()


class StandIn:
    """Discord, as far as one bot can tell, at 127.0.0.1 for as long as the `async with` lasts."""

    def __init__(
        self,
        *,
        token: str = identity.TOKEN,
        guilds: list[Json] | None = None,
        resume_gateway_url: str | None = None,
        faults: Faults | None = None,
        limits: Limits | None = None,
        manners: Manners = _MANNERS,
    ) -> None:
        self.token = token
        self.guilds = [identity.guild()] if guilds is None else guilds
        self.resume_gateway_url = resume_gateway_url
        self.direct_channels: dict[str, Json] = {}
        """The channels of direct messages that have been opened, by who gets them."""
        self.commands = CommandBook()
        self.board = MessageBoard(manners.keep, manners.nonce_window)
        self.desk = InteractionDesk(self.board, manners.keep, manners.answer_within)
        self.gateway_side = Gateway(
            token, self.guilds, lambda: self.resume_gateway_url or self.gateway, manners.heartbeat_interval
        )
        self.door = Door(token, _PREFIX, Journal(manners.keep), limits or Limits(), faults or Faults())
        self._port = 0
        self._runner: web.AppRunner | None = None

    @property
    def rest(self) -> str:
        """What to set `discord.http.Route.BASE` to."""
        return f"http://127.0.0.1:{self._port}{_PREFIX}"

    @property
    def gateway(self) -> str:
        """What to set `discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY` to, as a yarl.URL."""
        return f"ws://127.0.0.1:{self._port}/gateway"

    @property
    def requests(self) -> deque[Request]:
        """Every REST request so far (the newest `keep`), oldest first."""
        return self.door.journal.requests

    @property
    def messages(self) -> list[Json]:
        """Every message there is, oldest first, answers to interactions included."""
        return list(self.board.messages.values())

    @property
    def connections(self) -> Connections:
        """Counts of what has happened at the gateway."""
        return self.gateway_side.connections

    @property
    def faults(self) -> Faults:
        """The trouble that requests run into; may be replaced at any time."""
        return self.door.faults

    @faults.setter
    def faults(self, faults: Faults) -> None:
        self.door.faults = faults

    async def __aenter__(self) -> Self:
        rest = Rest(self.commands, self.board, self.desk, self.guilds, self.direct_channels)
        application = web.Application(middlewares=[self.door.as_middleware()], client_max_size=32 << 20)
        application.add_routes(rest.routes(_PREFIX, lambda: self.gateway))
        application.add_routes([web.get("/gateway", self.gateway_side.handle)])
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.gateway_side.drop(1001)
        assert self._runner is not None
        await self._runner.cleanup()

    def sent(self, method: str, path: str) -> list[Request]:
        """The requests so far of this method whose path begins so."""
        return list(self.door.journal.select(method, path))

    def refuse(self, method: str, path: str, status: int, code: int, message: str = "RefusedError") -> None:
        """From now on, answer one path with an error: a deleted channel, say, or a lost permission."""
        self.door.refusals[method, path] = RefusedError(status, code, message)

    def permit(self, method: str, path: str) -> None:
        """Take a `refuse` back."""
        self.door.refusals.pop((method, path), None)

    async def connected(self, times: int = 1, timeout: float = 10.0) -> None:  # noqa: ASYNC109
        """Wait until clients have identified so many times in all."""
        await self.gateway_side.until(lambda counts: counts.identified >= times, timeout)

    async def resumed(self, times: int = 1, timeout: float = 10.0) -> None:  # noqa: ASYNC109
        """Wait until clients have resumed so many times in all."""
        await self.gateway_side.until(lambda counts: counts.resumed >= times, timeout)

    async def ask(self, payload: Json) -> Exchange:
        """Dispatch an INTERACTION_CREATE and return at once; the exchange tells what comes of it."""
        exchange = self.desk.open(payload)
        await self.gateway_side.dispatch("INTERACTION_CREATE", payload, payload.get("guild_id"))
        return exchange

    async def interact(self, payload: Json, timeout: float = 5.0) -> Json:  # noqa: ASYNC109
        """Dispatch an INTERACTION_CREATE and wait for its callback: {"type": …, "data": …}."""
        exchange = await self.ask(payload)
        return await asyncio.wait_for(exchange.callback, timeout)

    async def converse(self, payload: Json, timeout: float = 5.0) -> Json:  # noqa: ASYNC109
        """Dispatch an INTERACTION_CREATE and wait for the message that the member gets to read in the end."""
        exchange = await self.ask(payload)
        await asyncio.wait_for(exchange.settled.wait(), timeout)
        assert exchange.original is not None, "the answer was no message"
        return exchange.original

    async def dispatch(self, event: str, data: Json, guild_id: str | None = None) -> None:
        """Send any other gateway event."""
        await self.gateway_side.dispatch(event, data, guild_id)

    async def invalidate_session(self, *, resumable: bool = False) -> None:
        """Send INVALID_SESSION: clients must identify anew (or, if resumable, reconnect and resume)."""
        await self.gateway_side.invalidate_sessions(resumable=resumable)

    async def ask_to_reconnect(self) -> None:
        """Send RECONNECT: clients should come back and resume."""
        await self.gateway_side.ask_to_reconnect()

    async def drop(self, code: int = 4000) -> None:
        """Close every gateway connection, by default with a code after which clients resume."""
        await self.gateway_side.drop(code)
