"""A reminder that cannot arrive shows why, before and after it has failed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .village import Village


async def test_a_healthy_one_warns_of_nothing(village: Village) -> None:
    fans = village.world.guild.create_role("Fans", mentionable=True)
    seen = await village.set(role=fans, thread=True)
    assert "What is in the way" not in seen.open
    assert "⚠️" not in (await village.mo.slash("reminders")).open


async def test_a_permission_that_is_taken_is_missed_before_anything_fails(village: Village) -> None:
    await village.set()
    await village.forbid(village.general, "view_channel")
    seen = await village.mo.slash("reminders")
    assert f"⚠️ In <#{village.general.id}> I lack: View Channel and Send Messages." in seen.open


async def test_a_role_that_is_gone_is_missed(village: Village) -> None:
    fans = village.world.guild.create_role("Fans", mentionable=True)
    await village.set(role=fans)
    village.env.backend.delete_role(village.world.guild.id, fans.id)
    await village.env.settle()
    seen = await village.mo.slash("reminders")
    assert "⚠️ The role is gone. Set the reminder again with `/remind`" in seen.open
    await village.world.passes(hours=44.8)
    (message,) = village.messages(village.general)
    assert message.text.startswith("**Harvest**")


async def test_a_role_that_may_be_mentioned_no_longer_is_told(village: Village) -> None:
    fans = village.world.guild.create_role("Fans", mentionable=True)
    await village.set(role=fans)
    village.env.backend.edit_role(village.world.guild.id, fans.id, {"mentionable": False})
    await village.forbid(village.general, "mention_everyone")
    assert f"⚠️ I may not mention <@&{fans.id}>, so nobody is pinged." in (await village.mo.slash("reminders")).open


async def test_a_thread_that_is_archived_is_not_called_gone(village: Village) -> None:
    thread = village.thread("harvest-talk")
    await village.env.settle()
    await village.set(channel=thread)
    real = village.world.bot.get_channel(thread.id)
    real.guild._remove_thread(real)  # type: ignore[union-attr]
    seen = await village.mo.slash("reminders")
    assert f"⚠️ I do not see <#{thread.id}>. A thread that is archived opens again by itself" in seen.open


async def test_what_failed_is_shown_and_told_once_to_whoever_set_it(village: Village) -> None:
    await village.set()
    await village.forbid(village.general, "send_messages")
    await village.world.passes(hours=44.8)
    seen = await village.mo.slash("reminders")
    (notice,) = village.messages(village.mo.actor.user.dm_channel)
    assert "⚠️ I may not write there." in seen.open
    assert "I could not deliver a reminder of **Harvest**" in notice.open
