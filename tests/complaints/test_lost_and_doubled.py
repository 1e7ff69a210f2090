"""“It was lost at a restart”, “it came twenty times”, “it just stopped”."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.state.delivery import State

from .programme import NIGHTLY

if TYPE_CHECKING:
    from .street import Street

BEGINS = "2026-01-05 21:00"


async def test_a_reminder_outlives_any_number_of_restarts(street: Street) -> None:
    """Lost where reminders are timers in memory, or are set again only by a command after the start."""
    await street.remind()
    for day in (2, 3, 4):
        await street.sleeps_until(f"2026-01-0{day} 12:00")
        await street.world.restart()
    assert street.messages(street.general) == []

    await street.until(BEGINS)

    (message,) = street.messages(street.general)
    assert message.open.startswith("**Harbour** · S1E1")


async def test_what_fell_due_while_the_bot_was_down_is_sent_once_and_says_that_it_is_late(street: Street) -> None:
    """Lost where a timer whose time has passed is thrown away at the start; silent where lateness is not told."""
    await street.remind()
    await street.sleeps_until("2026-01-05 22:10")
    await street.world.restart()

    await street.wakes()
    await street.world.restart()
    await street.wakes()

    (message,) = street.messages(street.general)
    assert "This comes late, I am sorry: I could not send it at <t:1767646800:f>." in message.open


async def test_in_time_nothing_is_called_late(street: Street) -> None:
    await street.remind()
    await street.until("2026-01-07 22:00")

    assert len(street.messages(street.general)) == 3
    assert not [each for each in street.messages(street.general) if "late" in each.open]


async def test_what_nobody_wants_to_know_any_more_is_not_sent_but_counted(street: Street) -> None:
    """A flood where everything that was missed is sent at the start; lost without a trace where it is deleted."""
    await street.remind()
    await street.sleeps_until("2026-01-07 12:00")
    await street.world.restart()

    await street.until("2026-01-07 21:00")

    (message,) = street.messages(street.general)
    assert "S1E3" in message.open
    assert "late" not in message.open
    assert [(str(each.codes[0]), each.state) for each in await street.history()] == [
        ("S1E1", State.SKIPPED),
        ("S1E2", State.SKIPPED),
        ("S1E3", State.SENT),
    ]


async def test_the_same_reminder_set_again_and_again_is_one_reminder(street: Street) -> None:
    """Twenty messages where each `/remind` adds one more row, or each reconnect starts one more loop."""
    for _ in range(5):
        await street.remind()
    await street.until(BEGINS)

    assert len(street.messages(street.general)) == 1


async def test_several_who_look_at_what_is_due_at_once_send_it_once(street: Street) -> None:
    """Doubled where a reconnect, a reload or a second process begins to send what the first is sending."""
    await street.remind()
    await street.sleeps_until(BEGINS)

    await asyncio.gather(*(street.world.bot.dispatcher.drain() for _ in range(5)))
    await street.wakes()

    assert len(street.messages(street.general)) == 1


async def test_a_message_that_discord_has_is_found_and_not_sent_again(street: Street) -> None:
    """Doubled where the power fails between the message and the note of it, and nobody looks before sending again."""
    await street.remind()
    await street.sleeps_until(BEGINS)
    await street.wakes()
    sent = await never_noted(street)
    await street.sleeps_until("2026-01-05 21:30")
    await street.world.restart()
    await street.world.bot.deliveries.release()
    await street.wakes()

    (message,) = street.messages(street.general)
    noted = await street.world.bot.deliveries.delivery(sent)
    assert noted is not None
    assert (noted.state, noted.message) == (State.SENT, message.message.id)


async def test_what_moves_to_an_earlier_time_while_nobody_knows_whether_it_was_sent_is_corrected(
    street: Street,
) -> None:
    """Doubled where the new time is announced at once: it has come, and the message that is there is not known yet."""
    await street.remind(lead="1 hour")
    await street.sleeps_until("2026-01-05 20:00")
    await street.wakes()
    await never_noted(street)
    street.programme.says({"1": "2026-01-05 20:15 Europe/London"})
    await street.world.restart()
    await street.world.bot.deliveries.release()
    await street.wakes()
    await street.world.passes(minutes=1)
    await street.until("2026-01-05 21:00")

    (message,) = street.messages(street.general)
    assert "Moved from <t:1767646800:F>" in message.text


async def test_what_moves_to_an_earlier_time_and_was_not_sent_is_announced_then(street: Street) -> None:
    await street.remind(lead="1 hour")
    await street.sleeps_until("2026-01-05 20:00")
    street.env.inject_error("POST", f"/channels/{street.general.id}/messages", status=500)
    await street.wakes()
    await street.changes({"1": "2026-01-05 20:15 Europe/London"})
    await street.until("2026-01-05 20:05")

    (message,) = street.messages(street.general)
    assert "<t:1767644100:F>" in message.text
    assert "Moved" not in message.open
    assert "late" not in message.open


async def never_noted(street: Street) -> int:
    """The power failed between the message and the note of it; returns the number of its delivery."""
    (sent,) = await street.history()
    lost = "update delivery set state = 1, message = null, shown = null, settled = null where id = :id"
    await street.world.bot.database.transact(lambda transaction: transaction.write(lost, {"id": sent.number}))
    return sent.number


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_while_discord_is_down_it_is_tried_again_until_it_arrives(street: Street, status: int) -> None:
    """Stops silently where one exception ends the loop; lost where the row is deleted before it is sent."""
    await street.remind()
    street.env.inject_error("POST", f"/channels/{street.general.id}/messages", status=status, times=4)

    await street.until("2026-01-05 21:05")

    (message,) = street.messages(street.general)
    assert "late" not in message.open
    assert (await street.history())[0].attempts == 5
    await street.until("2026-01-06 21:00")
    assert len(street.messages(street.general)) == 2


async def test_one_that_always_fails_stops_nobody_else(street: Street) -> None:
    other = street.channel("films")
    await street.remind()
    await street.remind(channel=other)
    street.env.inject_error("POST", f"/channels/{street.general.id}/messages", status=500, times=None)

    await street.until("2026-01-07 21:00")

    assert street.messages(street.general) == []
    assert len(street.messages(other)) == 3


async def test_a_series_that_leaves_the_catalogue_for_a_day_takes_no_reminder_with_it(street: Street) -> None:
    """Lost where whatever is missing from today's data is deleted, and set up again by nobody."""
    await street.remind(lead="1 day")
    await street.world.passes(minutes=5)

    street.programme.is_without_it()
    await street.until("2026-01-04 22:00")
    assert street.messages(street.general) == []
    await street.changes(NIGHTLY)

    (message,) = street.messages(street.general)
    assert "S1E1" in message.open
