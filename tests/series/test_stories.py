"""The order in which a series is watched, and what has been passed when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.series.codes import EpisodeCode
from bot.series.stories import PREMISE, Listed, Moment, Timeline

if TYPE_CHECKING:
    from bot.series.models import Format


def watched(*listed: str, series_format: Format = "serial") -> Timeline:
    """A timeline of codes; a special as `S1X1>S1E2` is watched after S1E2, and as `S1X1>` before everything."""
    entries = []
    for text in listed:
        code, _, after = text.partition(">")
        entries.append(Listed(EpisodeCode.parse(code), EpisodeCode.parse(after) if after else None))
    return Timeline.of(series_format, entries)


def order(timeline: Timeline) -> str:
    return " ".join(map(str, timeline.codes))


def moment(timeline: Timeline, code: str) -> Moment | None:
    return timeline.moment(EpisodeCode.parse(code))


@pytest.mark.parametrize(
    ("listed", "in_order"),
    [
        (["S1E2", "S2E1", "S1E1"], "S1E1 S1E2 S2E1"),
        (["S1E1", "S1E2", "S1X1>S1E1"], "S1E1 S1X1 S1E2"),
        (["S1E1", "S1E2", "S1X1>S1E2", "S2E1"], "S1E1 S1E2 S1X1 S2E1"),
        (["S1E1", "S1E2", "S1X1>S1E1", "S1X2>S1E1"], "S1E1 S1X1 S1X2 S1E2"),
        (["S1E1", "S1E2", "S1X1>S1E1", "S1X2>S1X1"], "S1E1 S1X1 S1X2 S1E2"),
        (["S1E1", "S1E2", "S1X2>S1E1", "S1X1>S1X2"], "S1E1 S1X2 S1X1 S1E2"),
        (["S1E1", "S1X1>S1E1", "S1X2>S1X1", "S1X3>S1E1"], "S1E1 S1X1 S1X2 S1X3"),
        (["S1E1", "S1X1>", "S1X2>"], "S1X1 S1X2 S1E1"),
        (["S1E1", "S2E1", "S0X1>S2E1"], "S1E1 S2E1 S0X1"),
        (["S2X1>S1E1", "S1E1", "S2E1"], "S1E1 S2X1 S2E1"),
    ],
)
def test_specials_are_watched_after_their_episode_in_the_order_they_are_listed(
    listed: list[str], in_order: str
) -> None:
    assert order(watched(*listed)) == in_order


def test_moments_are_counted_from_one_through_all_seasons_of_a_serial() -> None:
    timeline = watched("S1E1", "S1E2", "S1X1>S1E2", "S2E1")

    assert list(timeline.codes.values()) == [Moment(0, 1), Moment(0, 2), Moment(0, 3), Moment(0, 4)]


def test_every_season_of_an_anthology_is_a_story_of_its_own() -> None:
    timeline = watched("S1E1", "S1E2", "S2E1", "S2X1>S2E1", series_format="anthology")

    assert moment(timeline, "S2E1") == Moment(2, 1)
    assert moment(timeline, "S2X1") == Moment(2, 2)
    assert not Moment(1, 1).by(Moment(2, 2)), "series 2 says nothing of series 1"
    assert not Moment(2, 1).by(Moment(1, 2)), "series 1 says nothing of series 2"


def test_a_moment_and_its_episode_lead_to_each_other() -> None:
    timeline = watched("S1E1", "S1X1>S1E1", "S2E1")

    assert all(timeline.code(at) == code for code, at in timeline.codes.items())
    assert timeline.code(PREMISE) is None
    assert moment(timeline, "S2E2") is None


def test_a_season_is_told_in_watching_order() -> None:
    timeline = watched("S1E1", "S2E1", "S2E2", "S2X1>S2E1")

    assert list(map(str, timeline.season(2))) == ["S2E1", "S2X1", "S2E2"]
    assert timeline.season(3) == ()


def test_the_moment_before_a_season_is_the_end_of_the_one_before_with_its_special() -> None:
    timeline = watched("S1E1", "S1E2", "S1X1>S1E2", "S2E1", "S3E1")

    assert timeline.last_before_season(1) == PREMISE
    assert timeline.last_before_season(2) == moment(timeline, "S1X1")
    assert timeline.last_before_season(3) == moment(timeline, "S2E1")
    assert timeline.last_before_season(9) == PREMISE


def test_nothing_comes_before_a_season_of_an_anthology() -> None:
    timeline = watched("S1E1", "S2E1", "S3E1", series_format="anthology")

    assert [timeline.last_before_season(season) for season in (1, 2, 3)] == [PREMISE] * 3


def test_a_special_of_season_0_that_is_watched_at_the_end_does_not_come_before_season_1() -> None:
    timeline = watched("S1E1", "S2E1", "S0X1>S2E1")

    assert timeline.last_before_season(1) == PREMISE


moments = st.builds(Moment, st.integers(0, 3), st.integers(0, 5))


@given(moments, moments)
def test_everybody_has_passed_a_premise_and_nobody_another_story(one: Moment, reached: Moment) -> None:
    expected = one.position == 0 or (one.story == reached.story and one.position <= reached.position)

    assert one.by(reached) is expected


@given(moments, moments, moments)
def test_passing_is_passed_on(first: Moment, second: Moment, third: Moment) -> None:
    if first.by(second) and second.by(third) and not second.is_premise:
        assert first.by(third)


@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.integers(1, 9), st.booleans(), st.integers(0, 9)), unique_by=lambda e: e[:3]
    )
)
def test_whatever_is_listed_every_episode_has_exactly_one_moment(entries: list[tuple[int, int, bool, int]]) -> None:
    listed = [
        Listed(EpisodeCode(season, number, special), EpisodeCode(season, after) if special and after else None)
        for season, number, special, after in entries
    ]
    timeline = Timeline.of("serial", listed)

    assert set(timeline.codes) == {entry.code for entry in listed}
    assert sorted(at.position for at in timeline.codes.values()) == list(range(1, len(listed) + 1))
