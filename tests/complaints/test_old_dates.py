"""“It was moved weeks ago, and the bot still announced the old date.”"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .street import Street

FIRST = "2026-01-05 21:00 Europe/London"
OLD, SOON, FRIDAY = 1767646800, 1767648600, 1767992400
"""21:00, 21:30, and 21:00 on the ninth."""


def shown(moment: int) -> str:
    return f"<t:{moment}:F> (<t:{moment}:R>)"


async def test_what_is_moved_before_it_is_announced_is_announced_at_the_new_time_only(street: Street) -> None:
    """The old date stands where a reminder keeps the time that it was set for."""
    await street.remind()
    await street.changes({"1": "2026-01-09 21:00 Europe/London"})

    await street.until("2026-01-09 20:59")
    assert street.messages(street.general) == []
    await street.until("2026-01-09 21:00")

    (message,) = street.messages(street.general)
    assert shown(FRIDAY) in message.text
    assert "Moved" not in message.open


async def test_what_is_moved_while_the_bot_is_down_is_not_announced_at_the_old_time(street: Street) -> None:
    await street.remind()
    await street.sleeps_until("2026-01-05 20:00")
    street.programme.says({"1": "2026-01-09 21:00 Europe/London"})
    await street.world.restart()

    await street.until("2026-01-09 21:00")

    (message,) = street.messages(street.general)
    assert shown(FRIDAY) in message.text


async def test_what_is_moved_in_the_last_moment_is_not_announced_at_the_old_time(street: Street) -> None:
    """The old date where what is due was decided a moment before: here the plan is old, and the courier sees it."""
    await street.remind()
    await street.sleeps_until("2026-01-05 21:00")
    street.programme.says({"1": "2026-01-05 21:30 Europe/London"})
    await street.world.bot.dispatcher.drain()
    assert street.messages(street.general) == []
    assert "skipped" not in (await street.mo.slash("reminders")).open, "nothing was too late"

    await street.until("2026-01-05 21:30")

    (message,) = street.messages(street.general)
    assert shown(SOON) in message.text


async def test_what_is_moved_after_it_was_announced_is_corrected_in_the_message(street: Street) -> None:
    """The old date stands in the channel for ever where bots never edit."""
    await street.remind(lead="15 min")
    await street.until("2026-01-05 20:45")
    await street.changes({"1": "2026-01-05 21:30 Europe/London"})

    (message,) = street.messages(street.general)
    assert f"Moved from {shown(OLD)} to {shown(SOON)}." in message.text
    await street.until("2026-01-05 21:30")
    assert len(street.messages(street.general)) == 1, "half an hour later nobody is pinged once more"


async def test_what_is_moved_far_is_corrected_and_announced_anew(street: Street) -> None:
    await street.remind(lead="15 min")
    await street.until("2026-01-05 20:45")
    await street.changes({"1": "2026-01-09 21:00 Europe/London"})
    await street.until("2026-01-09 20:45")

    old, new = street.messages(street.general)
    assert f"Moved from {shown(OLD)} to {shown(FRIDAY)}." in old.text
    assert shown(FRIDAY) in new.text
    assert "Moved" not in new.open


async def test_what_is_cancelled_is_not_announced(street: Street) -> None:
    await street.remind()
    await street.changes({"1": "tba"})
    await street.until("2026-01-06 12:00")

    assert street.messages(street.general) == []


async def test_what_is_cancelled_after_it_was_announced_says_so(street: Street) -> None:
    await street.remind(lead="1 hour")
    await street.until("2026-01-05 20:00")
    await street.changes({"1": "tba"})

    (message,) = street.messages(street.general)
    assert f"No longer announced for {shown(OLD)}." in message.text


async def test_what_is_cancelled_and_comes_back_says_what_it_said_first(street: Street) -> None:
    await street.remind(lead="1 hour")
    await street.until("2026-01-05 20:00")
    (before,) = street.messages(street.general)
    await street.changes({"1": "tba"})
    await street.changes({"1": FIRST})

    (after,) = street.messages(street.general)
    assert after.text == before.text
    assert street.edits() == 2


async def test_an_episode_that_joins_the_evening_is_added_to_what_was_said(street: Street) -> None:
    await street.remind(lead="1 hour")
    await street.until("2026-01-05 20:00")
    await street.changes({"1": FIRST, "2": FIRST})
    await street.until("2026-01-05 21:00")

    (message,) = street.messages(street.general)
    assert message.open.splitlines()[0] == "**Harbour** · S1E1–E2"


async def test_when_the_hour_becomes_known_the_message_says_it_and_not_that_it_has_moved(street: Street) -> None:
    street.programme.says({"1": "2026-01-05"})
    await street.remind()
    await street.until("2026-01-05 09:00")
    (before,) = street.messages(street.general)
    await street.changes({"1": FIRST})

    (message,) = street.messages(street.general)
    assert "5 January 2026" in before.open
    assert "<t:" not in before.text
    assert shown(OLD) in message.text
    assert "Moved" not in message.open
    await street.until("2026-01-05 21:00")
    assert len(street.messages(street.general)) == 1


async def test_who_is_reminded_days_later_reads_the_true_time_too(street: Street) -> None:
    await street.remind(lead="3 days after")
    await street.until("2026-01-08 21:00")
    await street.changes({"1": "2026-01-05 21:30 Europe/London"})

    (message,) = street.messages(street.general)
    assert f"Moved from {shown(OLD)} to {shown(SOON)}." in message.text


async def test_what_is_over_for_long_is_left_as_it_is(street: Street) -> None:
    await street.remind()
    await street.until("2026-01-05 21:00")
    await street.until("2026-01-07 12:00")
    await street.changes({"1": "2026-01-05 20:00 Europe/London", "3": "2026-01-07 21:00 Europe/London"})

    assert street.edits() == 0
