"""Never more than twenty events in a server, those of all its series together, the nearest first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from .listings import evening, nightly

if TYPE_CHECKING:
    import pytest

    from .server import Server


async def test_twenty_of_a_long_season_and_the_rest_when_there_is_room(server: Server) -> None:
    await server.changes(harbour=nightly(5, 24))
    seen = await server.keep("harbour")
    assert "4 more later: I keep at most 20 events in a server, the nearest of all its series." in seen.text
    assert server.names == [f"Harbour S1E{number}" for number in range(1, 21)]
    await _the_first_is_over(server)
    assert server.names == [f"Harbour S1E{number}" for number in range(2, 22)]


async def test_several_series_share_the_twenty(server: Server) -> None:
    await server.changes(harbour=nightly(2, 14), pier=[evening(day) for day in range(3, 31, 2)])
    await server.keep("harbour")
    await server.keep("pier")
    await server.passes(minutes=1)
    assert len(server.events) == 20
    both = sorted([*server.listings.announced["harbour"]["ITV"], *server.listings.announced["pier"]["ITV"]])[:20]
    assert server.names.count("Pier S1E6") == 1
    assert max(server.plan.values()).strftime("%Y-%m-%d") == both[-1][:10]


async def test_what_is_nearer_takes_the_place_of_what_is_later_which_comes_back(server: Server) -> None:
    await server.changes(harbour=nightly(10, 20), pier=nightly(2, 2))
    await server.keep("harbour")
    assert server.names[-1] == "Harbour S1E20"
    await server.keep("pier")
    await _catch_up(server)
    assert server.names == ["Pier S1E1", "Pier S1E2", *(f"Harbour S1E{number}" for number in range(1, 19))]
    await server.passes(days=4)
    assert server.names == [f"Harbour S1E{number}" for number in range(1, 21)]


async def test_there_is_no_moment_with_more_than_twenty(server: Server) -> None:
    most = 0

    def count(event: str, payload: object) -> None:
        nonlocal most
        most = max(most, len(server.events))

    server.world.env.backend.subscribers.append(count)
    await server.changes(harbour=nightly(10, 20), pier=nightly(2, 6))
    await server.keep("harbour")
    await server.keep("pier")
    await _catch_up(server)
    await server.changes(pier=nightly(20, 6))
    await _catch_up(server)
    assert most == len(server.events) == 20
    server.world.env.backend.subscribers.remove(count)


async def test_somebody_elses_events_do_not_count(server: Server) -> None:
    ada = server.world.ada.actor.id
    for number in range(30):
        begins, ends = f"2026-02-{number % 28 + 1:02}T20:00:00+00:00", "2026-03-01T00:00:00+00:00"
        quiz = server.world.guild.create_scheduled_event(f"Quiz {number}", start_time=begins, end_time=ends)
        quiz.creator_id = ada
    await server.keep("harbour")
    assert sum(name.startswith("Harbour") for name in server.names) == 3


async def test_what_was_left_behind_counts_however_many_are_made_at_once(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(18):
        begins, ends = f"2026-02-{number + 1:02}T20:00:00+00:00", "2026-03-01T00:00:00+00:00"
        server.world.guild.create_scheduled_event(f"Left {number}", start_time=begins, end_time=ends)
    _answers_slowly(server, monkeypatch)
    await server.keep("harbour")
    assert len(server.events) == 20


async def test_what_is_given_up_makes_room(server: Server) -> None:
    await server.changes(harbour=nightly(2, 20), pier=nightly(25, 3))
    await server.keep("harbour")
    assert "3 more later" in (await server.keep("pier")).text
    await server.give_up("harbour")
    await server.passes(seconds=1)
    assert server.names == ["Pier S1E1", "Pier S1E2", "Pier S1E3"]


async def test_each_server_has_its_own_twenty(server: Server) -> None:
    await server.changes(harbour=nightly(2, 20))
    await server.keep("harbour")
    window = await server.world.bot.planner.window(server.world.guild.id + 1)
    assert window == {}


async def _the_first_is_over(server: Server) -> None:
    first = min(server.plan.values())
    await server.passes(seconds=(first - server.world.env.now()).total_seconds() + 3600)


async def _catch_up(server: Server) -> None:
    """What found no room is tried again when something has been removed."""
    for _ in range(4):
        await server.passes(seconds=10)


def _answers_slowly(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between what Discord says stands in the list and what is done about it, everything else goes on."""
    http = server.world.bot.http
    ask = http.get_scheduled_events

    async def slowly(guild: int, *, with_user_count: bool) -> list[Any]:
        listed = await ask(guild, with_user_count=with_user_count)
        for _ in range(500):
            await asyncio.sleep(0)
        return listed

    monkeypatch.setattr(http, "get_scheduled_events", slowly)
