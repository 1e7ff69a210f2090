"""“It was moved, and the bot left the old date standing.”: messages that cannot be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.reminders.troubles import Trouble

from .test_old_dates import FIRST, FRIDAY, OLD, SOON, shown

if TYPE_CHECKING:
    from .street import Street


async def test_a_message_that_a_moderator_deleted_stays_deleted(street: Street) -> None:
    await street.remind(lead="1 hour")
    await street.until("2026-01-05 20:00")
    (message,) = street.messages(street.general)
    street.env.backend.delete_message(street.general.id, message.message.id)
    await street.changes({"1": "2026-01-05 21:30 Europe/London"})
    await street.until("2026-01-05 22:00")
    await street.until("2026-01-05 23:30")

    assert street.messages(street.general) == []
    assert street.inbox(street.mo) == []
    assert street.edits() == 1, "it is asked for once, not every hour"


async def test_a_message_that_was_deleted_is_announced_anew_where_the_episode_moves_far(street: Street) -> None:
    await street.remind(lead="1 hour")
    await street.until("2026-01-05 20:00")
    (message,) = street.messages(street.general)
    street.env.backend.delete_message(street.general.id, message.message.id)
    await street.changes({"1": "2026-01-09 21:00 Europe/London"})
    await street.until("2026-01-09 20:00")

    (anew,) = street.messages(street.general)
    assert shown(FRIDAY) in anew.text


async def test_a_message_in_a_channel_that_is_gone_is_asked_for_once(street: Street) -> None:
    films = street.channel("films")
    await street.remind(channel=films, lead="1 hour")
    await street.until("2026-01-05 20:00")
    street.env.backend.delete_channel(films.id)
    await street.changes({"1": "2026-01-05 21:30 Europe/London"})
    await street.until("2026-01-05 22:00")
    await street.until("2026-01-05 23:30")

    assert street.edits(films) == 1


async def test_an_old_date_that_may_not_be_corrected_is_told_to_whoever_set_the_reminder(street: Street) -> None:
    """The old date stands in the channel, and nobody who could mend it hears of it."""
    await street.remind(lead="1 hour")
    await street.until("2026-01-05 20:00")
    await street.forbid(street.general, "view_channel")
    await street.changes({"1": "2026-01-05 21:30 Europe/London"})
    await street.until("2026-01-05 22:00")

    (notice,) = street.inbox(street.mo)
    assert f"I could not correct what I said of **Harbour** in <#{street.general.id}>." in notice.open
    assert "I cannot see the channel." in notice.open
    assert "⚠️ I cannot see the channel." in (await street.mo.slash("reminders")).open

    await street.forbid(street.general)
    await street.until("2026-01-05 23:30")

    (message,) = street.messages(street.general)
    assert f"Moved from {shown(OLD)} to {shown(SOON)}." in message.text
    assert "⚠️" not in (await street.mo.slash("reminders")).open


async def test_an_edit_that_comes_through_does_not_end_the_trouble_of_messages(street: Street) -> None:
    """Whoever may not write may edit what they wrote."""
    street.programme.says({"1": FIRST, "2": "2026-01-05 21:10 Europe/London"})
    await street.remind(lead="1 hour")
    await street.until("2026-01-05 20:00")
    await street.forbid(street.general, "send_messages")
    await street.until("2026-01-05 20:10")
    await street.changes({"1": "2026-01-05 20:50 Europe/London", "2": "2026-01-05 21:10 Europe/London"})

    (message,) = street.messages(street.general)
    assert "Moved" in message.text
    assert (await street.one()).trouble == Trouble.NO_PERMISSION


async def test_a_thread_that_is_archived_keeps_the_old_date_until_it_is_opened(street: Street) -> None:
    await street.remind(lead="1 hour")
    await street.until("2026-01-05 20:00")
    edits = f"/channels/{street.general.id}/messages/*"
    street.env.inject_error("PATCH", edits, status=400, code=50083, message="Thread is archived")
    await street.changes({"1": "2026-01-05 21:30 Europe/London"})
    assert "Moved" not in street.messages(street.general)[0].text

    await street.until("2026-01-05 22:00")

    assert "Moved" in street.messages(street.general)[0].text
    assert street.inbox(street.mo) == []
