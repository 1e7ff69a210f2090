"""What to change about a server's events: whatever the schedule does, once that is done there is nothing left to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.server_events import MOST_EVENTS, batch_for, kept, nearest, shown_for
from bot.series.codes import EpisodeCode
from bot.series.releases import When
from bot.state.changes import Amend, Batch, Drop, Move, Plan
from bot.state.delivery import Delivery, Purpose, State

if TYPE_CHECKING:
    from collections.abc import Sequence

NOW = datetime(2026, 1, 1, tzinfo=UTC)
NOTHING_KNOWN = (None, "2026-01-20")
HOURS = st.integers(-30, 60)

schedules = st.lists(st.one_of(HOURS, st.sampled_from(NOTHING_KNOWN)), max_size=30)
"""For each episode of a series: in how many hours it comes, only its day, or nothing."""


def batches(schedule: Sequence[int | str | None]) -> list[Batch]:
    """A schedule as the planner sees it."""
    together: dict[When, list[EpisodeCode]] = {}
    for number, hours in enumerate(schedule, start=1):
        when = When.parse(hours) if isinstance(hours, str) else at(hours) if hours is not None else None
        if when is not None:
            together.setdefault(when, []).append(EpisodeCode(1, number))
    return [Batch(tuple(codes), when, when.at or NOW, NOW, NOW) for when, codes in together.items()]


def at(hours: int) -> When:
    return When.parse(f"{NOW + timedelta(hours=hours):%Y-%m-%d %H:%M} UTC")


def carried_out(known: list[Delivery], wanted: Sequence[Batch]) -> list[Delivery]:
    """Do what is to be done, and deliver it."""
    stored = {each.number: each for each in known}
    for change in kept(wanted, known, NOW):
        match change:
            case Plan(batch):
                number = len(stored) + 1
                stored[number] = delivered(number, batch)
            case Move(number, batch):
                stored[number] = delivered(number, batch)
            case Drop(number):
                del stored[number]
            case Amend(number):
                batch = batch_for(stored[number], wanted)
                stored[number] = replace(stored[number], shown=shown_for(batch))
    return list(stored.values())


def delivered(number: int, batch: Batch) -> Delivery:
    return Delivery(
        number, 1, Purpose.ANNOUNCE, batch.codes, batch.when, batch.airs, NOW, batch.until, NOW, State.SENT,
        attempts=1, shown=shown_for(batch),
    )  # fmt: skip


def standing(known: list[Delivery]) -> list[dict[str, str]]:
    """What stands in the server and has not begun."""
    ahead = [each for each in known if any((When.parse(t).at or NOW) > NOW for t in each.shown.values())]
    return sorted((dict(each.shown) for each in ahead), key=str)


@given(st.lists(schedules, min_size=1, max_size=5))
def test_after_every_change_the_right_events_stand_there_and_nothing_is_left_to_do(history: list[list[int]]) -> None:
    known: list[Delivery] = []
    for schedule in history:
        wanted = nearest({1: batches(schedule)}, NOW)[1]
        known = carried_out(known, wanted)
        assert standing(known) == sorted(map(shown_for, wanted), key=str)
        assert kept(wanted, known, NOW) == []


@given(st.lists(schedules, max_size=4))
def test_the_nearest_of_all_series_and_no_more_than_may_be(several: list[list[int]]) -> None:
    windows = nearest({number: batches(schedule) for number, schedule in enumerate(several)}, NOW)
    chosen = [batch for window in windows.values() for batch in window]
    left = [
        batch
        for number, schedule in enumerate(several)
        for batch in batches(schedule)
        if batch.when.at is not None
        and batch.airs > NOW
        and batch.codes not in {each.codes for each in windows[number]}
    ]
    assert len(chosen) <= MOST_EVENTS
    assert all(batch.when.at is not None and batch.airs > NOW for batch in chosen)
    assert not left or len(chosen) == MOST_EVENTS
    assert max((each.airs for each in chosen), default=NOW) <= min(
        (each.airs for each in left), default=datetime.max.replace(tzinfo=UTC)
    )


def test_an_event_of_which_nothing_is_known_yet_is_let_be() -> None:
    (batch,) = nearest({1: batches([5])}, NOW)[1]
    trying = replace(delivered(1, batch), state=State.LEASED, shown={})
    assert kept([batch], [trying], NOW) == []
    assert kept([], [trying], NOW) == [], "whoever tries looks for themselves what is so"


def test_what_waits_moves_and_goes_with_the_schedule() -> None:
    (early,), (late,) = nearest({1: batches([5])}, NOW)[1], nearest({1: batches([9])}, NOW)[1]
    waiting = replace(delivered(1, early), state=State.PLANNED, attempts=0, shown={})
    assert kept([early], [waiting], NOW) == []
    assert kept([late], [waiting], NOW) == [Move(1, late)]
    assert kept([], [waiting], NOW) == [Drop(1)]


def test_an_event_is_changed_by_one_at_a_time() -> None:
    (early,), (late,) = nearest({1: batches([5])}, NOW)[1], nearest({1: batches([9])}, NOW)[1]
    event = delivered(1, early)
    changing = replace(event, number=2, purpose=Purpose.AMEND, state=State.PLANNED, subject=1, shown={})
    assert kept([late], [event], NOW) == [Amend(1, early.airs)]
    assert kept([late], [event, changing], NOW) == []
