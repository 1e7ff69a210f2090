"""“The channel was deleted months ago, and nobody ever told me that there were no reminders any more.”"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.reminders.troubles import Trouble
from bot.state.delivery import State

if TYPE_CHECKING:
    from .street import Street

ALL_THREE = "2026-01-07 22:00"


async def test_a_channel_that_is_deleted_is_told_once_to_whoever_set_the_reminder(street: Street) -> None:
    """Silence where a 404 ends the loop, or deletes the row."""
    films = street.channel("films")
    await street.remind(channel=films)
    street.env.backend.delete_channel(films.id)
    await street.until(ALL_THREE)

    (notice,) = street.inbox(street.mo)
    assert f"I could not deliver a reminder of **Harbour** to <#{films.id}>." in notice.open
    assert "The channel is gone. Remove the reminder with `/reminders`, or set it anew elsewhere." in notice.open
    assert street.inbox(street.ada) == []
    assert (await street.one()).trouble == Trouble.CHANNEL_GONE
    assert [each.state for each in await street.history() if each.subject is None] == [State.UNDELIVERABLE] * 3


@pytest.mark.parametrize(
    ("taken", "trouble", "said"),
    [
        (("view_channel",), Trouble.NO_ACCESS, "I cannot see the channel."),
        (("send_messages",), Trouble.NO_PERMISSION, "I may not write there."),
    ],
)
async def test_a_permission_that_is_taken_is_told_with_what_to_do(
    street: Street, taken: tuple[str, ...], trouble: Trouble, said: str
) -> None:
    await street.remind()
    await street.forbid(street.general, *taken)
    await street.until(ALL_THREE)

    (notice,) = street.inbox(street.mo)
    assert said in notice.open
    assert (await street.one()).trouble == trouble
    assert "tell you this only once" in notice.open


async def test_when_the_permission_is_back_the_next_episode_is_announced_and_the_trouble_is_over(
    street: Street,
) -> None:
    """Stops for good where the first refusal switches a reminder off."""
    await street.remind()
    await street.forbid(street.general, "send_messages")
    await street.until("2026-01-05 22:00")
    await street.forbid(street.general)
    await street.until("2026-01-06 21:00")

    (message,) = street.messages(street.general)
    assert "S1E2" in message.open
    assert (await street.one()).trouble is None

    await street.forbid(street.general, "send_messages")
    await street.until(ALL_THREE)
    assert len(street.inbox(street.mo)) == 2, "a new trouble is told anew"


async def test_two_messages_that_fail_together_are_told_once(street: Street) -> None:
    street.programme.says({"1": "2026-01-05 21:00 Europe/London", "2": "2026-01-05 21:45 Europe/London"})
    await street.remind()
    await street.forbid(street.general, "send_messages")
    await street.sleeps_until("2026-01-05 22:00")
    await street.wakes()

    assert len(street.inbox(street.mo)) == 1


async def test_a_role_that_is_deleted_takes_its_mention_with_it_and_not_the_message(street: Street) -> None:
    """Refused, or “@deleted-role”, where a dead role is mentioned."""
    fans = street.world.guild.create_role("Fans", mentionable=True)
    await street.remind(role=fans)
    street.env.backend.delete_role(street.world.guild.id, fans.id)
    await street.until("2026-01-05 21:00")

    (message,) = street.messages(street.general)
    assert message.open.startswith("**Harbour** · S1E1")
    assert "<@&" not in message.text
    assert street.pinged() == []
    shown = await street.mo.slash("reminders")
    assert "role" in shown.open


async def test_a_thread_that_may_not_be_opened_keeps_no_message_back(street: Street) -> None:
    await street.remind(thread=True)
    await street.forbid(street.general, "create_public_threads")
    await street.until("2026-01-05 21:00")

    assert len(street.messages(street.general)) == 1
    assert street.general.threads == []
    assert (await street.one()).trouble == Trouble.NO_THREAD


async def test_who_closes_their_direct_messages_finds_out_in_the_list(street: Street) -> None:
    await street.remind(street.ada, me=True)
    street.closes_their_messages(street.ada)
    await street.until("2026-01-05 21:00")
    assert street.inbox(street.ada) == []
    assert (await street.one()).trouble == Trouble.MESSAGES_CLOSED

    street.opens_their_messages(street.ada)
    await street.until("2026-01-06 21:00")

    last = street.inbox(street.ada)[-1]
    assert "S1E2" in last.open
    assert (await street.one()).trouble is None


async def test_what_discord_refuses_for_a_reason_of_its_own_is_kept_with_that_reason(street: Street) -> None:
    await street.remind()
    path = f"/channels/{street.general.id}/messages"
    street.env.inject_error("POST", path, status=400, code=50035, message="Invalid Form Body", times=None)
    await street.until("2026-01-05 21:00")

    kept = (await street.one()).trouble
    (notice,) = street.inbox(street.mo)
    assert kept == "refused: Invalid Form Body"
    assert "Discord refused the message." in notice.open


async def test_nobody_else_hears_of_somebody_elses_trouble(street: Street) -> None:
    films = street.channel("films")
    await street.remind(channel=films)
    await street.remind(street.ada, me=True)
    street.env.backend.delete_channel(films.id)
    await street.until("2026-01-05 21:00")

    assert len(street.inbox(street.ada)) == 1
    assert "S1E1" in street.inbox(street.ada)[0].open
    assert len(street.inbox(street.mo)) == 1
    assert street.messages(street.general) == []
