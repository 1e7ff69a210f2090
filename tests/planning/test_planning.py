"""What becomes of what is planned, and of what was said, when the schedule changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.reminders.planning import planned
from bot.state.changes import Amend, Drop, Move, Plan
from bot.state.delivery import DELETED, Purpose, State

from .telling import batches, instant, said, waiting

if TYPE_CHECKING:
    from bot.state.changes import Batch, Change
    from bot.state.delivery import Delivery

MONDAY, TUESDAY, FRIDAY = (f"2026-05-{day} 21:00 Europe/London" for day in (18, 19, 22))
SOON = "2026-05-18 21:20 Europe/London"
BEFORE, AFTER = instant("2026-05-17 12:00"), instant("2026-05-18 20:05")
HOUR = timedelta(hours=1)


def only(time: str, episodes: str = "S1E1", lead: timedelta = timedelta()) -> Batch:
    """The one batch of a schedule in which some episodes come at one time."""
    (batch,) = batches(dict.fromkeys(episodes.split(), time), lead)
    return batch


def changes(schedule: dict[str, str], *known: Delivery, now: object = BEFORE) -> list[Change]:
    return planned(batches(schedule), known, now)  # type: ignore[arg-type]


class TestNothingSaidYet:
    def test_what_is_to_come_is_planned(self) -> None:
        assert changes({"S1E1": MONDAY, "S1E2": TUESDAY}) == [Plan(only(MONDAY)), Plan(only(TUESDAY, "S1E2"))]

    def test_what_is_planned_stays_planned(self) -> None:
        assert changes({"S1E1": MONDAY}, waiting(only(MONDAY))) == []

    @pytest.mark.parametrize("time", ["tba", "2026-05"])
    def test_what_has_no_day_is_not_planned(self, time: str) -> None:
        assert changes({"S1E1": time}) == []

    def test_who_sets_a_reminder_late_is_not_told_of_what_has_begun(self) -> None:
        assert changes({"S1E1": MONDAY, "S1E2": TUESDAY}, now=AFTER) == [Plan(only(TUESDAY, "S1E2"))]

    def test_who_sets_a_reminder_within_its_lead_is_told_at_once(self) -> None:
        early = only(MONDAY, lead=timedelta(days=2))

        assert planned([early], [], BEFORE) == [Plan(early)]
        assert early.due < BEFORE < early.airs

    def test_who_watches_later_can_still_set_a_reminder_of_what_has_begun(self) -> None:
        later = only(MONDAY, lead=-2 * HOUR)

        assert planned([later], [], AFTER) == [Plan(later)]

    def test_moved(self) -> None:
        assert changes({"S1E1": TUESDAY}, waiting(only(MONDAY))) == [Move(1, only(TUESDAY))]

    def test_moved_into_the_past_is_announced_at_once_where_it_is_still_of_interest(self) -> None:
        earlier = "2026-05-17 11:00 Europe/London"

        assert changes({"S1E1": earlier}, waiting(only(MONDAY))) == [Move(1, only(earlier))]

    def test_moved_into_a_past_that_nobody_wants_to_hear_of_is_dropped(self) -> None:
        assert changes({"S1E1": "2026-05-16 21:00 Europe/London"}, waiting(only(MONDAY))) == [Drop(1)]

    def test_split(self) -> None:
        assert changes({"S1E1": MONDAY, "S1E2": TUESDAY}, waiting(only(MONDAY, "S1E1 S1E2"))) == [
            Move(1, only(MONDAY)),
            Plan(only(TUESDAY, "S1E2")),
        ]

    def test_merged(self) -> None:
        first, second = waiting(only(MONDAY), 1), waiting(only(TUESDAY, "S1E2"), 2)

        assert changes({"S1E1": TUESDAY, "S1E2": TUESDAY}, first, second) == [
            Move(2, only(TUESDAY, "S1E1 S1E2")),
            Drop(1),
        ]

    def test_swapped(self) -> None:
        first, second = waiting(only(MONDAY), 1), waiting(only(TUESDAY, "S1E2"), 2)

        assert changes({"S1E1": TUESDAY, "S1E2": MONDAY}, first, second) == [
            Move(1, only(MONDAY, "S1E2")),
            Move(2, only(TUESDAY)),
        ]

    def test_cancelled(self) -> None:
        assert changes({}, waiting(only(MONDAY))) == [Drop(1)]
        assert changes({"S1E1": "tba"}, waiting(only(MONDAY))) == [Drop(1)]

    def test_refined_from_a_day_to_an_instant(self) -> None:
        assert changes({"S1E1": MONDAY}, waiting(only("2026-05-18"))) == [Move(1, only(MONDAY))]

    def test_coarsened_from_an_instant_to_a_day_comes_in_the_morning(self) -> None:
        (move,) = changes({"S1E1": "2026-05-18"}, waiting(only(MONDAY)))

        assert isinstance(move, Move)
        assert move.batch.due == instant("2026-05-18 08:00")

    def test_what_is_too_late_is_left_for_whoever_counts_it(self) -> None:
        assert changes({}, waiting(only(MONDAY)), now=AFTER + 6 * HOUR) == []
        assert changes({"S1E1": MONDAY}, waiting(only(MONDAY)), now=AFTER + 6 * HOUR) == []

    def test_what_is_late_but_still_of_interest_stays_planned(self) -> None:
        assert changes({"S1E1": MONDAY}, waiting(only(MONDAY)), now=AFTER + 5 * HOUR) == []


class TestSaidAlready:
    """What members have read is edited; they are pinged once more only where it moved far."""

    def test_an_episode_is_announced_once(self) -> None:
        assert changes({"S1E1": MONDAY}, said(only(MONDAY))) == []

    def test_moved_a_little_is_edited(self) -> None:
        assert changes({"S1E1": SOON}, said(only(MONDAY))) == [Amend(1, only(SOON).until)]

    def test_moved_far_is_edited_and_announced_anew(self) -> None:
        assert changes({"S1E1": FRIDAY}, said(only(MONDAY))) == [Plan(only(FRIDAY)), Amend(1, only(FRIDAY).until)]

    def test_moved_far_into_the_past_is_edited_only(self) -> None:
        earlier = "2026-05-17 12:30 Europe/London"

        assert changes({"S1E1": earlier}, said(only(MONDAY))) == [Amend(1, only(MONDAY).until)]

    @pytest.mark.parametrize("schedule", [{}, {"S1E1": "tba"}, {"S1E1": "2026-05"}])
    def test_cancelled_is_edited(self, schedule: dict[str, str]) -> None:
        assert changes(schedule, said(only(MONDAY))) == [Amend(1, only(MONDAY).until)]

    def test_cancelled_and_said_so_is_left_alone(self) -> None:
        assert changes({}, replace(said(only(MONDAY)), shown={"S1E1": ""})) == []

    def test_a_message_that_somebody_deleted_is_left_alone(self) -> None:
        deleted = replace(said(only(MONDAY)), shown={"S1E1": MONDAY, DELETED: ""})

        assert changes({"S1E1": SOON}, deleted) == []
        assert changes({"S1E1": FRIDAY}, deleted) == [Plan(only(FRIDAY))]

    def test_cancelled_and_re_added_is_edited_back(self) -> None:
        cancelled = replace(said(only(MONDAY)), shown={"S1E1": ""})

        assert changes({"S1E1": MONDAY}, cancelled) == [Amend(1, only(MONDAY).until)]

    def test_cancelled_and_re_added_far_away_is_announced_anew_as_well(self) -> None:
        cancelled = replace(said(only(MONDAY)), shown={"S1E1": ""})

        assert changes({"S1E1": FRIDAY}, cancelled) == [Plan(only(FRIDAY)), Amend(1, only(FRIDAY).until)]

    def test_moved_step_by_step_is_announced_anew_when_it_has_come_far_from_what_was_said(self) -> None:
        third = "2026-05-19 00:30 Europe/London"
        amended = replace(said(only(MONDAY)), shown={"S1E1": "2026-05-18 23:30 Europe/London"})

        assert changes({"S1E1": third}, amended) == [Plan(only(third)), Amend(1, only(third).until)]

    @pytest.mark.parametrize(("was", "now"), [("2026-05-18", MONDAY), (MONDAY, "2026-05-18")])
    def test_refined_or_coarsened_within_its_day_is_edited_only(self, was: str, now: str) -> None:
        until = max(only(was).until, only(now).until)

        assert changes({"S1E1": now}, said(only(was))) == [Amend(1, until)]

    def test_an_episode_that_joins_the_others_is_added_to_their_message(self) -> None:
        both = only(MONDAY, "S1E1 S1E2")

        assert changes({"S1E1": MONDAY, "S1E2": MONDAY}, said(only(MONDAY))) == [Amend(1, both.until)]

    def test_an_episode_that_had_joined_and_moves_far_is_announced(self) -> None:
        joined = replace(said(only(MONDAY)), shown={"S1E1": MONDAY, "S1E2": MONDAY})

        assert changes({"S1E1": MONDAY, "S1E2": FRIDAY}, joined) == [
            Plan(only(FRIDAY, "S1E2")),
            Amend(1, only(FRIDAY, "S1E2").until),
        ]

    def test_an_edit_that_waits_is_not_asked_for_twice(self) -> None:
        message = said(only(MONDAY))
        edit = replace(waiting(only(MONDAY), 2), purpose=Purpose.AMEND, subject=1)

        assert changes({}, message, edit) == []
        assert changes({}, message, replace(edit, state=State.LEASED, attempts=1)) == []

    def test_what_is_long_over_is_not_edited_any_more(self) -> None:
        assert changes({}, said(only(MONDAY)), now=AFTER + 7 * HOUR) == []
