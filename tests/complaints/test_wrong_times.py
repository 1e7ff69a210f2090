"""“It came an hour late”, “it used the server's time zone”, “it said midnight, and nobody had said that”."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .street import Street


async def test_nine_in_london_is_nine_in_london_before_and_after_the_clocks_change(street: Street) -> None:
    """An hour off where a weekly time is kept in UTC, or in the zone of the host."""
    weekly = {"1": "2026-03-22 21:00 Europe/London", "2": "2026-03-29 21:00 Europe/London"}
    autumn = {"3": "2026-10-24 21:00 Europe/London", "4": "2026-10-25 21:00 Europe/London"}
    street.programme.says(weekly | autumn)
    await street.remind(lead="15 min")

    for time, seen in (
        ("2026-03-22 20:44", 0),
        ("2026-03-22 20:45", 1),
        ("2026-03-29 19:44", 1),
        ("2026-03-29 19:45", 2),
        ("2026-10-24 19:44", 2),
        ("2026-10-24 19:45", 3),
        ("2026-10-25 20:44", 3),
        ("2026-10-25 20:45", 4),
    ):
        await street.until(time)
        assert len(street.messages(street.general)) == seen, time


async def test_each_reader_is_shown_the_time_in_their_own_zone(street: Street) -> None:
    """Wrong for all but one where a bot writes “9 pm”."""
    await street.remind()
    await street.until("2026-01-05 21:00")

    (message,) = street.messages(street.general)
    assert "<t:1767646800:F> (<t:1767646800:R>)" in message.text
    assert not [word for word in ("21:00", "9 pm", "GMT", "UTC", "London") if word in message.text]


async def test_of_a_day_only_the_day_is_said_and_it_comes_in_the_morning_there(street: Street) -> None:
    """An invented hour where a date becomes midnight, and midnight becomes the evening before for half the world."""
    street.programme.says({"1": "2026-01-06"}, region="US")
    await street.remind()

    await street.until("2026-01-06 13:59")
    assert street.messages(street.general) == []
    await street.until("2026-01-06 14:00")  # nine in New York

    (message,) = street.messages(street.general)
    assert "6 January 2026" in message.open
    assert "<t:" not in message.text


@pytest.mark.parametrize(("lead", "comes"), [("15 min", "2026-01-06 09:00"), ("2 days", "2026-01-04 09:00")])
async def test_minutes_cannot_be_counted_back_from_a_day_and_days_can(street: Street, lead: str, comes: str) -> None:
    street.programme.says({"1": "2026-01-06"})
    await street.remind(lead=lead)

    await street.until(comes.replace("09:00", "08:59"))
    assert street.messages(street.general) == []
    await street.until(comes)
    assert len(street.messages(street.general)) == 1


@pytest.mark.parametrize("time", ["2026-01", "tba"])
async def test_of_a_month_or_less_nothing_is_announced_before_there_is_a_day(street: Street, time: str) -> None:
    """The first of the month, at midnight, where a month is kept as a date."""
    street.programme.says({"1": time})
    await street.remind()
    await street.until("2026-01-03 12:00")
    assert street.messages(street.general) == []

    await street.changes({"1": "2026-01-05 21:00 Europe/London"})
    await street.until("2026-01-05 21:00")

    assert len(street.messages(street.general)) == 1


async def test_who_watches_later_is_reminded_later(street: Street) -> None:
    await street.remind(lead="90 min after")

    await street.until("2026-01-05 22:29")
    assert street.messages(street.general) == []
    await street.until("2026-01-05 22:30")

    (message,) = street.messages(street.general)
    assert "late" not in message.open


async def test_a_reminder_that_is_set_within_its_lead_comes_at_once_and_is_not_called_late(street: Street) -> None:
    await street.until("2026-01-05 20:50")
    await street.remind(lead="15 min")
    await street.wakes()

    (message,) = street.messages(street.general)
    assert "late" not in message.open


async def test_a_reminder_that_is_set_after_the_beginning_is_for_the_next_episode(street: Street) -> None:
    await street.until("2026-01-05 21:05")
    await street.remind()
    await street.until("2026-01-06 21:00")

    (message,) = street.messages(street.general)
    assert "S1E2" in message.open
