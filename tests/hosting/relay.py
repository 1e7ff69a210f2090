"""A network between the bot and its gateway that can go silent, and a server that never says a word."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Self

import yarl

if TYPE_CHECKING:
    from types import TracebackType


class Silence:
    """A loopback port that takes every connection and never answers."""

    def __init__(self) -> None:
        self.dialled = 0
        self._server: asyncio.Server | None = None
        self._writers: list[asyncio.StreamWriter] = []

    @property
    def port(self) -> int:
        """Where it listens."""
        assert self._server is not None
        return int(self._server.sockets[0].getsockname()[1])

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self.taken, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        for writer in self._writers:
            writer.close()

    async def taken(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Somebody has dialled."""
        self.dialled += 1
        self._writers.append(writer)


class Relay(Silence):
    """Passes everything on to a gateway, and back, until it is frozen."""

    def __init__(self, gateway: str) -> None:
        super().__init__()
        self._gateway = yarl.URL(gateway)
        self._pumps: list[asyncio.Task[None]] = []

    @property
    def address(self) -> str:
        """What to give as the gateway's address."""
        return str(self._gateway.with_port(self.port))

    async def taken(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Somebody has dialled: connect them through."""
        await super().taken(reader, writer)
        far_reader, far_writer = await asyncio.open_connection(self._gateway.host, self._gateway.port)
        self._writers.append(far_writer)
        self._pumps += [asyncio.create_task(_pump(*way)) for way in ((reader, far_writer), (far_reader, writer))]

    def freeze(self) -> None:
        """Pass nothing on any more, without hanging up."""
        for pump in self._pumps:
            pump.cancel()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65_536):
        writer.write(data)
        await writer.drain()
