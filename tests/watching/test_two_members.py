"""The same question, asked by people who have watched different things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .club import alone, told_of

if TYPE_CHECKING:
    from .club import Club


async def test_a_recap_goes_as_far_as_each_has_watched(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E1")
    await club.watched(club.ben, "harbour", "S1E3")
    adas = await club.ada.slash("recap", series="harbour lights", length="short")
    bens = await club.ben.slash("recap", series="harbour lights", length="short")
    assert adas.private
    assert bens.private
    assert told_of("harbour", adas.open) == ["amber"]
    assert told_of("harbour", bens.open) == ["amber", "bronze", "ebony"]
    assert told_of("harbour", adas.text) == ["amber"], "not even covered: she did not ask for more"


async def test_each_reads_by_what_their_answer_was_judged(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E1")
    adas = await club.ada.slash("recap", series="harbour lights")
    bens = await club.ben.slash("recap", series="harbour lights")
    assert "For you: up to S1E1" in adas.open
    assert "For you: nothing beyond the premise" in bens.open


async def test_a_private_answer_under_a_public_one_follows_whoever_pressed(club: Club) -> None:
    await club.watched(club.ben, "harbour", "S1E3")
    cast = await club.ada.slash("cast", series="harbour lights")
    adas = await club.ada.press(cast, "About the series")
    bens = await club.ben.press(cast, "About the series")
    assert adas.private
    assert bens.private
    assert told_of("harbour", adas.text) == []
    assert "Praised for the ebony twist." in bens.open


async def test_direct_messages_follow_the_member(club: Club) -> None:
    await club.watched(club.ben, "harbour", "S1E3")
    bens = await alone(club.ben).slash("cast", series="harbour lights", season=1)
    adas = await alone(club.ada).slash("cast", series="harbour lights", season=1)
    assert "Captain Ebony" in bens.open
    assert "For you: up to S1E3" in bens.open
    assert "The stranger" in adas.open
    assert told_of("harbour", adas.open) == []


async def test_what_is_said_in_direct_messages_holds_in_the_server_too(club: Club) -> None:
    await alone(club.ada).slash("progress set", series="id:harbour", episode="S1E2")
    seen = await club.ada.slash("recap", series="harbour lights", length="short")
    assert told_of("harbour", seen.open) == ["amber", "bronze"]


async def test_somebody_elses_page_turns_for_oneself_alone(club: Club) -> None:
    """Who presses a button under another member's public answer gets their own answer, by their own progress."""
    await club.watched(club.ben, "harbour", "S1E3")
    cast = await club.ada.slash("cast", series="harbour lights", season=1)
    turned = await club.ben.choose(cast, "Season 1")
    assert turned.private
    assert not turned.edited
    assert "Captain Ebony" in turned.open


async def test_in_a_group_of_friends_everybody_reads_along(club: Club) -> None:
    """A group's direct messages have readers of whom nothing is known."""
    await club.watched(club.ada, "harbour", "S1E3")
    with club.world.told(context=2):
        cast = await alone(club.ada).slash("cast", series="harbour lights", season=1)
        recap = await alone(club.ada).slash("recap", series="harbour lights", length="short")
    assert told_of("harbour", cast.open) == []
    assert "For everybody here: nothing beyond the premise" in cast.open
    assert recap.private
    assert told_of("harbour", recap.open) == ["amber", "bronze", "ebony"]
