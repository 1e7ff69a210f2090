"""Events are made for what comes next, and say no more than everybody may read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from .listings import evening, nightly
from .server import instant

if TYPE_CHECKING:
    from .server import Server


async def test_the_next_episodes_stand_in_the_servers_list(server: Server) -> None:
    seen = await server.keep("harbour")
    assert seen.private
    assert "I keep events for **Harbour** in this server." in seen.text
    assert "**S1E1** · <t:1767646800:F> (<t:1767646800:R>)" in seen.text
    assert server.plan == {f"Harbour S1E{n}": datetime(2026, 1, 4 + n, 21, tzinfo=UTC) for n in (1, 2, 3)}


async def test_an_event_says_where_and_nothing_that_spoils(server: Server) -> None:
    await server.keep("harbour")
    event = server.events[0]
    assert event.entity_metadata == {"location": "ITV"}
    assert event.description is not None
    lines = event.description.splitlines()
    assert lines[:2] == ["S1E1 · Episode 1", "ITV, United Kingdom"]
    assert "hush" not in event.description


async def test_an_event_lasts_as_long_as_its_episode(server: Server) -> None:
    server.listings.runtimes["harbour"] = 47
    await server.changes()
    await server.keep("harbour")
    (first, *_) = server.events
    assert first.scheduled_end_time is not None
    assert instant(first.scheduled_end_time) - instant(first.scheduled_start_time) == timedelta(minutes=47)


async def test_or_an_hour_where_that_is_not_known(server: Server) -> None:
    await server.keep("harbour")
    (first, *_) = server.events
    assert first.scheduled_end_time is not None
    assert instant(first.scheduled_end_time) - instant(first.scheduled_start_time) == timedelta(hours=1)


async def test_what_comes_out_together_is_one_event(server: Server) -> None:
    await server.changes(harbour=[evening(5), evening(5), evening(12)])
    await server.keep("harbour")
    assert server.names == ["Harbour S1E1–E2", "Harbour S1E3"]
    (both, _) = server.events
    assert both.scheduled_end_time is not None
    assert instant(both.scheduled_end_time) == datetime(2026, 1, 5, 23, tzinfo=UTC)


async def test_a_whole_season_at_once_is_an_evening_and_its_description_fits(server: Server) -> None:
    await server.changes(harbour=[evening(5)] * 40)
    await server.keep("harbour")
    (season,) = server.events
    assert season.name == "Harbour S1E1–E40"
    assert season.scheduled_end_time is not None
    assert instant(season.scheduled_end_time) == datetime(2026, 1, 6, 3, tzinfo=UTC)
    assert season.description is not None
    assert "and 32 more" in season.description


async def test_an_hour_is_never_made_up(server: Server) -> None:
    await server.changes(harbour=["2026-01-05", "2026-02", "tba"])
    seen = await server.keep("harbour")
    assert server.events == []
    assert "1 more when their hour is announced: I never make one up." in seen.text
    await server.changes(harbour=[evening(5), "2026-02", "tba"])
    assert server.names == ["Harbour S1E1"]


async def test_where_nothing_is_announced_there_will_be_events(server: Server) -> None:
    await server.changes(harbour=["tba"])
    assert "No coming episode has an hour yet" in (await server.keep("harbour")).text
    await server.changes(harbour=nightly(8, 1))
    assert server.names == ["Harbour S1E1"]


async def test_what_has_begun_has_no_event(server: Server) -> None:
    first = datetime(2026, 1, 5, 21, tzinfo=UTC)
    await server.passes(seconds=(first - server.world.env.now()).total_seconds())
    await server.keep("harbour")
    assert server.names == ["Harbour S1E2", "Harbour S1E3"]


async def test_the_longest_title_fits(server: Server) -> None:
    server.listings.titles["harbour"] = "Harbour " * 9 + "for ever"
    await server.changes(harbour=[evening(5)] * 12)
    await server.keep("harbour")
    assert server.names == ["Harbour " * 9 + "for ever S1E1–E12"]


async def test_what_would_not_fit_is_said_by_numbers(server: Server) -> None:
    server.listings.episodes["harbour"] = "*~" * 40
    await server.changes(harbour=[evening(5)] * 9)
    await server.keep("harbour")
    (event,) = server.events
    assert event.description is not None
    assert event.description.splitlines()[:2] == ["S1E1–E9", "ITV, United Kingdom"]
    assert len(event.description) <= 1000


async def test_the_same_again_is_recognised(server: Server) -> None:
    await server.keep("harbour")
    again = await server.keep("harbour")
    assert "I keep events for **Harbour** in this server already." in again.text
    assert "**S1E3**" in again.text
    assert len(server.events) == server.asked("POST") == 3


async def test_on_another_channel_if_that_is_asked_for(server: Server) -> None:
    server.listings.announce("harbour", nightly(5, 3), Streamly=[evening(20)])
    await server.changes()
    await server.keep("harbour", track="Streamly")
    (event,) = server.events
    assert event.entity_metadata == {"location": "Streamly"}
    assert instant(event.scheduled_start_time) == datetime(2026, 1, 20, 21, tzinfo=UTC)


async def test_a_channel_that_does_not_show_it_is_told_from_those_that_do(server: Server) -> None:
    seen = await server.mo.slash("events", series="id:harbour", track="Nowhere")
    assert seen.private
    assert "ITV" in seen.text
    assert server.events == []


async def test_only_moderators_have_events_kept(server: Server) -> None:
    """A server may show the command to everybody in its settings; the bot looks again."""
    (command,) = [each for each in await server.world.bot.tree.fetch_commands() if each.name == "events"]
    server.world.guild.set_command_permissions(command, {server.world.guild.default_role: True})
    seen = await server.world.ada.slash("events", series="id:harbour")
    assert seen.private
    assert "For this you need: Manage Events." in seen.text
    assert server.events == []


async def test_a_bot_that_may_not_says_so_at_once(server: Server) -> None:
    server.allow(events=False)
    seen = await server.mo.slash("events", series="id:harbour")
    assert "For this I need: Create Events." in seen.text
    assert await server.world.bot.reminders.of_guild(server.world.guild.id) == []


async def test_in_the_language_of_the_server(server: Server) -> None:
    with server.world.told(guild_locale="de"):
        await server.keep("harbour")
    (reminder,) = await server.world.bot.reminders.of_guild(server.world.guild.id)
    assert reminder.wish.locale == "de"
