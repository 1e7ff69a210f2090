"""The state's two connections: many readers share one, writers take turns on the other."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

import aiosqlite

from bot.errors import StateUnavailable
from bot.state.migrate import migrate

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
    from pathlib import Path
    from sqlite3 import Row

T = TypeVar("T")
_SECONDS_TO_WAIT_FOR_OTHERS: Final = 5


class Transaction:
    """What a piece of work may do between `begin immediate` and `commit`."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def read(self, sql: str, parameters: Mapping[str, Any]) -> list[Row]:
        """Rows as they stand in this transaction."""
        return list(await self._connection.execute_fetchall(sql, parameters))

    async def write(self, sql: str, parameters: Mapping[str, Any]) -> int:
        """Change rows; returns how many."""
        cursor = await self._connection.execute(sql, parameters)
        return cursor.rowcount


class Database:
    """A migrated state file. A transaction, once begun, ends whole even where whoever asked for it is cancelled."""

    def __init__(self, path: Path) -> None:
        self._path: Final = path
        self._reader: aiosqlite.Connection | None = None
        self._writer: aiosqlite.Connection | None = None
        self._turn: Final = asyncio.Lock()
        self._working: Final[set[asyncio.Task[Any]]] = set()

    async def open(self) -> None:
        """Migrate and open; raises StateUnavailable with what the operator must do."""
        await asyncio.to_thread(migrate, self._path)
        try:
            self._writer = await _connected(self._path)
            self._reader = await _connected(self._path)
            await self._reader.execute("pragma query_only = on")
        except sqlite3.Error as error:
            message = f"the state {self._path} cannot be opened ({error}); run `previously state check`"
            raise StateUnavailable(message) from error

    async def read(self, sql: str, parameters: Mapping[str, Any]) -> list[Row]:
        """Rows as last committed."""
        return list(await _opened(self._reader).execute_fetchall(sql, parameters))

    async def transact(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """Run `work` in a transaction of its own: all of it is durable when this returns, or none ever is."""
        task = asyncio.create_task(self._transaction(work), name="state-transaction")
        self._working.add(task)
        task.add_done_callback(self._working.discard)
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Let transactions in flight end, then close."""
        await asyncio.gather(*self._working, return_exceptions=True)
        for connection in (self._reader, self._writer):
            if connection is not None:
                await connection.close()
        self._reader = self._writer = None

    async def _transaction(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        writer = _opened(self._writer)
        async with self._turn, _begun(writer):
            return await work(Transaction(writer))


def _opened(connection: aiosqlite.Connection | None) -> aiosqlite.Connection:
    if connection is None:
        raise StateUnavailable("the state is not open")
    return connection


@asynccontextmanager
async def _begun(connection: aiosqlite.Connection) -> AsyncIterator[None]:
    try:
        await connection.execute("begin immediate")
        yield
        await connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            await connection.execute("rollback")
        raise


async def _connected(path: Path) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(path, isolation_level=None, timeout=_SECONDS_TO_WAIT_FOR_OTHERS)
    connection.row_factory = sqlite3.Row
    await connection.execute("pragma foreign_keys = on")
    await connection.execute("pragma synchronous = full")
    return connection
