"""A moderator who no longer wants events has those to come removed, and is told what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


async def test_kept_again_they_are_made_again(server: Server) -> None:
    await server.keep("harbour")
    await server.give_up("harbour")
    seen = await server.keep("harbour")
    assert "already" not in seen.text
    assert len(server.events) == 3
