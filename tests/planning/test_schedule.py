"""What comes out together, on which track, in order of time."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.planner import batches_of
from bot.series.schedule import Track, airings_of, main_track, tracks_of

from .telling import ONE, batches, codes, release, scheduled, series_of, wish
from .times import days, instants

LATER = Track("Streamo", "US")
MONDAY, TUESDAY = "2026-05-18 21:00 Europe/London", "2026-05-19 21:00 Europe/London"
any_time = instants() | days | st.sampled_from(["2026-05", "tba"])
any_schedule = st.dictionaries(st.sampled_from([f"S{season}E{n}" for season in (1, 2) for n in range(1, 5)]), any_time)


def test_a_season_that_drops_at_once_is_one_airing() -> None:
    series = series_of([release("2026-05-18", " ".join(f"S1E{number}" for number in range(1, 9)))])

    (airing,) = airings_of(series)

    assert len(airing.codes) == 8


def test_what_is_listed_apart_and_comes_at_one_time_is_one_airing() -> None:
    series = scheduled({"S1E2": MONDAY, "S1E1": MONDAY, "S1E3": TUESDAY})

    assert [airing.codes for airing in airings_of(series)] == [codes("S1E1 S1E2"), codes("S1E3")]


def test_what_two_seasons_send_at_one_time_is_announced_in_one_message() -> None:
    (batch,) = batches({"S2E1": MONDAY, "S1E9": MONDAY})

    assert batch.codes == codes("S1E9 S2E1")


def test_what_is_repeated_on_its_track_is_announced_the_first_time_only() -> None:
    series = series_of([release(MONDAY, "S1E1"), release(TUESDAY, "S1E1 S1E2")])

    assert [(str(each.when), each.codes) for each in batches_of(series, wish())] == [
        (MONDAY, codes("S1E1")),
        (TUESDAY, codes("S1E2")),
    ]


def test_whoever_names_no_track_means_where_each_season_is_broadcast() -> None:
    series = series_of(
        [
            release(MONDAY, "S1E1"),
            release(TUESDAY, "S1E1", LATER),
            release("2027-01-04", "S2E1", LATER),
            release("2027-02-04", "S2E1"),
        ]
    )

    assert [main_track(season) for season in series.seasons] == [ONE, LATER]
    assert [str(airing.when) for airing in airings_of(series)] == [MONDAY, "2027-01-04"]
    assert [str(airing.when) for airing in airings_of(series, LATER)] == [TUESDAY, "2027-01-04"]
    assert tracks_of(series) == (LATER, ONE)


def test_what_is_not_announced_comes_last_and_of_one_day_what_has_an_hour_comes_first() -> None:
    series = scheduled({"S1E1": "tba", "S1E2": "2026-05-18", "S1E3": MONDAY, "S1E4": "2026-05"})

    assert [str(airing.when) for airing in airings_of(series)] == ["2026-05", MONDAY, "2026-05-18", "tba"]


@given(any_schedule)
def test_every_episode_comes_out_once_and_those_that_come_together_are_together(times: dict[str, str]) -> None:
    airings = airings_of(scheduled(times))

    assert sorted(str(code) for airing in airings for code in airing.codes) == sorted(times)
    seasons = {(airing.when, airing.codes[0].season) for airing in airings}
    assert len(seasons) == len(airings)
    assert [airing.when.day is None for airing in airings] == sorted(airing.when.day is None for airing in airings)


@given(any_schedule, st.integers(-2000, 2000).map(lambda minutes: timedelta(minutes=minutes)))
def test_whatever_has_a_day_is_in_one_batch_and_nothing_else_is(times: dict[str, str], lead: timedelta) -> None:
    found = batches(times, lead)

    announced = sorted(str(code) for batch in found for code in batch.codes)
    assert announced == sorted(code for code, when in times.items() if when not in {"tba", "2026-05"})
    assert len({batch.when for batch in found}) == len(found)
