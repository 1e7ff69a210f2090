"""What the client reads from well-behaved pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.tvmaze.client import TVmaze
from bot.tvmaze.errors import ShowNotFound, TVmazeUnavailable

from .pages import episode, show

if TYPE_CHECKING:
    from bot.tvmaze.client import ShowSource

    from .server import TVmazeServer


async def test_a_show_comes_with_seasons_episodes_specials_cast_and_titles(tvmaze: ShowSource) -> None:
    read = await tvmaze.show(7)

    assert (read.name, read.merged_from) == ("The Lantern", None)
    assert [(each.season, each.number) for each in read.episodes] == [(1, 1), (1, 2), (1, None), (2, 1), (2, 2)]
    assert [season.name for season in read.seasons] == ["", "The Flood"]
    assert [member.character.name for member in read.cast] == ["Mara Holt", "Inspector Pike"]
    assert [aka.name for aka in read.akas] == ["Die Laterne"]


async def test_guests_are_told_by_episode_with_one_request_a_season(tvmaze: TVmaze, server: TVmazeServer) -> None:
    guests = await tvmaze.guest_cast(await tvmaze.show(7))

    assert {episode: [guest.person.name for guest in cast] for episode, cast in guests.items()} == {
        102: ["Cy Example"],
        202: ["Cy Example"],
    }
    assert server.paths()[2:] == ["/seasons/11/episodes", "/seasons/12/episodes"]


async def test_a_season_that_is_gone_has_no_guests(tvmaze: TVmaze, server: TVmazeServer) -> None:
    read = await tvmaze.show(7)
    server.embedded[7]["seasons"].pop()

    assert set(await tvmaze.guest_cast(read)) == {102}


async def test_search_tells_what_matches_and_nothing_where_nothing_does(tvmaze: TVmaze) -> None:
    assert [hit.show.id for hit in await tvmaze.search("lantern & more")] == []
    assert [hit.show.id for hit in await tvmaze.search("the lantern")] == [7]


async def test_a_show_is_found_by_the_number_that_imdb_has_for_it(tvmaze: TVmaze) -> None:
    assert await tvmaze.known_to_imdb_as("tt9900001") == 7
    assert await tvmaze.known_to_imdb_as("tt9900404") is None


async def test_a_show_that_is_not_there_is_told_with_what_to_do(tvmaze: TVmaze) -> None:
    with pytest.raises(ShowNotFound, match="TVmaze has no show 404: search for its title") as caught:
        await tvmaze.show(404)
    assert caught.value.asked == 404


async def test_a_merged_show_is_followed_and_told(tvmaze: TVmaze, server: TVmazeServer) -> None:
    server.merged[3] = 7

    read = await tvmaze.show(3)

    assert (read.id, read.merged_from) == (7, 3)
    assert len(read.episodes) == 5
    assert len(read.cast) == 2


async def test_shows_that_are_merged_in_a_circle_end_in_an_error(tvmaze: TVmaze, server: TVmazeServer) -> None:
    server.merged |= {3: 4, 4: 3}

    with pytest.raises(TVmazeUnavailable, match="does not answer as it should"):
        await tvmaze.show(3)


async def test_a_show_that_claims_to_be_another_again_and_again_is_not_followed_for_ever(
    tvmaze: TVmaze, server: TVmazeServer
) -> None:
    server.raw |= {"/shows/3": show(4, "A"), "/shows/4": show(3, "B")}

    with pytest.raises(TVmazeUnavailable, match="sends from show 3 to 4 and on to 3"):
        await tvmaze.show(3)


async def test_an_episode_that_is_listed_twice_is_there_once(tvmaze: TVmaze, server: TVmazeServer) -> None:
    server.episodes[7].insert(1, episode(101, 1, "2018-05-14", name="Again"))

    assert [each.name for each in (await tvmaze.show(7)).episodes][:2] == ["Episode 1", "Episode 2"]


async def test_what_has_changed_since_is_told_by_show(tvmaze: TVmaze, server: TVmazeServer) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    server.updated = {7: int((now - timedelta(hours=1)).timestamp()), 8: int((now - timedelta(hours=9)).timestamp())}

    assert await tvmaze.updates(now - timedelta(hours=2)) == {7: now - timedelta(hours=1)}


async def test_nothing_has_changed(tvmaze: TVmaze) -> None:
    assert await tvmaze.updates(datetime.now(UTC)) == {}


@pytest.mark.parametrize(("days", "query"), [(0.5, "since=day"), (1, "since=week"), (7, "since=month"), (40, "")])
async def test_the_shortest_period_that_is_long_enough_is_asked_for(
    tvmaze: TVmaze, server: TVmazeServer, days: float, query: str
) -> None:
    await tvmaze.updates(datetime.now(UTC) - timedelta(days=days))

    assert server.asked[-1].query == query


async def test_the_bot_says_who_it_is(tvmaze: TVmaze, server: TVmazeServer) -> None:
    await tvmaze.search("lantern")

    assert server.asked[0].agent.startswith("Previously/")
    assert "Discord bot" in server.asked[0].agent


async def test_a_session_that_was_given_is_used_and_left_open(server: TVmazeServer) -> None:
    async with aiohttp.ClientSession() as session:
        async with TVmaze(server.address, session) as client:
            await client.search("lantern")
        assert not session.closed
    assert server.asked[0].agent.startswith("Previously/")


async def test_nothing_can_be_asked_outside_of_the_async_with(server: TVmazeServer) -> None:
    with pytest.raises(RuntimeError, match="inside its `async with`"):
        await TVmaze(server.address).search("lantern")
