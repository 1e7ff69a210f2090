"""What becomes of messages of which nobody knows whether they arrived, and of those that did not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.state.changes import Amend, Drop, Move, Plan
from bot.state.delivery import State

from .telling import said, tried, waiting
from .test_planning import AFTER, FRIDAY, HOUR, MONDAY, SOON, changes, only


class TestBeingTried:
    """Discord is down, or slow: the message may be on its way, and must not be sent twice."""

    @pytest.mark.parametrize("state", [State.PLANNED, State.LEASED])
    def test_it_is_not_planned_twice(self, state: State) -> None:
        assert changes({"S1E1": MONDAY}, tried(only(MONDAY), state=state), now=AFTER) == []

    @pytest.mark.parametrize("state", [State.PLANNED, State.LEASED])
    @pytest.mark.parametrize("time", [SOON, FRIDAY])
    def test_for_another_time_it_will_say_nothing_so_that_the_other_time_is_planned(
        self, state: State, time: str
    ) -> None:
        assert changes({"S1E1": time}, tried(only(MONDAY), state=state)) == [Plan(only(time))]

    def test_also_where_it_has_begun_meanwhile(self) -> None:
        """Fails where only the future is planned: nobody would ever be told."""
        begun = "2026-05-18 21:04 Europe/London"

        assert changes({"S1E1": begun}, tried(only(MONDAY)), now=AFTER) == [Plan(only(begun))]

    def test_for_an_earlier_time_one_waits_until_it_is_known_what_became_of_it(self) -> None:
        """Fails where it is announced at once: Discord may have the message already, and it is edited."""
        earlier = "2026-05-18 20:30 Europe/London"
        unknown, wanted = tried(only(MONDAY)), only(earlier)
        held = replace(wanted, due=only(MONDAY).due + timedelta(minutes=4))

        assert changes({"S1E1": earlier}, unknown) == [Plan(held)]
        assert changes({"S1E1": earlier}, unknown, waiting(held, 2)) == []
        assert changes({"S1E1": earlier}, said(only(MONDAY)), waiting(held, 2)) == [
            Drop(2),
            Amend(1, only(MONDAY).until),
        ]
        not_sent = tried(only(MONDAY), state=State.SKIPPED)
        assert changes({"S1E1": earlier}, not_sent, waiting(held, 2)) == [Move(2, wanted)]

    def test_but_not_where_nobody_wants_to_know_any_more(self) -> None:
        assert changes({"S1E1": SOON}, tried(only(MONDAY)), now=AFTER + 7 * HOUR) == []

    def test_what_joins_it_is_said_by_it(self) -> None:
        assert changes({"S1E1": MONDAY, "S1E2": MONDAY}, tried(only(MONDAY))) == []


class TestNotSaid:
    def test_what_was_skipped_because_its_time_had_changed_is_planned_when_the_time_comes_back(self) -> None:
        """Fails where skipping counts as having announced."""
        assert changes({"S1E1": MONDAY}, tried(only(MONDAY), state=State.SKIPPED)) == [Plan(only(MONDAY))]

    def test_what_was_skipped_because_it_was_too_late_stays_skipped(self) -> None:
        skipped = tried(only(MONDAY), state=State.SKIPPED)

        assert changes({"S1E1": MONDAY}, skipped, now=AFTER + 6 * HOUR) == []

    def test_what_could_not_be_delivered_is_not_tried_again_for_the_same_time(self) -> None:
        assert changes({"S1E1": MONDAY}, tried(only(MONDAY), state=State.UNDELIVERABLE)) == []

    @pytest.mark.parametrize("time", [SOON, FRIDAY])
    def test_what_could_not_be_delivered_is_planned_for_another_time(self, time: str) -> None:
        """A little later too: nobody has heard of it."""
        assert changes({"S1E1": time}, tried(only(MONDAY), state=State.UNDELIVERABLE)) == [Plan(only(time))]

    def test_what_could_not_be_delivered_needs_no_edit(self) -> None:
        assert changes({}, tried(only(MONDAY), state=State.UNDELIVERABLE)) == []
