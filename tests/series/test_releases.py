"""Times as precise as their sources."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.series.releases import When


def test_an_instant_keeps_its_local_day_its_zone_and_the_same_moment_everywhere() -> None:
    when = When.parse("2021-05-17 21:00 Europe/London")

    assert when.at == datetime(2021, 5, 17, 20, 0, tzinfo=UTC)
    assert (when.day, when.zone, when.month_only) == (date(2021, 5, 17), "Europe/London", False)


def test_the_day_of_an_instant_is_the_day_on_which_it_is_broadcast_not_the_day_in_london() -> None:
    when = When.parse("2021-09-17 00:30 Asia/Seoul")

    assert when.day == date(2021, 9, 17)
    assert when.at == datetime(2021, 9, 16, 15, 30, tzinfo=UTC)


def test_a_day_has_no_hour() -> None:
    when = When.parse("2021-05-17")

    assert (when.day, when.at, when.zone, when.month_only) == (date(2021, 5, 17), None, None, False)


def test_a_month_is_its_first_day_and_says_that_it_is_a_month() -> None:
    when = When.parse("2021-05")

    assert (when.day, when.at, when.month_only) == (date(2021, 5, 1), None, True)


def test_to_be_announced_is_nothing_at_all() -> None:
    assert When.parse(" tba ") == When()


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2021-03-27 21:00 Europe/London", 21),  # the day before the clocks go forward
        ("2021-03-28 21:00 Europe/London", 20),
        ("2021-10-30 21:00 Europe/London", 20),
        ("2021-10-31 21:00 Europe/London", 21),  # the day on which they go back
        ("2021-10-31 01:30 Europe/London", 0),  # there is 01:30 twice; the first is meant
        ("2021-03-28 01:30 Europe/London", 1),  # there is no 01:30; an hour and a half after midnight is meant
    ],
)
def test_summer_time_is_reckoned_with(text: str, hour: int) -> None:
    when = When.parse(text)

    assert when.at is not None
    assert when.at.hour == hour


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-17 21:00 Europe/London",
        "2021-10-31 01:30 Europe/London",
        "2021-09-17 00:30 Asia/Seoul",
        "2021-05-17",
        "2021-05",
        "tba",
    ],
)
def test_a_time_is_written_as_it_is_read(text: str) -> None:
    assert str(When.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("", "is not a time;"),
        ("soon", "is not a time;"),
        ("TBA", "is not a time;"),
        ("2021", "is not a time;"),
        ("17 May 2021", "is not a time;"),
        ("2021-5-7", "is not a time;"),
        ("2021-05-17 21:00", "is not a time;"),
        ("2021-05-17T21:00 Europe/London", "is not a time;"),
        ("2021-05-17 9pm Europe/London", "is not a time;"),
        ("2021-13", "is not a time \\(month must be in 1..12\\)"),
        ("2021-02-29", "is not a time \\(day is out of range for month\\)"),
        ("2021-05-17 24:00 Europe/London", "is not a time \\(hour must be in 0..23\\)"),
        ("2021-05-17 21:60 Europe/London", "is not a time \\(minute must be in 0..59\\)"),
        ("2021-05-17 21:00 Europe/Lundon", "No time zone found"),
        ("2021-05-17 21:00 Europe", "is not a time"),
        ("2021-05-17 21:00 ../../etc/passwd", "is not a time"),
        ("2021-05-17 21:00 /etc/passwd", "is not a time"),
    ],
)
def test_anything_else_is_refused_with_the_four_forms(text: str, because: str) -> None:
    with pytest.raises(ValueError, match=because) as refused:
        When.parse(text)
    assert all(form in str(refused.value) for form in ("'2021-05-17 21:00 Europe/London'", "'2021-05'", "'tba'"))


@pytest.mark.parametrize("text", ["0001-01-01 00:00 Asia/Tokyo", "9999-12-31 23:59 America/Los_Angeles"])
def test_an_instant_at_the_end_of_time_is_refused_like_any_other(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time"):
        When.parse(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_written_as_it_is_read(day: date) -> None:
    assert str(When.parse(day.isoformat())) == day.isoformat()
    assert When.parse(day.isoformat()).day == day


@given(st.text() | st.from_regex(r"\d{4}-\d{2}(-\d{2}( \d{2}:\d{2} [A-Z]\S{1,9})?)?", fullmatch=True))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    when = read_or_none(text)

    assume(when is None or when.day is None or 1000 <= when.day.year < 9999)
    assert when is None or read_or_none(str(when)) == when


def read_or_none(text: str) -> When | None:
    with contextlib.suppress(ValueError, OverflowError):  # OverflowError: see the test of the end of time
        return When.parse(text)
    return None
