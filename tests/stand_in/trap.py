"""An address that nobody should dial."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


class Trap:
    """A loopback port that counts who dials it and hangs up; give its `gateway` as `resume_gateway_url`."""

    def __init__(self) -> None:
        self.dialled = 0
        self._server: asyncio.Server | None = None

    @property
    def gateway(self) -> str:
        """The trap's address as a gateway's."""
        assert self._server is not None, "use it as `async with Trap() as trap`"
        return f"ws://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/trap"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._spring, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    async def _spring(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.dialled += 1
        writer.close()
