"""Scheduled events are read by everybody in a server, whatever anybody has watched: nothing in them tells anything."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import discord

from tests.world import Asker, World, living

from .catalogues import compiled, generate
from .judge import Judge, Said
from .moments import Reach
from .proving import FIRST
from .questions import NOTHING

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUES = 25


async def test_no_event_tells_anything(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    compiled(generate(FIRST), path)
    shown: Counter[str] = Counter()
    posted = 0
    async with living(path) as world:
        mo = moderator(world)
        for seed in range(FIRST, FIRST + CATALOGUES):
            made = generate(seed)
            compiled(made, path)
            world.env.http_requests.clear()
            for slug in made.codes:
                await mo.slash("events", series=f"id:{slug}")
            await world.passes(seconds=1)
            bodies = tuple(entry.json for entry in world.env.http_requests)
            Judge(made, shown).check(Said("/events", Reach(), NOTHING, bodies))
            posted += sum(
                entry.method == "POST" and "/scheduled-events" in entry.path for entry in world.env.http_requests
            )
            world.env.backend.get_guild(world.guild.id).scheduled_events.clear()
    assert posted >= CATALOGUES
    assert shown["episode title open"] > 0, "titles that are no secret are told"


def moderator(world: World) -> Asker:
    """Somebody who may manage events."""
    role = world.guild.create_role("Events", permissions=discord.Permissions(manage_events=True))
    return Asker(world, world.guild.add_member(world.env.create_user("mo"), roles=[role]), world.channel)
