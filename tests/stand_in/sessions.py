"""Gateway sessions: they outlive their connection and keep what it missed."""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .wire import Json, dump

if TYPE_CHECKING:
    from aiohttp import web

    from .compression import Packer

# How many events a session keeps for a RESUME.
_BACKLOG = 1_000


@dataclass
class Connections:
    """What clients have done so far."""

    opened: int = 0
    identified: int = 0
    resumed: int = 0
    heartbeats: int = 0
    live: int = 0
    """Sockets open at this moment."""


class Connection:
    """One open socket, writing whole messages in order, packed as its client asked."""

    def __init__(self, socket: web.WebSocketResponse, pack: Packer | None) -> None:
        self.socket = socket
        self.session: Session | None = None
        self._pack = pack
        self._turn = asyncio.Lock()

    async def send(self, text: str) -> None:
        """Write one message; nothing happens on a socket that has gone meanwhile."""
        async with self._turn:
            if self.socket.closed:
                return
            try:
                if self._pack is None:
                    await self.socket.send_str(text)
                else:
                    await self.socket.send_bytes(self._pack(text.encode()))
            except ConnectionError:
                return  # the session keeps the event for a RESUME

    async def send_op(self, op: int, data: Any = None) -> None:
        """Write a message that is not an event."""
        await self.send(dump({"op": op, "d": data, "s": None, "t": None}))

    async def close(self, code: int) -> None:
        """Hang up, with a close code."""
        await self.socket.close(code=code)


@dataclass
class Session:
    """What READY began and RESUME goes on with."""

    shard: int
    shards: int
    intents: int
    connection: Connection | None
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    sequence: int = 0
    _backlog: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=_BACKLOG))

    def concerns(self, guild_id: str | None) -> bool:
        """Whether a guild's events (or, with None, those outside guilds) come through this shard."""
        return self.shard == (0 if guild_id is None else (int(guild_id) >> 22) % self.shards)

    async def dispatch(self, event: str, data: Json) -> None:
        """Number an event, keep it, and send it if somebody is connected."""
        self.sequence += 1
        text = dump({"op": 0, "d": data, "s": self.sequence, "t": event})
        self._backlog.append((self.sequence, text))
        if self.connection is not None:
            await self.connection.send(text)

    def reaches_back_to(self, sequence: int) -> bool:
        """Whether everything after `sequence` is still kept."""
        oldest = self._backlog[0][0] if self._backlog else self.sequence + 1
        return oldest - 1 <= sequence <= self.sequence

    async def replay(self, connection: Connection, sequence: int) -> None:
        """Go on at a new connection, beginning with the events after `sequence`."""
        missed = [text for number, text in self._backlog if number > sequence]
        self.connection = connection
        for text in missed:
            await connection.send(text)
