"""Requests are spread evenly below Discord's limit."""

from __future__ import annotations

import asyncio
from bisect import bisect_left

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reminders.pace import Pace

from .timeless import timeless

gaps = st.lists(st.sampled_from([0.0, 0.0, 0.0, 0.001, 0.02, 0.1, 0.3, 2.0]), min_size=1, max_size=150)


def test_ten_thousand_at_once_leave_one_after_the_other_and_none_of_the_limit_is_wasted() -> None:
    times = timeless(all_at_once(10_000, 45))

    assert times[-1] == pytest.approx(9_999 / 45, abs=0.5)
    assert most_in_a_second(times) <= 45 * 1.25 + 1


@pytest.mark.parametrize("rest", [1.0, 60.0, 3600.0])
def test_a_rest_is_not_made_up_for_by_a_burst(rest: float) -> None:
    """Fails with a bucket that fills up meanwhile: Discord would see twice the limit in one second."""

    async def rested() -> list[float]:
        pace = Pace(50)
        await pace.slot()
        await asyncio.sleep(rest)
        return await noted(pace, 200)

    assert most_in_a_second(timeless(rested())) <= 50 * 1.25 + 1


def test_what_a_busy_machine_oversleeps_is_made_up_for() -> None:
    """Fails with a fixed gap after each request, which makes ten thousand of them late by all that was overslept."""

    async def busy() -> list[float]:
        pace, times = Pace(50), []
        for number in range(1000):
            await pace.slot()
            times.append(asyncio.get_running_loop().time())
            if number % 10 == 0:
                await asyncio.sleep(0.1)  # as long as five slots
        return times

    times = timeless(busy())

    assert times[-1] - times[0] == pytest.approx(999 / 50, rel=0.02)


@settings(max_examples=40, deadline=None)
@given(gaps, st.sampled_from([5.0, 45.0, 200.0]))
def test_whenever_they_come_they_never_pass_the_limit(gaps: list[float], per_second: float) -> None:
    async def coming() -> list[float]:
        pace, sending = Pace(per_second), []
        for gap in gaps:
            await asyncio.sleep(gap)
            sending.append(asyncio.create_task(noted(pace, 1)))
        return [time for each in sending for time in await each]

    times = timeless(coming())

    assert most_in_a_second(times) <= per_second * 1.25 + 2
    assert times == sorted(times)


async def all_at_once(number: int, per_second: float) -> list[float]:
    pace = Pace(per_second)
    return [time for each in await asyncio.gather(*(noted(pace, 1) for _ in range(number))) for time in each]


async def noted(pace: Pace, number: int) -> list[float]:
    times = []
    for _ in range(number):
        await pace.slot()
        times.append(asyncio.get_running_loop().time())
    return times


def most_in_a_second(times: list[float]) -> int:
    return max(bisect_left(times, begin + 1.0) - index for index, begin in enumerate(times))
