"""A member says how far they have watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .club import pick, press_at_once, told_of

if TYPE_CHECKING:
    from tests.world import Asker

    from .club import Club


async def reached(asker: Asker, series: str = "harbour") -> str:
    """What the bot says one has watched."""
    seen = await asker.slash("progress show", series=f"id:{series}")
    assert seen.private
    return seen.open.partition("\n")[2].partition("\n")[0]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("S2E3", "S2E3"),
        ("s2e3", "S2E3"),
        ("2x03", "S2E3"),
        ("season 2 episode 3", "S2E3"),
        ("Season 2, Episode 3", "S2E3"),
        ("S2 E3", "S2E3"),
        ("finished", "S2E3"),
        ("S1X1", "S1X1"),
        ("season 1", "S1E3"),
    ],
)
async def test_an_episode_may_be_written_as_one_likes(club: Club, typed: str, understood: str) -> None:
    seen = await club.watched(club.ada, "harbour", typed)
    assert seen.private
    assert f"You have watched up to {understood}." in seen.open


@pytest.mark.parametrize("typed", ["E3", "3", "episode 3", "S1E3", "finished", "1x3"])
async def test_where_there_is_one_season_the_episode_is_enough(club: Club, typed: str) -> None:
    assert "You have watched up to S1E3." in (await club.watched(club.ada, "tide", typed)).open


@pytest.mark.parametrize("typed", ["S2E4", "S0E1", "E3", "the good one", "S1X2", "2x99", "season 7", "||", "-1"])
async def test_a_wrong_episode_is_told_privately_with_an_example(club: Club, typed: str) -> None:
    await club.watched(club.ada, "harbour", "S1E1")
    seen = await club.watched(club.ada, "harbour", typed)
    assert seen.private
    assert f"“{typed}” is no episode of Harbour Lights." in seen.open
    assert "Write it like S1E1, or pick a suggestion." in seen.open
    assert await reached(club.ada) == "You have watched up to S1E1."


async def test_next_counts_one_episode_in_watching_order_specials_included(club: Club) -> None:
    order = [(await club.ada.slash("progress next", series="id:harbour")).open for _ in range(4)]
    assert [said.partition("up to ")[2].partition(".")[0] for said in order] == ["S1E1", "S1E2", "S1X1", "S1E3"]


async def test_after_the_last_episode_next_says_so_and_changes_nothing(club: Club) -> None:
    await club.watched(club.ada, "harbour", "finished")
    seen = await club.ada.slash("progress next", series="id:harbour")
    assert "That was the last episode I know of." in seen.open
    assert await reached(club.ada) == "You have watched up to S2E3."


async def test_two_quick_clicks_count_twice_and_no_more(club: Club) -> None:
    shown = await club.watched(club.ada, "road", "S1E5")
    await press_at_once(club.ada, shown, "One more", times=2)
    assert await reached(club.ada, "road") == "You have watched up to S1E7."


async def test_many_quick_clicks_count_as_many_times(club: Club) -> None:
    shown = await club.watched(club.ada, "road", "S1E25")
    await press_at_once(club.ada, shown, "One more", times=9)
    assert await reached(club.ada, "road") == "You have watched up to S2E4."


async def test_a_late_button_moves_nobody_back(club: Club) -> None:
    early = await club.ada.slash("recap", series="id:harbour", upto="S1E2")
    await club.watched(club.ada, "harbour", "S2E1")
    pressed = await club.ada.press(early, "I've watched S1E2")
    assert pressed.private
    assert "You have watched up to S2E1." in pressed.open
    assert await reached(club.ada) == "You have watched up to S2E1."


async def test_a_button_moves_one_on(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E1")
    recap = await club.ada.slash("recap", series="id:harbour", upto="S1E3")
    await club.ada.press(recap, "I've watched S1E3")
    assert await reached(club.ada) == "You have watched up to S1E3."


async def test_the_menu_moves_exactly_back_as_well(club: Club) -> None:
    shown = await club.watched(club.ada, "harbour", "S1E3")
    back = await pick(club.ada, shown, "S1E1 · Arrivals")
    assert back.edited
    assert "You have watched up to S1E1." in back.open
    assert told_of("harbour", (await club.ada.slash("recap", series="id:harbour", length="short")).open) == ["amber"]


async def test_setting_an_earlier_episode_moves_back(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S2E3")
    await club.watched(club.ada, "harbour", "S1E1")
    assert await reached(club.ada) == "You have watched up to S1E1."


async def test_whoever_forgets_is_told_the_premise_again(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S2E3")
    forgotten = await club.ada.slash("progress forget", series="id:harbour")
    recap = await club.ada.slash("recap", series="id:harbour")
    assert forgotten.private
    assert "Forgotten. From now on I tell you nothing beyond the premise." in forgotten.open
    assert "A lamp goes out, and a harbour keeps a secret." in recap.open
    assert told_of("harbour", recap.text) == []


async def test_the_button_forgets_too_and_only_this_series(club: Club) -> None:
    await club.watched(club.ada, "tide", "S1E2")
    shown = await club.watched(club.ada, "harbour", "S2E3")
    await club.ada.press(shown, "Forget this")
    assert await reached(club.ada) == "You have not told me how far you have watched."
    assert await reached(club.ada, "tide") == "You have watched up to S1E2."


async def test_progress_survives_a_restart_and_so_do_its_buttons(club: Club) -> None:
    shown = await club.watched(club.ada, "harbour", "S1E2")
    await club.world.restart()
    assert await reached(club.ada) == "You have watched up to S1E2."
    seen = await club.ada.press(shown, "One more")
    assert "You have watched up to S1X1." in seen.open
