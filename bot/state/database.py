"""The state's two connections: many readers share one, writers take turns on the other."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

import aiosqlite

from bot.errors import StateUnavailable
from bot.state.hold import shared
from bot.state.migrate import migrate
from bot.state.trouble import explained

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
    from pathlib import Path
    from sqlite3 import Row

T = TypeVar("T")
_SECONDS_TO_WAIT_FOR_OTHERS: Final = 5
_WRITING: Final = (
    "foreign_keys = on",
    "synchronous = full",  # what is acknowledged is on the disk
    "secure_delete = on",  # what a member deletes is overwritten; not every build of SQLite does so by itself
)


class Transaction:
    """What a piece of work may do between `begin immediate` and `commit`; it must not ask for another transaction."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def read(self, sql: str, parameters: Mapping[str, Any]) -> list[Row]:
        """Rows as they stand in this transaction."""
        return list(await self._connection.execute_fetchall(sql, parameters))

    async def write(self, sql: str, parameters: Mapping[str, Any]) -> int:
        """Change rows; returns how many."""
        cursor = await self._connection.execute(sql, parameters)
        return cursor.rowcount

    async def write_many(self, sql: str, parameters: Sequence[Mapping[str, Any]]) -> int:
        """Change rows once for each of `parameters`; returns how many in all."""
        cursor = await self._connection.executemany(sql, parameters)
        return cursor.rowcount


class Database:
    """A migrated state file. A transaction, once begun, ends whole even where whoever asked for it is cancelled.

    Everything raises StateUnavailable where the file, its disk or another program is in the way.
    """

    def __init__(self, path: Path) -> None:
        # Absolute, so that neither a change of folder nor a name that is special to SQLite leads elsewhere.
        self._path: Final = path.absolute()
        self.alone = False
        """Whether no other process had the state open when this one opened it."""
        self._serving = False
        self._hold: sqlite3.Connection | None = None
        self._connections: Final[list[aiosqlite.Connection]] = []
        self._turn: Final = asyncio.Lock()
        self._working: Final[set[asyncio.Task[Any]]] = set()

    async def open(self) -> None:
        """Migrate and open; raises StateUnavailable with what the operator must do."""
        try:
            with explained(self._path):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._hold, self.alone = await asyncio.to_thread(shared, self._path)
                await asyncio.to_thread(migrate, self._path)
                self._connections.append(await _connected(self._path, "query_only = on"))
                self._connections.append(await _connected(self._path, *_WRITING))
        except BaseException:
            await self.close()  # aiosqlite's threads would keep the process from ending
            raise
        self._serving = True

    async def read(self, sql: str, parameters: Mapping[str, Any]) -> list[Row]:
        """Rows as last committed."""
        reader, _ = self._opened()
        with explained(self._path):
            return list(await reader.execute_fetchall(sql, parameters))

    async def transact(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """Run `work` in a transaction of its own: all of it is durable when this returns, or none ever is."""
        _, writer = self._opened()
        task = asyncio.create_task(self._transaction(writer, work), name="state-transaction")
        self._working.add(task)
        task.add_done_callback(self._working.discard)
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Refuse what comes now, let transactions in flight end, then close; may be asked for again if cancelled."""
        self._serving = False
        while self._working:
            # Not `gather`: where this is cancelled, the transactions must not be.
            await asyncio.wait(self._working)
        while self._connections:
            await self._connections.pop().close()
        if self._hold is not None:
            self._hold.close()
            self._hold = None

    def _opened(self) -> tuple[aiosqlite.Connection, aiosqlite.Connection]:
        if not self._serving:
            raise StateUnavailable("the state is not open")
        reader, writer = self._connections
        return reader, writer

    async def _transaction(self, writer: aiosqlite.Connection, work: Callable[[Transaction], Awaitable[T]]) -> T:
        with explained(self._path):
            async with self._turn, _begun(writer):
                return await work(Transaction(writer))


@asynccontextmanager
async def _begun(connection: aiosqlite.Connection) -> AsyncIterator[None]:
    try:
        await connection.execute("begin immediate")
        yield
        await connection.execute("commit")
    except BaseException:
        # A statement that is no longer waited for runs all the same, `begin` too: the connection is asked whether there
        # is something to roll back by its own thread, behind that statement, and not here.
        await connection.rollback()
        raise


async def _connected(path: Path, *pragmas: str) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(path, isolation_level=None, timeout=_SECONDS_TO_WAIT_FOR_OTHERS)
    try:
        connection.row_factory = sqlite3.Row
        for pragma in pragmas:
            await connection.execute(f"pragma {pragma}")
    except BaseException:
        await connection.close()
        raise
    return connection
