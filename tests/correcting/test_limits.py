"""Nobody buries the curators: so many a day from one member, and so many in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.state import corrections

from .desk import WRONG

if TYPE_CHECKING:
    import pytest

    from .desk import Desk

MOST = corrections.MOST_IN_A_DAY


async def sent(desk: Desk, number: int) -> None:
    """Ada says several things."""
    for each in range(number):
        await desk.corrected(desk.ada, wrong=f"{WRONG} {each}")


async def test_one_too_many_in_a_day_is_refused_before_anything_is_written(desk: Desk) -> None:
    await sent(desk, MOST)
    seen = await desk.ada.press(await desk.sources(desk.ada), "This is wrong")
    assert seen.private
    assert f"You have sent {MOST} corrections in 24 hours. Thank you for each of them." in seen.open
    assert "Please send the next one tomorrow." in seen.open


async def test_a_form_that_was_open_already_is_no_way_around_it(desk: Desk) -> None:
    windows = [await desk.opened(desk.ada) for _ in range(MOST + 1)]
    answers = [await desk.submitted(desk.ada, each, wrong=f"{n} is wrong") for n, each in enumerate(windows)]
    assert ["## Thank you" in seen.text for seen in answers] == [True] * MOST + [False]
    assert len(await desk.waiting()) == MOST


async def test_the_next_day_there_is_room_again(desk: Desk) -> None:
    await sent(desk, MOST)
    await desk.env.advance_time(24 * 3600 + 1)
    assert "## Thank you" in (await desk.corrected(desk.ada, wrong="One more.")).text


async def test_others_are_not_held_up(desk: Desk) -> None:
    await sent(desk, MOST)
    assert "## Thank you" in (await desk.corrected(desk.ben)).text


async def test_where_too_many_wait_no_more_are_taken(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corrections, "MOST_WAITING", 2)
    await sent(desk, 2)
    seen = await desk.ben.press(await desk.sources(desk.ben), "This is wrong")
    assert "So many corrections wait for the curators that I cannot take more." in seen.open
    assert "Please try again in a few days." in seen.open


async def test_what_is_sent_once_more_is_kept_once(desk: Desk) -> None:
    first, again = [await desk.opened(desk.ada) for _ in range(2)]
    assert "Correction 1 ·" in (await desk.submitted(desk.ada, first)).open
    assert "Correction 1 ·" in (await desk.submitted(desk.ada, again)).open
    assert len(await desk.waiting()) == 1
