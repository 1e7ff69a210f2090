"""“Ten pings when a season drops”, “the notification gave it away”."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .street import Street

AT_ONCE = "2026-01-05 08:00 Europe/London"


async def test_a_whole_season_is_one_message_and_one_ping(street: Street) -> None:
    """Ten messages where each episode is a row of its own."""
    fans = street.world.guild.create_role("Fans", mentionable=True)
    street.programme.says({str(number): AT_ONCE for number in range(1, 11)})
    await street.remind(role=fans)
    await street.until("2026-01-05 12:00")

    (message,) = street.messages(street.general)
    assert message.open.splitlines()[0] == f"<@&{fans.id}> **Harbour** · S1E1–E10"
    assert "Episode 8" not in message.open  # ten lines that say nothing
    assert street.pinged() == [fans.id]


async def test_two_in_one_evening_at_one_time_are_one_message(street: Street) -> None:
    both = "2026-01-05 21:00 Europe/London"
    street.programme.says({"1": both, "2": both, "3": "2026-01-06 21:00 Europe/London"})
    await street.remind()
    await street.until("2026-01-05 21:00")

    (message,) = street.messages(street.general)
    assert message.open.splitlines()[0] == "**Harbour** · S1E1–E2"
    assert message.text.count("<t:1767646800:F>") == 1


async def test_no_title_beyond_where_everybody_is_can_be_read_in_the_message(street: Street) -> None:
    """A title is a push notification: what it gives away cannot be covered by spoiler marks."""
    await street.remind()
    await street.remind(me=True, asker=street.ada)
    await street.until("2026-01-07 21:00")

    assert len(street.messages(street.general)) == len(street.inbox(street.ada)) == 3
    assert street.messages(street.general)[1].open.splitlines()[0] == "**Harbour** · S1E2"
    assert street.spoilt() == []


async def test_nothing_is_covered_where_covers_do_not_work(street: Street) -> None:
    await street.remind()
    await street.until("2026-01-05 21:00")

    (message,) = street.messages(street.general)
    assert message.covers == []
    assert "||" not in message.text


async def test_a_thread_for_the_talk_has_no_title_in_its_name(street: Street) -> None:
    """Names of threads are seen by everybody who only looks at the list of channels."""
    await street.remind(thread=True)
    await street.until("2026-01-06 21:00")

    assert [thread.name for thread in street.general.threads] == ["Harbour S1E1", "Harbour S1E2"]


async def test_only_who_is_to_be_pinged_is_pinged_and_only_by_the_message_itself(street: Street) -> None:
    """An edit never pings; a series called “@everyone” would not either."""
    fans = street.world.guild.create_role("Fans", mentionable=True)
    await street.remind(role=fans)
    await street.until("2026-01-05 21:00")
    await street.changes({"1": "2026-01-05 21:30 Europe/London"})

    assert street.edits() == 1
    assert street.pinged() == [fans.id]


async def test_buttons_lead_on_and_tell_nobody_anything(street: Street) -> None:
    await street.remind()
    await street.until("2026-01-05 21:00")

    (message,) = street.messages(street.general)
    assert message.pressable == ["I've watched it", "Recap so far"]
    assert (await street.ben.press(message, "Recap so far")).private
