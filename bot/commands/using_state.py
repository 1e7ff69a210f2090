"""How a command uses the state while a bot may have it open."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from bot.settings import Settings
from bot.state.database import Database
from bot.state.upkeep import expect_current

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")


def with_state(work: Callable[[Database], Awaitable[T]]) -> T:
    """Do something with the state; only the bot migrates it, and what the bot is doing is left as it is."""
    path = Settings.read().state_path
    expect_current(path)

    async def working() -> T:
        database = Database(path)
        await database.open()
        try:
            return await work(database)
        finally:
            await database.close()

    return asyncio.run(working())
