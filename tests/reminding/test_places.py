"""Channels, threads, direct messages, and servers that the bot has not joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.state.reminder import Kind
from tests.watching.club import alone, at

if TYPE_CHECKING:
    from .village import Village


async def test_a_thread_gets_what_is_set_in_it(village: Village) -> None:
    thread = village.thread("harvest-talk")
    await village.env.settle()
    seen = await village.set(at(village.mo, thread), thread=True)
    wish = (await village.one()).wish
    await village.world.passes(hours=45)
    assert (wish.place, wish.opens_thread) == (thread.id, False)
    assert "With a thread for each episode" not in seen.open
    assert len(village.messages(thread)) == 1
    assert village.messages(village.general) == []


async def test_a_thread_can_be_chosen_from_elsewhere(village: Village) -> None:
    thread = village.thread("harvest-talk")
    await village.env.settle()
    await village.set(channel=thread)
    assert (await village.one()).wish.place == thread.id


async def test_a_thread_that_was_archived_can_be_chosen(village: Village) -> None:
    thread = village.thread("harvest-talk")
    await village.env.settle()
    real = village.world.bot.get_channel(thread.id)
    assert isinstance(real, discord.Thread)
    real.guild._remove_thread(real)
    await village.set(channel=thread)
    assert (await village.one()).wish.place == thread.id


async def test_in_a_thread_the_bot_needs_leave_to_write_in_threads(village: Village) -> None:
    thread = village.thread("harvest-talk")
    await village.forbid(village.general, "send_messages_in_threads")
    seen = await village.set(at(village.mo, thread))
    assert f"Nothing would arrive in <#{thread.id}>: there I lack Send Messages in Threads." in seen.open
    assert await village.kept() == []


async def test_a_thread_needs_no_leave_to_write_in_its_channel(village: Village) -> None:
    thread = village.thread("harvest-talk")
    await village.forbid(village.general, "send_messages")
    await village.set(at(village.mo, thread))
    assert len(await village.kept()) == 1


async def test_news_channels_get_them_too(village: Village) -> None:
    news = village.world.guild.create_news_channel("news")
    await village.set(channel=news)
    await village.world.passes(hours=45)
    assert len(village.messages(news)) == 1


async def test_a_channel_that_is_not_read_cannot_be_chosen(village: Village) -> None:
    command = village.world.bot.tree.get_command("remind")
    kinds = command.to_dict(village.world.bot.tree)["options"][1]["channel_types"]  # type: ignore[union-attr]
    assert sorted(kinds) == sorted(kind.value for kind in (
        discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.news_thread,
        discord.ChannelType.public_thread, discord.ChannelType.private_thread,
    ))  # fmt: skip


async def test_me_needs_no_permission_and_comes_as_a_direct_message(village: Village) -> None:
    seen = await village.set(village.ada, me=True)
    wish = (await village.one()).wish
    await village.world.passes(hours=45)
    assert "direct message · 15 minutes before" in seen.open
    assert (wish.kind, wish.place, wish.guild) == (Kind.MEMBER, village.ada.actor.id, 0)
    assert len(village.messages(village.ada.actor.user.dm_channel)) == 1
    assert village.messages(village.general) == []


async def test_in_direct_messages_it_is_always_me(village: Village) -> None:
    ada = alone(village.ada)
    seen = await village.set(ada)
    assert seen.private
    assert (await village.one()).wish.kind is Kind.MEMBER
    assert "**Harvest (ITV, 2026)** · direct message" in (await ada.slash("reminders")).open


async def test_somebody_who_shares_no_server_with_the_bot_can_be_reminded(village: Village) -> None:
    eve = village.world.stranger("eve")
    with village.world.told(authorizing_integration_owners={"1": str(eve.actor.id)}):
        await village.set(eve)
    await village.world.passes(hours=45)
    assert len(village.messages(eve.channel)) == 1


async def test_in_a_private_group_it_is_me_too(village: Village) -> None:
    eve = village.world.stranger("eve")
    with village.world.told(context=2, authorizing_integration_owners={"1": str(eve.actor.id)}):
        await village.set(eve)
        listed = await eve.slash("reminders")
    assert (await village.one()).wish.place == eve.actor.id
    assert "For you, as direct messages" in listed.open


async def test_in_a_server_that_the_bot_has_not_joined_only_me_works(village: Village) -> None:
    with village.world.told(guild_id="1234", authorizing_integration_owners={"1": str(village.mo.actor.id)}):
        here = await village.set()
        assert await village.kept() == []
        mine = await village.set(me=True)
        listed = await village.mo.slash("reminders")
    assert "I am not in this server, so I could not remind anybody here." in here.open
    assert "It is set." in mine.open
    assert "direct message · 15 minutes before" in listed.open
