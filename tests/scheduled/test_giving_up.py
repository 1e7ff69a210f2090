"""A moderator who no longer wants events has those to come removed, and is told what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from tests.world import Asker

from .listings import evening, nightly

if TYPE_CHECKING:
    from .server import Server


async def test_the_events_to_come_are_removed(server: Server) -> None:
    await server.keep("harbour")
    seen = await server.give_up("harbour")
    assert seen.private
    assert "I no longer keep events for **Harbour** in this server." in seen.text
    assert "Events to come that I removed: 3." in seen.text
    assert server.events == []
    assert await server.world.bot.reminders.of_guild(server.world.guild.id) == []
    await server.changes(harbour=nightly(8, 3))
    assert server.events == []


async def test_those_of_other_series_and_of_other_people_stay(server: Server) -> None:
    await server.changes(pier=nightly(10, 1))
    server.world.guild.create_scheduled_event("Quiz", start_time="2026-01-30T20:00:00+00:00")
    await server.keep("harbour")
    await server.keep("pier")
    await server.give_up("harbour")
    assert server.names == ["Pier S1E1", "Quiz"]


async def test_on_one_channel_or_on_all(server: Server) -> None:
    server.listings.announce("harbour", nightly(5, 2), Streamly=[evening(20)])
    await server.changes()
    await server.keep("harbour")
    await server.keep("harbour", track="Streamly")
    assert len(server.events) == 3
    await server.give_up("harbour", track="Streamly")
    assert server.names == ["Harbour S1E1", "Harbour S1E2"]
    await server.keep("harbour", track="Streamly")
    await server.give_up("harbour")
    assert server.events == []


async def test_what_was_never_kept_is_not_removed(server: Server) -> None:
    seen = await server.give_up("harbour")
    assert "I keep no events for **Harbour** in this server." in seen.text


async def test_what_may_not_be_removed_is_left_to_the_moderators(server: Server) -> None:
    await server.keep("harbour")
    server.allow(events=False)
    seen = await server.give_up("harbour")
    assert "I may not remove the other 3. Delete them yourself, please." in seen.text
    assert await server.world.bot.reminders.of_guild(server.world.guild.id) == []


async def test_what_goes_on_is_left_alone(server: Server) -> None:
    await server.keep("harbour")
    begins = min(server.plan.values())
    await server.passes(seconds=(begins - server.world.env.now()).total_seconds() + 60)
    seen = await server.give_up("harbour")
    assert "Events to come that I removed: 2." in seen.text
    assert server.asked("DELETE") == 2


async def test_those_of_a_series_that_has_left_the_catalogue_are_offered_and_removed(server: Server) -> None:
    """Nobody could give them up where only what is in the catalogue is understood."""
    await server.changes(pier=nightly(10, 1))
    await server.keep("harbour")
    await server.keep("pier")
    await server.leaves("harbour")
    listed = await server.mo.slash("reminders")
    assert "The series has left my catalogue. To give its events up, type `/events`" in listed.open

    offered = await server.mo.suggestions("events", "series", "harb")
    assert list(offered) == ["harbour: no longer in my catalogue"]
    seen = await server.give_up("harbour")

    assert "I no longer keep events for **harbour** in this server." in seen.text
    assert "Events to come that I removed: 3." in seen.text
    assert server.names == ["Pier S1E1"]
    assert "harbour: no longer in my catalogue" not in await server.mo.suggestions("events", "series", "")


async def test_without_the_state_what_is_in_the_catalogue_is_suggested_all_the_same(server: Server) -> None:
    await server.world.bot.database.close()
    assert list(await server.mo.suggestions("events", "series", "")) == ["Harbour (ITV, 2026)"]


async def test_one_that_has_left_is_not_taken_for_one_of_a_similar_name(server: Server) -> None:
    await server.keep("harbour")
    await server.changes(**{"harbour-nights": nightly(10, 1)})
    await server.keep("harbour-nights")
    await server.leaves("harbour")
    await server.give_up("harbour")
    assert server.names == ["Harbour Nights S1E1"]


async def test_one_that_has_left_cannot_be_kept(server: Server) -> None:
    await server.keep("harbour")
    await server.leaves("harbour")
    seen = await server.keep("harbour")
    assert "I do not know a series called" in seen.text
    assert len(server.events) == 3


async def test_other_servers_are_not_offered_it(server: Server) -> None:
    await server.keep("harbour")
    await server.leaves("harbour")
    other = server.world.env.create_guild("Elsewhere")
    keepers = other.create_role("Keepers", permissions=discord.Permissions(manage_events=True))
    kit = other.add_member(server.world.env.create_user("kit"), roles=[keepers])
    there = Asker(server.world, kit, other.create_text_channel("general"))
    assert list(await there.suggestions("events", "series", "")) == ["Attic (ITV)"]


async def test_kept_again_they_are_made_again(server: Server) -> None:
    await server.keep("harbour")
    await server.give_up("harbour")
    seen = await server.keep("harbour")
    assert "already" not in seen.text
    assert len(server.events) == 3
