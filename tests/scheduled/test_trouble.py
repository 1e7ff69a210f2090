"""What can go wrong: a permission that is taken away, a full list, a host that dies at the worst moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import StateUnavailable

from .listings import evening, nightly

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from .server import Server

NAMES = ["Harbour S1E1", "Harbour S1E2", "Harbour S1E3"]


async def test_without_the_permission_whoever_asked_is_told_once(server: Server) -> None:
    await _asked_for_then_forbidden(server)
    for _ in range(3):
        await server.passes(hours=1)
    assert server.events == []
    (notice,) = await server.told_alone()
    assert "Grant me Create Events, then type `/events` and the series again." in notice
    (reminder,) = await server.world.bot.reminders.of_guild(server.world.guild.id)
    assert reminder.trouble == "no permission for events"


async def test_while_it_is_missing_discord_is_asked_once_an_hour(server: Server) -> None:
    await _asked_for_then_forbidden(server)
    asked = server.asked("POST")
    await server.passes(hours=1)
    assert server.asked("POST") == asked + 1


async def test_when_it_is_granted_the_events_appear_by_themselves(server: Server) -> None:
    await _asked_for_then_forbidden(server)
    server.allow(events=True)
    await server.passes(hours=1)
    assert server.names == NAMES[:1], "one shows that the trouble is over"
    await server.passes(hours=1)
    assert server.names == NAMES
    (reminder,) = await server.world.bot.reminders.of_guild(server.world.guild.id)
    assert reminder.trouble is None


async def test_or_at_once_for_whoever_types_the_command_again(server: Server) -> None:
    await _asked_for_then_forbidden(server)
    server.allow(events=True)
    await server.keep("harbour")
    assert server.names == NAMES


async def test_a_move_that_was_forbidden_is_made_up_for(server: Server) -> None:
    await server.keep("harbour")
    server.allow(events=False)
    await server.changes(harbour=[evening(5), evening(6), evening(9)])
    (notice,) = await server.told_alone()
    assert "I could not correct what I said of **Harbour** in your server." in notice
    assert "Grant me Create Events" in notice
    server.allow(events=True)
    await server.passes(hours=1)
    assert server.plan["Harbour S1E3"].day == 9
    (reminder,) = await server.world.bot.reminders.of_guild(server.world.guild.id)
    assert reminder.trouble is None


async def test_a_list_that_is_full_is_told_of_and_tried_again(server: Server) -> None:
    server.world.env.inject_error("POST", "/guilds/*/scheduled-events", status=400, code=30038, times=3)
    await server.keep("harbour")
    (notice,) = await server.told_alone()
    assert "as many events as Discord allows" in notice
    await server.passes(hours=1)
    await server.passes(hours=1)
    assert server.names == NAMES


async def test_when_discord_is_down_the_events_come_later(server: Server) -> None:
    server.world.env.inject_error("GET", "/guilds/*/scheduled-events", status=500, times=None)
    await server.keep("harbour")
    assert server.events == []
    server.world.env.backend.faults.clear()
    await server.passes(minutes=6)
    assert server.names == NAMES
    assert await server.told_alone() == []


async def test_a_bot_that_was_removed_from_the_server_says_so(server: Server) -> None:
    server.world.env.inject_error("GET", "/guilds/*/scheduled-events", status=403, code=50001, times=None)
    await server.keep("harbour")
    (notice,) = await server.told_alone()
    assert "I am no longer in the server." in notice


async def test_a_host_that_dies_after_making_an_event_makes_no_second_one(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    _dies_before_noting(server, monkeypatch)
    await server.keep("harbour")
    assert server.names == NAMES
    assert server.world.alarms() == ["reminders wait: the host died"]
    await server.world.restart()
    await server.passes(minutes=1)
    await server.changes(harbour=nightly(6, 3))
    assert server.names == NAMES
    assert server.asked("POST") == 3
    assert server.plan["Harbour S1E1"].day == 6, "they are known again, and follow"


async def test_nor_does_one_that_dies_after_moving_it(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    await server.keep("harbour")
    _dies_before_noting(server, monkeypatch)
    await server.changes(harbour=[evening(5), evening(6), evening(9)])
    assert server.world.alarms() == ["reminders wait: the host died"]
    await server.world.restart()
    await server.passes(minutes=1)
    assert server.names == NAMES
    assert server.plan["Harbour S1E3"].day == 9


async def test_what_was_removed_just_before_the_host_died_was_not_deleted_by_somebody(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    await server.keep("harbour")
    _dies_before_noting(server, monkeypatch)
    await server.changes(harbour=[evening(5), evening(6), "tba"])
    assert server.world.alarms() == ["reminders wait: the host died"]
    await server.world.restart()
    await server.passes(minutes=1)
    await server.changes(harbour=nightly(5, 3))
    assert server.names == NAMES, "so that it may come back"


async def test_a_restart_changes_nothing(server: Server) -> None:
    await server.keep("harbour")
    before = len(server.world.env.http_requests)
    await server.world.restart()
    await server.passes(minutes=1)
    made = [entry for entry in server.world.env.http_requests[before:] if "/scheduled-events" in entry.path]
    assert made == []
    await server.changes(harbour=[evening(5), evening(6), evening(9)])
    assert server.names == NAMES


async def test_an_event_that_is_deleted_while_it_is_moved_stays_deleted(server: Server) -> None:
    await server.keep("harbour")
    server.world.env.inject_error("PATCH", "/guilds/*/scheduled-events/*", status=404, code=10070)
    await server.changes(harbour=[evening(5), evening(6), evening(9)])
    assert server.asked("POST") == 3
    await server.passes(hours=1)
    assert server.asked("PATCH") == 1


async def _asked_for_then_forbidden(server: Server) -> None:
    await server.mo.slash("events", series="id:harbour")
    server.allow(events=False)
    await server.passes(seconds=1)


def _dies_before_noting(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    async def died(outcomes: Sequence[object], now: object) -> None:
        raise StateUnavailable("the host died")

    monkeypatch.setattr(server.world.bot.deliveries, "settle", died)
