"""Gives up on a request to Discord without harm to all the others.

While Discord's limit for everything is reached, discord.py keeps every request back until whoever met the limit has
waited. Where that one is cancelled, nobody lets the others go: no reminder would be sent any more before a restart.
"""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import discord


@contextmanager
def others_go_on(client: discord.Client) -> Iterator[None]:
    """Let other requests go where those in the block are cancelled; should the limit hold, they meet it themselves."""
    try:
        yield
    except asyncio.CancelledError:
        client.http._global_over.set()  # noqa: SLF001  # there is no other way to it
        raise
