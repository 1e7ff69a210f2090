"""Who may read what: the promise that nothing beyond what was watched is readable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.series.stories import PREMISE, Moment
from bot.spoilers import NOTHING, Horizon, Verdict, verdict

OPENNESS = [Verdict.WITHHELD, Verdict.COVERED, Verdict.OPEN]
stories = st.integers(0, 3)
moments = st.builds(Moment, stories, st.integers(0, 6))
horizons = st.lists(moments, max_size=5).map(Horizon.furthest)

PASSED, BEYOND = Horizon.at(Moment(0, 5)), Horizon.at(Moment(0, 1))


@pytest.mark.parametrize(
    ("horizon", "asked", "expected"),
    [
        (PASSED, PASSED, Verdict.OPEN),
        (PASSED, BEYOND, Verdict.OPEN),
        (PASSED, NOTHING, Verdict.OPEN),
        (BEYOND, PASSED, Verdict.COVERED),
        (NOTHING, PASSED, Verdict.COVERED),
        (BEYOND, BEYOND, Verdict.WITHHELD),
        (NOTHING, BEYOND, Verdict.WITHHELD),
        (BEYOND, NOTHING, Verdict.WITHHELD),
        (NOTHING, NOTHING, Verdict.WITHHELD),
    ],
)
def test_what_happens_in_the_third_episode(horizon: Horizon, asked: Horizon, expected: Verdict) -> None:
    assert verdict(Moment(0, 3), horizon, asked) is expected


@given(stories, horizons, horizons)
def test_a_premise_is_always_open(story: int, horizon: Horizon, asked: Horizon) -> None:
    assert verdict(Moment(story, 0), horizon, asked) is Verdict.OPEN
    assert verdict(PREMISE, horizon, asked) is Verdict.OPEN


@given(moments, horizons, horizons, moments)
def test_watching_more_never_hides_more(reveals: Moment, horizon: Horizon, asked: Horizon, more: Moment) -> None:
    before = verdict(reveals, horizon, asked)
    after = verdict(reveals, Horizon.furthest([*horizon.reached, more]), asked)

    assert OPENNESS.index(after) >= OPENNESS.index(before)


@given(moments, horizons, horizons, moments)
def test_asking_further_never_hides_more_and_opens_nothing(
    reveals: Moment, horizon: Horizon, asked: Horizon, further: Moment
) -> None:
    before = verdict(reveals, horizon, asked)
    after = verdict(reveals, horizon, Horizon.furthest([*asked.reached, further]))

    assert OPENNESS.index(after) >= OPENNESS.index(before)
    assert (after is Verdict.OPEN) == (before is Verdict.OPEN)


@given(moments.filter(lambda moment: not moment.is_premise), horizons, horizons)
def test_another_story_is_never_opened(reveals: Moment, horizon: Horizon, asked: Horizon) -> None:
    elsewhere = Horizon.furthest(moment for moment in horizon.reached if moment.story != reveals.story)

    assert verdict(reveals, elsewhere, asked) is not Verdict.OPEN
    assert verdict(reveals, NOTHING, elsewhere) is Verdict.WITHHELD


@given(moments, horizons, horizons)
def test_open_means_watched_and_covered_means_asked_for(reveals: Moment, horizon: Horizon, asked: Horizon) -> None:
    def come_as_far(audience: Horizon) -> bool:
        return any(m.story == reveals.story and m.position >= reveals.position for m in audience.reached)

    expected = Verdict.WITHHELD
    if reveals.position == 0 or come_as_far(horizon):
        expected = Verdict.OPEN
    elif come_as_far(asked):
        expected = Verdict.COVERED
    assert verdict(reveals, horizon, asked) is expected


@given(st.lists(moments, max_size=8), moments)
def test_the_furthest_horizon_has_passed_just_what_any_of_its_moments_has(passed: list[Moment], asked: Moment) -> None:
    furthest = Horizon.furthest(passed)

    assert furthest.passed(asked) is (asked.is_premise or any(asked.by(moment) for moment in passed))
    assert len({moment.story for moment in furthest.reached}) == len(furthest.reached)
