""" "Send a test now": the way is tried, nobody is pinged, and whoever pressed is told how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.watching.club import moderator
from tests.world import living

from .library import catalogue_in
from .village import Village

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reading import Seen


async def tested(village: Village, **options: object) -> Seen:
    """The moderator sets a reminder and sends a test."""
    return await village.mo.press(await village.set(**options), "Send a test now")


async def test_it_looks_like_the_reminder_and_says_that_it_is_a_test(village: Village) -> None:
    seen = await tested(village)
    (message,) = village.messages(village.general)
    assert message.open.startswith("**A test.** This is how I remind you; nobody is pinged.\n**Harvest** · S1E1")
    assert "<t:1767387600:F>" in message.open
    assert list(message.buttons) == ["I've watched it", "Recap so far"]
    guild, channel = village.world.guild.id, village.general.id
    assert seen.edited
    assert (
        f"The test has arrived: [the message](<https://discord.com/channels/{guild}/{channel}/{message.message.id}>)"
        in seen.text
    )


async def test_the_role_is_named_and_not_pinged(village: Village) -> None:
    fans = village.world.guild.create_role("Fans", mentionable=True)
    await tested(village, role=fans)
    (message,), (body,) = village.messages(village.general), village.sent_to(village.general)
    assert f"<@&{fans.id}> **Harvest**" in message.text
    assert body["allowed_mentions"] == {"parse": []}


async def test_the_real_one_still_comes(village: Village) -> None:
    await tested(village)
    await village.world.passes(hours=44.8)
    assert len(village.messages(village.general)) == 2
    assert "last sent" in (await village.mo.slash("reminders")).open


async def test_a_test_is_not_what_was_sent_last(village: Village) -> None:
    await tested(village)
    assert "last sent" not in (await village.mo.slash("reminders")).open


async def test_its_buttons_work(village: Village) -> None:
    await tested(village)
    (message,) = village.messages(village.general)
    assert "You have watched up to S1E1." in (await village.ada.press(message, "I've watched it")).open
    assert "amber" in (await village.ada.press(message, "Recap so far")).open


async def test_it_speaks_the_reminders_language_and_tells_no_titles(village: Village) -> None:
    await tested(village, series="almanac", language="de")
    (message,) = village.messages(village.general)
    assert "10. Januar 2026" in message.open
    assert "hush" not in message.text


@pytest.mark.parametrize(("series", "shows"), [("someday", "to be announced"), ("the-almanac", "S1E1")])
async def test_without_a_date_it_shows_any_episode(village: Village, series: str, shows: str) -> None:
    await tested(village, series=series)
    (message,) = village.messages(village.general)
    assert shows in message.open


async def test_after_the_last_date_it_shows_the_last_episode(village: Village) -> None:
    await tested(village, series="over")
    (message,) = village.messages(village.general)
    assert "<t:1589745600:F>" in message.open


async def test_to_oneself_it_comes_as_a_direct_message(village: Village) -> None:
    seen = await village.ada.press(await village.set(village.ada, me=True), "Send a test now")
    (message,) = village.messages(village.ada.actor.user.dm_channel)
    assert "**A test.**" in message.open
    assert f"https://discord.com/channels/@me/{message.message.channel_id}/{message.message.id}" in seen.text


async def test_a_refusal_says_why_and_what_to_do(village: Village) -> None:
    seen = await village.set()
    await village.forbid(village.general, "send_messages")
    told = await village.mo.press(seen, "Send a test now")
    assert "The test did not arrive. I may not write there. Let me send messages there" in told.open
    assert f"In <#{village.general.id}> I lack: Send Messages." in told.open
    assert village.messages(village.general) == []


async def test_closed_direct_messages_say_so(village: Village) -> None:
    seen = await village.set(village.ada, me=True)
    village.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    told = await village.ada.press(seen, "Send a test now")
    assert "The test did not arrive. Your direct messages are closed to me." in told.open


async def test_a_channel_that_is_gone_says_so(village: Village) -> None:
    telly = village.channel("telly")
    seen = await village.set(channel=telly)
    village.env.backend.delete_channel(telly.id)
    told = await village.mo.press(seen, "Send a test now")
    assert "The test did not arrive. The channel is gone." in told.open


async def test_when_discord_is_in_trouble_it_asks_to_try_again(village: Village) -> None:
    seen = await village.set()
    village.env.inject_error("POST", "/channels/*/messages", status=500, times=None)
    told = await village.mo.press(seen, "Send a test now")
    assert "Discord does not answer at the moment." in told.open


async def test_a_test_that_arrives_ends_the_trouble(village: Village) -> None:
    await village.set()
    await village.forbid(village.general, "send_messages")
    await village.world.passes(hours=44.8)
    troubled = await village.mo.slash("reminders")
    await village.forbid(village.general)
    seen = await village.mo.press(await village.mo.press(troubled, "Change or test it"), "Send a test now")
    assert "⚠️ I may not write there." in troubled.open
    assert "What is in the way" not in seen.open
    assert (await village.one()).trouble is None


async def test_of_a_series_that_is_gone_there_is_nothing_to_send(tmp_path: Path) -> None:
    async with living(catalogue_in(tmp_path)) as world:
        village = Village(world, moderator(world))
        seen = await village.set()
        catalogue_in(tmp_path, without="harvest")
        told = await village.mo.press(seen, "Send a test now")
        paused = await village.mo.press(told, "Pause")
        resumed = await village.mo.press(paused, "Resume")
    assert "There is nothing to send: the series has left my catalogue." in told.open
    assert "The series has left my catalogue, so nothing can come. Remove the reminder." in told.open
    assert "It goes on." in resumed.open
