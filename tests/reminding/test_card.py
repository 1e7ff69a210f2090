"""One reminder: paused, resumed, moved and removed, by those who may, at every press."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
import pytest

from bot.state.reminder import Kind
from bot.ui.answers.layout import Message
from tests.commands.posting import posted
from tests.watching.club import alone, moderator, press_at_once

if TYPE_CHECKING:
    from tests.reading import Seen

    from .village import Village


async def card(village: Village) -> Seen:
    """The moderator sets a reminder and has it before them."""
    await village.set()
    return await village.mo.press(await village.mo.slash("reminders"), "Change or test it")


async def test_it_is_chosen_from_the_list(village: Village) -> None:
    await village.set()
    await village.set(series="someday")
    listed = await village.mo.slash("reminders")
    seen = await village.mo.choose(listed, "Someday (ITV) · #general · 15 minutes before")
    assert seen.edited
    assert "## Reminder: Someday (ITV)" in seen.open
    assert seen.pressable == ["Pause", "Send a test now", "Remove", "All reminders"]
    back = await village.mo.press(seen, "All reminders")
    assert "Harvest" in back.open


async def test_paused_it_says_nothing_until_it_is_resumed(village: Village) -> None:
    paused = await village.mo.press(await card(village), "Pause")
    await village.world.passes(days=3)
    assert "Paused: nothing comes until you resume it." in paused.open
    assert "-# paused" in (await village.mo.slash("reminders")).open
    assert village.messages(village.general) == []
    resumed = await village.mo.press(paused, "Resume")
    assert "It goes on." in resumed.open
    assert "Next: **S1E2**" in resumed.open
    await village.world.passes(days=6)
    (message,) = village.messages(village.general)
    assert "S1E2" in message.open


async def test_what_is_still_to_come_when_it_is_resumed_comes_at_once_and_not_as_late(village: Village) -> None:
    moved = await village.mo.choose(await card(village), "1 day before")
    paused = await village.mo.press(moved, "Pause")
    await village.world.passes(hours=40)
    assert "I remind at once" in (await village.mo.press(paused, "Resume")).open
    await village.world.passes(seconds=1)
    (message,) = village.messages(village.general)
    assert "S1E1" in message.open
    assert "comes late" not in message.open


async def test_resumed_just_after_an_episode_it_does_not_pretend_to_be_late(village: Village) -> None:
    paused = await village.mo.press(await card(village), "Pause")
    await village.world.passes(hours=46)
    again = await village.mo.press(await village.set(), "Pause")
    await village.mo.press(again, "Resume")
    await village.world.passes(seconds=1)
    assert "Resume" in paused.buttons
    assert village.messages(village.general) == []


async def test_paused_and_resumed_over_a_restart(village: Village) -> None:
    paused = await village.mo.press(await card(village), "Pause")
    await village.world.restart()
    assert (await village.one()).paused
    await village.mo.press(paused, "Resume")
    assert not (await village.one()).paused


async def test_setting_it_again_resumes_it(village: Village) -> None:
    await village.mo.press(await card(village), "Pause")
    seen = await village.set()
    assert "This was set already" in seen.open
    assert "Pause" in seen.buttons


async def test_it_is_moved_to_another_time(village: Village) -> None:
    seen = await village.mo.choose(await card(village), "1 day before")
    assert "It comes at another time now." in seen.open
    assert [option.label for option in seen.options if option.chosen] == ["1 day before"]
    assert (await village.one()).wish.lead == timedelta(days=1)
    await village.world.passes(hours=22)
    assert len(village.messages(village.general)) == 1
    await village.world.passes(hours=23)
    assert len(village.messages(village.general)) == 1


async def test_what_was_announced_is_not_announced_again_when_it_is_moved(village: Village) -> None:
    seen = await village.mo.choose(await card(village), "1 day before")
    await village.world.passes(hours=22)
    await village.mo.choose(seen, "15 minutes before")
    await village.world.passes(hours=23)
    assert len(village.messages(village.general)) == 1


async def test_a_lead_of_ones_own_stands_in_the_menu(village: Village) -> None:
    seen = await village.set(lead="90 min")
    assert [option.label for option in seen.options if option.chosen] == ["1 hour 30 minutes before"]
    assert len(seen.options) == 6


async def test_it_is_not_moved_onto_another_one(village: Village) -> None:
    await village.set(lead="1 h")
    seen = await village.set()
    moved = await village.mo.choose(seen, "1 hour before")
    assert "There is another reminder for that time already." in moved.open
    assert len(await village.kept()) == 2


async def test_before_it_is_removed_it_asks(village: Village) -> None:
    asked = await village.mo.press(await card(village), "Remove")
    kept = await village.mo.press(asked, "Keep it")
    assert "## Remove this reminder?" in asked.open
    assert f"**Harvest (ITV, 2026)** · <#{village.general.id}> · 15 minutes before" in asked.open
    assert "## Reminder: Harvest" in kept.open
    removed = await village.mo.press(await village.mo.press(kept, "Remove"), "Remove it")
    assert "The reminder is removed." in removed.open
    assert "None is set." in removed.open
    await village.world.passes(days=3)
    assert village.messages(village.general) == []


async def test_buttons_of_what_was_removed_say_so(village: Village) -> None:
    seen = await card(village)
    asked = await village.mo.press(await village.mo.slash("reminders"), "Change or test it")
    await village.mo.press(await village.mo.press(asked, "Remove"), "Remove it")
    await village.world.restart()
    for label in ("Pause", "Send a test now", "Remove"):
        stale = await village.mo.press(seen, label)
        assert stale.private
        assert "That reminder has been removed, or you may not change it." in stale.open
    assert "That reminder has been removed" in (await village.mo.choose(seen, "1 hour before")).open


async def test_who_moderates_no_longer_may_change_nothing(village: Village) -> None:
    seen = await card(village)
    await village.demote(village.mo.actor)
    for label in ("Pause", "Send a test now", "Remove"):
        assert "That reminder has been removed, or you may not change it." in (await village.mo.press(seen, label)).open
    assert "or you may not change it" in (await village.mo.choose(seen, "1 hour before")).open
    assert not (await village.one()).paused
    assert (await village.one()).wish.lead == timedelta(minutes=15)
    assert village.messages(village.general) == []


@pytest.mark.parametrize("act", ["show", "pause", "resume", "test", "ask", "remove"])
async def test_strangers_may_do_nothing_with_it(village: Village, act: str) -> None:
    await village.set()
    number = (await village.one()).number
    public = await posted(village.world, f"p1~reminder:{number}:{act}")
    seen = await village.ada.press(public, "Press me")
    assert seen.private
    assert "or you may not change it" in seen.open
    assert not (await village.one()).paused


@pytest.mark.parametrize("act", ["show", "pause", "remove", "test"])
async def test_not_even_moderators_may_touch_somebodys_own(village: Village, act: str) -> None:
    await village.set(village.ada, me=True)
    number = (await village.one()).number
    public = await posted(village.world, f"p1~reminder:{number}:{act}")
    assert "or you may not change it" in (await village.mo.press(public, "Press me")).open
    assert not (await village.one()).paused
    assert village.messages(village.ada.actor.user.dm_channel) == []


async def test_another_moderator_may_change_it(village: Village) -> None:
    await village.set()
    other = moderator(village.world, "max")
    seen = await other.press(await other.slash("reminders"), "Change or test it")
    await other.press(seen, "Pause")
    assert (await village.one()).paused


async def test_ones_own_is_changed_in_direct_messages_too(village: Village) -> None:
    ada = alone(village.ada)
    await village.set(ada)
    seen = await ada.press(await ada.slash("reminders"), "Change or test it")
    await ada.press(seen, "Pause")
    assert (await village.one()).paused


async def test_a_servers_is_not_changed_from_direct_messages(village: Village) -> None:
    await village.set()
    number, mine = (await village.one()).number, alone(village.mo)
    view = Message()
    view.add_item(discord.ui.ActionRow(discord.ui.Button(label="Pause", custom_id=f"p1~reminder:{number}:pause")))
    await village.world.bot.get_partial_messageable(mine.channel.id).send(view=view)
    await village.env.settle()
    (message,) = village.messages(mine.channel)
    assert "or you may not change it" in (await mine.press(message, "Pause")).open
    assert not (await village.one()).paused


async def test_of_a_channel_that_is_gone_it_can_still_be_removed(village: Village) -> None:
    telly = village.channel("telly")
    await village.set(channel=telly)
    village.env.backend.delete_channel(telly.id)
    await village.env.settle()
    role = village.world.guild.create_role("Keepers", permissions=discord.Permissions(manage_events=True))
    backend, guild = village.env.backend, village.world.guild.id
    backend.add_member_role(guild, village.mo.actor.id, role.id)
    seen = await village.mo.press(await village.mo.slash("reminders"), "Change or test it")
    assert f"I do not see <#{telly.id}>." in seen.open
    await village.mo.press(await village.mo.press(seen, "Remove"), "Remove it")
    assert await village.kept() == []


@pytest.mark.parametrize(
    "custom_id",
    [
        "reminder:0:show",
        "reminder:-1:pause",
        f"reminder:{10**40}:pause",
        "reminder:1:explode",
        "lead:1:1209601",
        f"lead:1:{10**40}",
        f"lead:{10**40}:900",
        "remind:harvest:there",
        "remind:gone:me",
        "reminded:gone:1",
        "reminders:9999",
        f"reminders:-{10**40}",
    ],
)
async def test_a_button_that_was_made_up_does_no_harm(village: Village, custom_id: str) -> None:
    await village.set()
    seen = await village.mo.press(await posted(village.world, f"p1~{custom_id}"), "Press me")
    assert seen.private
    assert (await village.one()).wish == village.wish(locale="en-US")


async def test_pressed_twice_at_once_it_is_removed_once(village: Village) -> None:
    asked = await village.mo.press(await card(village), "Remove")
    await press_at_once(village.mo, asked, "Remove it", 2)
    assert await village.kept() == []


async def test_events_are_not_changed_here(village: Village) -> None:
    guild = village.world.guild.id
    wish = village.wish(kind=Kind.EVENTS, place=guild)
    kept, _ = await village.world.bot.reminders.save(wish, village.env.now())
    for question in (f"reminder:{kept.number}:remove", f"reminder:{kept.number}:test", f"lead:{kept.number}:900"):
        seen = await village.mo.press(await posted(village.world, f"p1~{question}"), "Press me")
        assert "This is from an earlier version of me." in seen.open
    assert len(await village.kept()) == 1
