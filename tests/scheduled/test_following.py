"""Events follow the schedule: they are moved and removed with it, and what somebody deletes stays deleted."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .listings import evening, nightly

if TYPE_CHECKING:
    from .server import Server


async def test_an_episode_that_moves_takes_its_event_along(server: Server) -> None:
    await server.keep("harbour")
    numbers = {event.id for event in server.events}
    await server.changes(harbour=[evening(5), evening(6), evening(9)])
    assert server.plan["Harbour S1E3"] == datetime(2026, 1, 9, 21, tzinfo=UTC)
    assert {event.id for event in server.events} == numbers, "whoever is interested in it stays so"
    assert server.asked("PATCH") == 1


async def test_however_far_it_moves(server: Server) -> None:
    await server.keep("harbour")
    await server.changes(harbour=[evening(day, month=6) for day in (5, 6, 7)])
    assert len(server.events) == server.asked("POST") == 3
    for _ in range(12):
        await server.passes(days=1)
    assert len(server.events) == server.asked("POST") == 3


async def test_planning_again_changes_nothing(server: Server) -> None:
    await server.keep("harbour")
    before = len(server.world.env.http_requests)
    for _ in range(3):
        await server.passes(hours=1)
    assert len(server.world.env.http_requests) == before


async def test_what_is_no_longer_announced_has_no_event(server: Server) -> None:
    await server.keep("harbour")
    await server.changes(harbour=[evening(5), evening(6), "tba"])
    assert server.names == ["Harbour S1E1", "Harbour S1E2"]
    await server.changes(harbour=[evening(5), "2026-01-06", "tba"])
    assert server.names == ["Harbour S1E1"], "of the second no hour is known any more"


async def test_and_has_one_again_when_it_is_announced_again(server: Server) -> None:
    await server.keep("harbour")
    await server.changes(harbour=[evening(5), evening(6), "tba"])
    await server.changes(harbour=nightly(5, 3))
    assert server.names == ["Harbour S1E1", "Harbour S1E2", "Harbour S1E3"]
    await server.changes(harbour=[evening(5), evening(6), evening(10)])
    assert server.plan["Harbour S1E3"] == datetime(2026, 1, 10, 21, tzinfo=UTC)
    assert len(server.events) == 3


async def test_episodes_that_come_together_become_one_event(server: Server) -> None:
    await server.keep("harbour")
    await server.changes(harbour=[evening(5), evening(5), evening(7)])
    assert server.names == ["Harbour S1E1–E2", "Harbour S1E3"]


async def test_and_those_that_part_become_two(server: Server) -> None:
    await server.changes(harbour=[evening(5), evening(5), evening(7)])
    await server.keep("harbour")
    await server.changes(harbour=[evening(5), evening(6), evening(7)])
    assert server.names == ["Harbour S1E1", "Harbour S1E2", "Harbour S1E3"]


async def test_what_goes_on_is_left_alone(server: Server) -> None:
    await server.keep("harbour")
    begins = min(server.plan.values())
    await server.passes(seconds=(begins - server.world.env.now()).total_seconds() + 60)
    assert server.names == ["Harbour S1E2", "Harbour S1E3"]
    asked = server.asked("DELETE") + server.asked("PATCH")
    await server.changes(harbour=["tba", evening(6), evening(7)])
    assert server.asked("DELETE") + server.asked("PATCH") == asked


async def test_what_a_moderator_deletes_is_not_made_again(server: Server) -> None:
    await server.keep("harbour")
    _delete(server, "Harbour S1E2")
    for _ in range(3):
        await server.passes(hours=1)
    await server.changes(harbour=[evening(5), evening(8), evening(9)])
    await server.changes(harbour=[evening(5), "tba", evening(9)])
    await server.changes(harbour=[evening(5), evening(8), evening(10)])
    assert server.names == ["Harbour S1E1", "Harbour S1E3"]
    assert server.asked("POST") == 3


async def test_and_that_is_noted(server: Server) -> None:
    await server.keep("harbour")
    _delete(server, "Harbour S1E2")
    await server.changes(harbour=[evening(5), evening(8), evening(9)])
    reasons = [delivery.reason for delivery in await server.world.bot.deliveries.history(20)]
    assert reasons.count("somebody deleted the event") == 1
    (reminder,) = await server.world.bot.reminders.of_guild(server.world.guild.id)
    assert reminder.trouble is None, "that is nobody's trouble"


async def test_what_a_moderator_writes_into_an_event_stays_when_it_moves(server: Server) -> None:
    await server.keep("harbour")
    server.events[2].description = "Bring biscuits!"
    await server.changes(harbour=[evening(5), evening(6), evening(9)])
    assert server.events[2].description == "Bring biscuits!"
    assert server.plan["Harbour S1E3"] == datetime(2026, 1, 9, 21, tzinfo=UTC)


async def test_a_series_that_leaves_the_catalogue_keeps_its_events(server: Server) -> None:
    await server.changes(pier=nightly(10, 1))
    await server.keep("harbour")
    await server.keep("pier")
    del server.listings.announced["pier"]
    await server.changes()
    assert "Pier S1E1" in server.names
    await server.changes(pier=nightly(11, 1))
    assert server.plan["Pier S1E1"] == datetime(2026, 1, 11, 21, tzinfo=UTC)
    assert server.asked("POST") == 4


def _delete(server: Server, name: str) -> None:
    (event,) = [event for event in server.events if event.name == name]
    server.world.env.backend.delete_scheduled_event(server.world.guild.id, event.id)
