"""A recap that is shared is judged again, by the channel that it is shared in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .club import at, told_of

if TYPE_CHECKING:
    from .club import Club

SHARE = "Share in this channel"


async def test_what_is_shared_is_covered_as_the_channel_needs_it(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E3")
    recap = await club.ada.slash("recap", series="id:harbour")
    assert "ebony" in recap.open.casefold()
    shared = await club.ada.press(recap, SHARE)
    assert not shared.private
    assert not shared.edited
    assert told_of("harbour", shared.open) == []
    assert told_of("harbour", shared.text)[-1] == "ebony"
    assert f"For <#{club.general.id}>: nothing beyond the premise" in shared.open


async def test_what_the_channel_knows_is_shared_openly(club: Club) -> None:
    await club.told(club.general, "S1E2", "harbour")
    recap = await club.ada.slash("recap", series="id:harbour", upto="S1E3", length="short")
    shared = await club.ada.press(recap, SHARE)
    assert told_of("harbour", shared.open) == ["amber", "bronze"]
    assert [told_of("harbour", cover) for cover in shared.covers] == [["ebony"]]


async def test_a_share_keeps_the_episode_that_was_asked_for(club: Club) -> None:
    """Neither the sharer's progress nor the channel's setting makes more of it, and later watching does not either."""
    await club.told(club.general, "everything")
    await club.watched(club.ada, "harbour", "S1E1")
    recap = await club.ada.slash("recap", series="id:harbour", length="short")
    await club.watched(club.ada, "harbour", "finished")
    shared = await club.ada.press(recap, SHARE)
    assert "Up to S1E1" in shared.open
    assert told_of("harbour", shared.text) == ["amber"]


async def test_a_share_in_a_thread_follows_the_thread(club: Club) -> None:
    thread = club.thread("finale")
    await club.told(thread, "everything", "harbour")
    ada = at(club.ada, thread)
    recap = await ada.slash("recap", series="id:harbour", upto="S1E3", length="short")
    shared = await ada.press(recap, SHARE)
    assert told_of("harbour", recap.open) == []
    assert told_of("harbour", shared.open) == ["amber", "bronze", "ebony"]


async def test_a_share_about_somebody_calls_them_what_the_channel_knows(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E3")
    recap = await club.ada.slash("recap", series="id:harbour", about="captain ebony")
    shared = await club.ada.press(recap, SHARE)
    assert "about Captain Ebony" in recap.open
    assert "about The stranger" in shared.open
    assert told_of("harbour", shared.open) == []


async def test_a_share_about_somebody_unknown_to_the_channel_does_not_name_them(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S2E2")
    recap = await club.ada.slash("recap", series="id:harbour", about="jade")
    shared = await club.ada.press(recap, SHARE)
    assert "about Jade Holm" in recap.open
    assert "Jade" not in shared.open
    assert "about somebody whose name is a spoiler" in shared.open


async def test_a_reader_of_a_share_reveals_for_themselves_alone(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E2")
    shared = await club.ada.press(await club.ada.slash("recap", series="id:harbour"), SHARE)
    revealed = await club.ben.press(shared, "Reveal S1E2 to me")
    assert revealed.private
    assert told_of("harbour", revealed.open) == ["bronze", "burgundy"]


async def test_a_reader_of_a_share_notes_their_own_progress(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E2")
    shared = await club.ada.press(await club.ada.slash("recap", series="id:harbour"), SHARE)
    noted = await club.ben.press(shared, "I've watched S1E2")
    assert noted.private
    assert "You have watched up to S1E2." in noted.open
    assert told_of("harbour", (await club.ben.slash("recap", series="id:harbour", length="short")).open)[-1] == "bronze"


async def test_another_reader_turns_the_pages_for_themselves(club: Club) -> None:
    shared = await club.ada.press(await club.ada.slash("recap", series="id:road", upto="finished"), SHARE)
    await club.watched(club.ben, "road", "S1E10")
    bens = await club.ben.press(shared, "More")
    adas = await club.ada.press(shared, "More")
    assert bens.private
    assert "Stone 1-10 is passed." in bens.open
    assert "Stone 1-11" not in bens.open
    assert adas.edited
    assert not adas.private
    assert "Stone" not in adas.open
