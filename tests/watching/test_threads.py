"""A thread is told what its channel is told, unless its moderators say otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .club import at, told_of

if TYPE_CHECKING:
    import simcord

    from .club import Club


async def openly(club: Club, channel: simcord.ChannelHandle, series: str = "harbour") -> list[str]:
    seen = await at(club.ada, channel).slash("cast", series=f"id:{series}", season=1)
    assert not seen.private
    return told_of(series, seen.open)


async def test_a_thread_inherits_from_its_channel(club: Club) -> None:
    thread = club.thread("episode three")
    assert await openly(club, thread) == []
    await club.told(club.general, "S1E3", "harbour")
    assert await openly(club, thread) == ["ebony"]


async def test_a_thread_may_be_told_more_of_one_series(club: Club) -> None:
    thread = club.thread("finale")
    await club.told(club.general, "nothing")
    await club.told(thread, "everything", "harbour")
    assert await openly(club, thread) == ["ebony"]
    assert await openly(club, thread, "verdict") == []
    assert await openly(club, club.general) == []


async def test_a_thread_may_be_told_less_of_one_series(club: Club) -> None:
    thread = club.thread("newcomers")
    await club.told(club.general, "everything")
    await club.told(thread, "nothing", "harbour")
    assert await openly(club, thread) == []
    assert await openly(club, thread, "verdict") == ["nutmeg"]


async def test_a_thread_that_takes_its_setting_back_inherits_again(club: Club) -> None:
    thread = club.thread("finale")
    await club.told(club.general, "S1E3", "harbour")
    await club.told(thread, "nothing", "harbour")
    assert await openly(club, thread) == []
    await club.told(thread, "not set", "harbour")
    assert await openly(club, thread) == ["ebony"]


async def test_a_thread_shows_what_is_its_own_and_what_is_its_channels(club: Club) -> None:
    thread = club.thread("finale")
    await club.told(club.general, "S1E1", "harbour")
    await club.told(thread, "everything", "verdict")
    shown = await at(club.mo, thread).slash("spoilers")
    own, _, inherited = shown.open.partition("From the channel, where nothing is set for this thread")
    assert "Verdict (Channel One, 2018)** · everything" in own
    assert "Harbour Lights (NRX, 2024)** · up to S1E1" in inherited
    assert "Harbour" not in own


async def test_a_thread_names_itself_as_the_reader(club: Club) -> None:
    thread = club.thread("finale")
    await club.told(club.general, "S1E1", "harbour")
    seen = await at(club.ada, thread).slash("cast", series="id:harbour")
    assert f"For <#{thread.id}>: up to S1E1" in seen.open
