"""`/reminders`: what is set here, in the rest of the server, and for oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.state.reminder import Kind
from tests.watching.club import at

if TYPE_CHECKING:
    from tests.reading import Seen

    from .village import Village


async def every_page(asker: object, seen: Seen) -> list[Seen]:
    """All pages, from the first to the last."""
    pages = [seen]
    while "More" in pages[-1].pressable:
        pages.append(await asker.press(pages[-1], "More"))  # type: ignore[attr-defined]
    return pages


async def test_at_first_there_are_none(village: Village) -> None:
    seen = await village.ada.slash("reminders")
    assert seen.private
    assert "None is set. Type `/remind` and choose a series." in seen.open
    assert seen.options == []


async def test_this_channel_comes_first_then_the_server_then_oneself(village: Village) -> None:
    telly = village.channel("telly")
    await village.set(series="almanac", channel=telly)
    await village.set(series="harvest")
    await village.set(series="someday", me=True)
    seen = await village.mo.slash("reminders")
    assert [block.splitlines()[0] for block in seen.texts[1:]] == [
        "**Here**",
        "**Elsewhere in this server**",
        "**For you, as direct messages**",
    ]
    assert f"**Harvest (ITV, 2026)** · <#{village.general.id}> · 15 minutes before" in seen.texts[1]
    assert f"<#{telly.id}>" in seen.texts[2]
    assert "**Someday (ITV)** · direct message" in seen.texts[3]
    there = await at(village.mo, telly).slash("reminders")
    assert "Almanac" in there.texts[1]


async def test_an_entry_says_what_comes_next_and_what_was_last(village: Village) -> None:
    await village.set()
    await village.set(series="someday")
    before = await village.mo.slash("reminders")
    await village.world.passes(hours=44.8)
    (message,) = village.messages(village.general)
    after = await village.mo.slash("reminders")
    assert "-# next <t:1767386700:R>" in before.open
    assert "-# no date known yet" in before.open
    guild, channel = village.world.guild.id, village.general.id
    link = f"[the message](<https://discord.com/channels/{guild}/{channel}/{message.message.id}>)"
    assert f"-# next <t:1767991500:R> · last sent <t:1767386880:R>: {link}" in after.text


async def test_a_link_to_a_direct_message_leads_there(village: Village) -> None:
    await village.set(village.ada, me=True)
    await village.world.passes(hours=44.8)
    (message,) = village.messages(village.ada.actor.user.dm_channel)
    seen = await village.ada.slash("reminders")
    assert f"https://discord.com/channels/@me/{message.message.channel_id}/{message.message.id}" in seen.text


async def test_what_was_skipped_is_counted(village: Village) -> None:
    await village.set()
    await village.world.passes(days=20)
    assert "skipped as too late: 2" in (await village.mo.slash("reminders")).open


async def test_members_see_their_own_alone(village: Village) -> None:
    await village.set()
    await village.set(village.ada, series="someday", me=True)
    hers, his = await village.ada.slash("reminders"), await village.ben.slash("reminders")
    assert "Harvest" not in hers.open
    assert "Someday" in hers.open
    assert "None is set." in his.open
    assert "Someday" not in (await village.mo.slash("reminders")).open


async def test_who_keeps_one_channel_sees_what_is_set_there(village: Village) -> None:
    allowed = discord.PermissionOverwrite(manage_events=True)
    corner = village.world.guild.create_text_channel("adas-corner", overwrites={village.ada.actor: allowed})
    await village.set()
    await village.set(series="almanac", channel=corner)
    seen = await village.ada.slash("reminders")
    assert "Almanac" in seen.open
    assert "Harvest" not in seen.open


async def test_another_server_has_a_list_of_its_own(village: Village) -> None:
    await village.world.bot.reminders.save(village.wish(guild=village.world.guild.id + 1, place=1), village.env.now())
    assert "None is set." in (await village.mo.slash("reminders")).open


async def test_forty_are_all_shown_and_all_within_reach(village: Village) -> None:
    telly = village.channel("telly")
    await village.env.settle()
    await village.many(20)
    await village.many(20, place=telly.id)
    pages = await every_page(village.mo, await village.mo.slash("reminders"))
    reachable = [option.value for page in pages for option in page.options]
    assert len(pages) == 3
    assert len(set(reachable)) == len(reachable) == 40
    for page in pages:
        assert page.open.count("**Harvest (ITV, 2026)**") == len(page.options) <= 25
        assert sum(map(len, page.texts)) <= 4000
        assert len(page.components) <= 40


async def test_five_hundred_are_too(village: Village) -> None:
    await village.many(500)
    pages = await every_page(village.mo, await village.mo.slash("reminders"))
    assert len({option.value for page in pages for option in page.options}) == 500


async def test_the_last_one_of_a_page_has_a_button(village: Village) -> None:
    await village.many(15)
    rest = await village.mo.press(await village.mo.slash("reminders"), "More")
    card = await village.mo.press(rest, "Change or test it")
    assert rest.options == []
    assert "## Reminder: Harvest (ITV, 2026)" in card.open


async def test_events_of_the_server_are_listed_and_changed_elsewhere(village: Village) -> None:
    guild = village.world.guild.id
    await village.world.bot.reminders.save(village.wish(kind=Kind.EVENTS, place=guild), village.env.now())
    listed = await village.mo.slash("reminders")
    card = await village.mo.press(listed, "Change or test it")
    assert "**Harvest (ITV, 2026)** · events of this server" in listed.open
    assert "Events are kept, and given up, with `/events`." in card.open
    assert card.pressable == ["All reminders"]
    assert card.options == []


async def test_pages_go_on_turning_after_a_restart(village: Village) -> None:
    await village.many(20)
    seen = await village.mo.slash("reminders")
    await village.world.restart()
    assert (await village.mo.press(seen, "More")).edited
