"""The server that these stories happen in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from tests.commands.promises import broken_promises
from tests.world import Asker, living

from .listings import Listings, nightly
from .server import Server

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
def listings(tmp_path: Path) -> Listings:
    """Three evenings of Harbour, which each story may change before and after it begins."""
    listings = Listings(tmp_path)
    listings.announce("harbour", nightly(5, 3))
    return listings


@pytest.fixture
async def server(listings: Listings) -> AsyncIterator[Server]:
    """A server with the bot in it; at the end, every request that the bot made is looked at."""
    listings.print()
    async with living(listings.catalogue) as world:
        role = world.guild.create_role("Moderators", permissions=discord.Permissions(manage_events=True))
        mo = Asker(world, world.guild.add_member(world.env.create_user("mo"), roles=[role]), world.channel)
        yield Server(world, mo, listings)
        assert broken_promises((entry.json for entry in world.env.http_requests), world.typed) == []
