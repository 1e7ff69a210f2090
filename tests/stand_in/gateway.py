"""The gateway: HELLO, IDENTIFY and READY, heartbeats, RESUME, and how it all ends."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from . import identity
from .compression import packer
from .sessions import Connection, Connections, Session

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from .wire import Json

_HEARTBEAT, _IDENTIFY, _RESUME = 1, 2, 6
_RECONNECT, _INVALID_SESSION, _HELLO, _HEARTBEAT_ACK = 7, 9, 10, 11
_GUILDS_INTENT = 1 << 0
_PRIVILEGED_INTENTS = 1 << 1 | 1 << 8 | 1 << 15


class NobodyListeningError(RuntimeError):
    """There is no gateway session to send an event to."""


@dataclass
class Gateway:
    """Discord's gateway for one bot; `resume_url` is what READY tells clients to resume at."""

    token: str
    guilds: list[Json]
    resume_url: Callable[[], str]
    heartbeat_interval: float = 41.25
    """Seconds between two heartbeats, as HELLO asks for them."""
    allowed_privileged: int = 0
    """The privileged intents that the application has been granted."""
    connections: Connections = field(default_factory=Connections)
    heartbeats_acknowledged: bool = True
    """Set False to play dead: clients must notice and reconnect."""
    outages: set[str] = field(default_factory=set)
    """Guilds that READY names, and of which nothing more is heard."""
    _open: set[Connection] = field(default_factory=set)
    _sessions: dict[str, Session] = field(default_factory=dict)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it ends."""
        socket = web.WebSocketResponse(max_msg_size=0)
        pack = packer(request.query.get("compress"))
        await socket.prepare(request)
        connection = Connection(socket, pack)
        self._open.add(connection)
        self.connections.opened += 1
        self.connections.live += 1
        try:
            await self._converse(connection)
        finally:
            self.connections.live -= 1
            self._open.discard(connection)
            if connection.session is not None and connection.session.connection is connection:
                connection.session.connection = None
        return socket

    async def _converse(self, connection: Connection) -> None:
        await connection.send_op(_HELLO, {"heartbeat_interval": int(self.heartbeat_interval * 1000)})
        async for message in connection.socket:
            if message.type is not WSMsgType.TEXT:
                return await connection.close(4002)
            try:
                received = json.loads(message.data)
                await self._receive(connection, received["op"], received.get("d"))
            except (ValueError, KeyError, TypeError):
                return await connection.close(4002)
        return None

    async def _receive(self, connection: Connection, op: int, data: Any) -> None:
        handlers: dict[int, Callable[[Connection, Any], Awaitable[None]]] = {
            _HEARTBEAT: self._heartbeat,
            _IDENTIFY: self._identify,
            _RESUME: self._resume,
        }
        if op in handlers:
            await handlers[op](connection, data)
        elif connection.session is None:
            await connection.close(4003)
        # Presence, voice state and member requests have no effect here.

    async def _heartbeat(self, connection: Connection, data: Any) -> None:
        self.connections.heartbeats += 1
        if self.heartbeats_acknowledged:
            await connection.send_op(_HEARTBEAT_ACK)

    async def _identify(self, connection: Connection, data: Json) -> None:
        code = self._objection(connection, data)
        if code is not None:
            return await connection.close(code)
        shard, shards = data.get("shard", (0, 1))
        session = Session(shard, shards, data["intents"], connection)
        self._sessions[session.id] = session
        connection.session = session
        await session.dispatch("READY", self._ready(session))
        for guild in self.guilds:
            there = guild["id"] not in self.outages and session.concerns(guild["id"])
            if there and session.intents & _GUILDS_INTENT:
                await session.dispatch("GUILD_CREATE", guild)
        self.connections.identified += 1
        await self._announce()
        return None

    def _objection(self, connection: Connection, data: Json) -> int | None:
        """The close code for an IDENTIFY that cannot be granted."""
        shard, shards = data.get("shard", (0, 1))
        if connection.session is not None:
            return 4005
        if data.get("token") != self.token:
            return 4004
        if not 0 <= shard < shards:
            return 4010
        if data["intents"] & _PRIVILEGED_INTENTS & ~self.allowed_privileged:
            return 4014
        return None

    def _ready(self, session: Session) -> Json:
        ids = [guild["id"] for guild in self.guilds]
        return {
            "v": 10,
            "user": identity.bot_user(),
            "guilds": [{"id": guild_id, "unavailable": True} for guild_id in ids if session.concerns(guild_id)],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.resume_url(),
            "shard": [session.shard, session.shards],
            "application": {"id": identity.APPLICATION_ID, "flags": 0},
            "private_channels": [],
            "relationships": [],
        }

    async def _resume(self, connection: Connection, data: Json) -> None:
        session = self._sessions.get(data.get("session_id") or "")
        if data.get("token") != self.token:
            return await connection.close(4004)
        if session is None or not session.reaches_back_to(data.get("seq") or 0):
            return await connection.send_op(_INVALID_SESSION, False)
        if session.connection is not None:
            await session.connection.close(4000)
        connection.session = session
        await session.replay(connection, data["seq"])
        await session.dispatch("RESUMED", {})
        self.connections.resumed += 1
        await self._announce()
        return None

    async def _announce(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def until(self, condition: Callable[[Connections], bool], timeout: float) -> None:  # noqa: ASYNC109
        """Wait until clients have connected, identified or resumed as asked; TimeoutError otherwise."""
        async with asyncio.timeout(timeout), self._changed:
            await self._changed.wait_for(lambda: condition(self.connections))

    async def dispatch(self, event: str, data: Json, guild_id: str | None = None) -> None:
        """Send an event to every session it concerns; a session without a connection gets it on RESUME."""
        concerned = [session for session in self._sessions.values() if session.concerns(guild_id)]
        if not concerned:
            msg = f"no session to send {event} to"
            raise NobodyListeningError(msg)
        for session in concerned:
            await session.dispatch(event, data)

    async def invalidate_sessions(self, *, resumable: bool) -> None:
        """Send INVALID_SESSION to every connection; unless resumable, its session is gone for good."""
        for connection in list(self._open):
            if connection.session is not None and not resumable:
                self._sessions.pop(connection.session.id, None)
            await connection.send_op(_INVALID_SESSION, resumable)

    async def ask_to_reconnect(self) -> None:
        """Send RECONNECT to every connection."""
        for connection in list(self._open):
            await connection.send_op(_RECONNECT)

    async def drop(self, code: int) -> None:
        """Hang up on every connection."""
        await asyncio.gather(*(connection.close(code) for connection in list(self._open)))
