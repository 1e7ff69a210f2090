"""When one is reminded: in time, in the right zone, and never at an hour that nobody said."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.timing import OF_INTEREST, batch_of
from bot.reminders.zones import zone_of
from bot.series.releases import When
from bot.series.schedule import Airing, Track

from .telling import ONE, codes, instant
from .times import days, instants, leads

LONDON = ZoneInfo("Europe/London")
NOTHING, QUARTER, DAY = timedelta(), timedelta(minutes=15), timedelta(days=1)
REGIONS = ("GB", "US", "KR", "BR", "AU", "NZ", "WS", "worldwide", "XX")


def airing(when: str, region: str = "GB") -> Airing:
    return Airing(codes("S1E1"), Track("Channel One", region), When.parse(when), ())


@pytest.mark.parametrize("month", [3, 10])
def test_nine_in_the_evening_in_london_stays_nine_while_the_clocks_change(month: int) -> None:
    """Fails where a weekly time is kept as an hour in UTC, or as an interval of seven days."""
    evenings = [f"2026-{month}-{day}" for day in (14, 21, 28)] + [f"2026-{month + 1:02}-{day:02}" for day in (4, 11)]

    found = [batch_of(airing(f"{day.replace('-3-', '-03-')} 21:00 Europe/London"), QUARTER) for day in evenings]

    assert [batch.airs.astimezone(LONDON).time() for batch in found if batch] == [time(21)] * 5
    assert [batch.due.astimezone(LONDON).time() for batch in found if batch] == [time(20, 45)] * 5
    assert len({batch.airs.time() for batch in found if batch}) == 2


@pytest.mark.parametrize(
    ("text", "airs"),
    [
        ("2026-03-29 01:30 Europe/London", "2026-03-29 01:30"),  # there is no such hour: half an hour into the next
        ("2026-10-25 01:30 Europe/London", "2026-10-25 00:30"),  # there are two: the first
        ("2011-12-30 21:00 Pacific/Apia", "2011-12-31 07:00"),  # there was no such day
        ("2018-11-04 00:30 America/Sao_Paulo", "2018-11-04 03:30"),  # the day began at one
    ],
)
def test_an_hour_that_is_left_out_or_comes_twice_is_one_instant(text: str, airs: str) -> None:
    batch = batch_of(airing(text), QUARTER)

    assert batch is not None
    assert (batch.airs, batch.due) == (instant(airs), instant(airs) - QUARTER)
    assert When.parse(str(batch.when)) == batch.when


@given(instants(), leads)
def test_an_instant_is_announced_as_long_before_as_was_asked_for(text: str, lead: timedelta) -> None:
    when = When.parse(text)

    batch = batch_of(airing(text), lead)

    assert batch is not None
    assert (batch.when, batch.airs, batch.airs - batch.due) == (when, when.at, lead)
    assert batch.until == max(batch.airs, batch.due) + OF_INTEREST


@given(instants())
def test_an_instant_is_the_same_when_it_is_read_back_from_the_state(text: str) -> None:
    """Else planning would find it changed each time, and never come to rest."""
    when = When.parse(text)

    assert When.parse(str(when)) == when


@given(days, st.sampled_from(REGIONS), leads)
def test_of_a_day_no_hour_is_made_up_and_the_reminder_comes_in_the_morning_there(
    day: str, region: str, lead: timedelta
) -> None:
    zone = zone_of(region)

    batch = batch_of(airing(day, region), lead)

    assert batch is not None
    assert batch.when == When.parse(day)
    assert batch.when.at is None
    assert batch.due.astimezone(zone).time() == time(9)
    assert batch.airs <= datetime.fromisoformat(f"{day} 12:00").replace(tzinfo=zone).astimezone(UTC) < batch.until


@given(days, st.sampled_from(REGIONS), leads)
def test_days_are_counted_back_from_a_day_and_hours_are_not(day: str, region: str, lead: timedelta) -> None:
    batch = batch_of(airing(day, region), lead)

    assert batch is not None
    days_before = (datetime.fromisoformat(day).date() - batch.due.astimezone(zone_of(region)).date()).days
    assert days_before == int(lead / DAY)


@pytest.mark.parametrize(
    ("lead", "due"),
    [
        (NOTHING, "2026-05-17 08:00"),
        (QUARTER, "2026-05-17 08:00"),
        (-QUARTER, "2026-05-17 08:00"),
        (timedelta(hours=23), "2026-05-17 08:00"),
        (DAY, "2026-05-16 08:00"),
        (timedelta(days=3, hours=5), "2026-05-14 08:00"),
        (-DAY, "2026-05-18 08:00"),
    ],
)
def test_the_morning_of_a_day_in_london(lead: timedelta, due: str) -> None:
    batch = batch_of(airing("2026-05-17"), lead)

    assert batch is not None
    assert batch.due == instant(due)


def test_a_reminder_of_a_day_is_of_interest_until_the_day_is_over() -> None:
    batch = batch_of(airing("2026-05-17", "US"), NOTHING)

    assert batch is not None
    assert (batch.airs, batch.until) == (instant("2026-05-17 04:00"), instant("2026-05-18 04:00"))


def test_who_watches_later_is_reminded_later_and_is_not_too_late_for_that() -> None:
    batch = batch_of(airing("2026-05-17 21:00 Europe/London"), timedelta(hours=-48))

    assert batch is not None
    assert (batch.due, batch.until) == (instant("2026-05-19 20:00"), instant("2026-05-20 02:00"))


@pytest.mark.parametrize("text", ["2026-05", "tba"])
def test_of_what_has_no_day_yet_there_is_nothing_to_announce(text: str) -> None:
    assert batch_of(airing(text), DAY) is None


def test_the_day_of_a_late_night_show_is_the_day_of_its_region() -> None:
    late = Airing(codes("S1E1"), ONE, When.parse("2026-09-17 00:30 Asia/Seoul"), ())

    batch = batch_of(late, NOTHING)

    assert batch is not None
    assert batch.airs == instant("2026-09-16 15:30")
