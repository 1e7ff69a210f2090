"""When to begin, so that the last of many comes in time and none comes earlier than it must."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.urgency import beginnings

from .telling import instant

NOON = instant("2026-05-17 12:00")
groups = st.dictionaries(st.integers(0, 1800), st.integers(1, 3000), max_size=8).map(
    lambda found: [(NOON + timedelta(seconds=second), number) for second, number in sorted(found.items())]
)


def seconds(number: int, per_second: float) -> timedelta:
    return timedelta(seconds=number / per_second)


def test_one_that_is_alone_is_sent_when_it_is_due() -> None:
    assert beginnings([(NOON, 1)], 45) == [(NOON, NOON)]


def test_many_begin_as_early_as_it_takes_to_send_them() -> None:
    assert beginnings([(NOON, 500)], 50) == [(NOON, NOON - timedelta(seconds=10))]


def test_those_that_are_due_shortly_before_make_room() -> None:
    """At 12:00:04 there are 500 due: ten seconds of work, so that those of 12:00 must be done by 11:59:54."""
    later = NOON + timedelta(seconds=4)

    assert beginnings([(NOON, 100), (later, 500)], 50) == [
        (NOON, NOON - timedelta(seconds=8)),
        (later, NOON - timedelta(seconds=6)),
    ]


def test_those_that_are_far_apart_have_nothing_to_do_with_each_other() -> None:
    later = NOON + timedelta(minutes=5)

    assert beginnings([(NOON, 1), (later, 500)], 50) == [(NOON, NOON), (later, later - timedelta(seconds=10))]


@given(groups, st.sampled_from([1.0, 45.0, 50.0, 1000.0]))
def test_whoever_begins_so_is_done_in_time(pressing: list[tuple[object, int]], per_second: float) -> None:
    begun = beginnings(pressing, per_second)  # type: ignore[arg-type]

    free = min((begin for _, begin in begun), default=NOON)
    for (due, begin), (_, number) in zip(begun, pressing, strict=True):
        free = max(free, begin) + seconds(number, per_second)
        if number > 1 or begin < due:
            assert free <= due + timedelta(milliseconds=1)


@given(groups, st.sampled_from([1.0, 45.0, 50.0, 1000.0]))
def test_none_begins_earlier_than_those_behind_it_need(pressing: list[tuple[object, int]], per_second: float) -> None:
    begun = beginnings(pressing, per_second)  # type: ignore[arg-type]

    assert [due for due, _ in begun] == [due for due, _ in pressing]
    assert all(one <= other for (_, one), (_, other) in pairwise(begun))
    for index, (due, begin) in enumerate(begun):
        behind = sum(number for _, number in pressing[index:])
        assert due - seconds(behind, per_second) - timedelta(milliseconds=1) <= begin <= due
