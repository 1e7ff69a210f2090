"""What somebody or the bot may not do is said at once, with what to do; and nothing is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from bot.state import reminders
from tests.watching.club import alone, at

if TYPE_CHECKING:
    from tests.reading import Seen

    from .village import Village


async def refused(village: Village, seen: Seen, *said: str) -> None:
    assert seen.private
    for each in said:
        assert each in seen.open
    assert await village.kept() == []


async def test_members_may_not_set_one_for_a_channel(village: Village) -> None:
    seen = await village.set(village.ada)
    needed = f"For reminders in <#{village.general.id}> you need Manage Events or Manage Channels there."
    await refused(village, seen, needed, "Ask a moderator, or type `/remind` with `me`: then I remind you")


async def test_a_members_press_sets_none_for_a_channel_either(village: Village) -> None:
    schedule = await village.mo.slash("airs", series="id:harvest")
    await refused(village, await village.ada.press(schedule, "Remind this channel"), "you need Manage Events")


@pytest.mark.parametrize("permission", ["manage_events", "manage_channels", "administrator"])
async def test_either_permission_will_do(village: Village, permission: str) -> None:
    role = village.world.guild.create_role("Keepers", permissions=discord.Permissions(**{permission: True}))
    keeper = village.world.guild.add_member(village.env.create_user("kit"), roles=[role])
    await village.set(type(village.mo)(village.world, keeper, village.general))
    assert (await village.one()).wish.set_by == keeper.id


async def test_who_keeps_one_channel_sets_them_in_that_one_only(village: Village) -> None:
    allowed = discord.PermissionOverwrite(manage_channels=True)
    corner = village.world.guild.create_text_channel("adas-corner", overwrites={village.ada.actor: allowed})
    await refused(
        village, await village.set(at(village.ada, corner), channel=village.general), "you need Manage Events"
    )
    await village.set(village.ada, channel=corner)
    assert (await village.one()).wish.place == corner.id


async def test_who_may_not_keep_a_channel_does_not_reach_it_from_their_own(village: Village) -> None:
    denied = discord.PermissionOverwrite(manage_channels=False)
    closed = village.world.guild.create_text_channel("closed", overwrites={village.mo.actor: denied})
    await refused(village, await village.set(channel=closed), f"For reminders in <#{closed.id}> you need")


@pytest.mark.parametrize(
    ("taken", "named"),
    [(["send_messages"], "I lack Send Messages."), (["view_channel"], "I lack View Channel and Send Messages.")],
)
async def test_where_nothing_would_arrive_nothing_is_set(village: Village, taken: list[str], named: str) -> None:
    telly = village.channel("telly")
    await village.forbid(telly, *taken)
    seen = await village.set(channel=telly)
    await refused(village, seen, f"Nothing would arrive in <#{telly.id}>", named, "Nothing has been set yet.")


async def test_without_leave_to_open_threads_it_is_set_and_said(village: Village) -> None:
    telly = village.channel("telly")
    await village.forbid(telly, "create_public_threads")
    seen = await village.set(channel=telly, thread=True)
    assert f"In <#{telly.id}> I lack: Create Public Threads." in seen.open
    assert len(await village.kept()) == 1


async def test_everyone_is_never_mentioned(village: Village) -> None:
    seen = await village.set(role=village.world.guild.default_role)
    await refused(village, seen, "I never mention everyone", "Choose a role that members take themselves, or none.")


async def test_a_role_that_the_bot_may_not_mention_is_refused(village: Village) -> None:
    allowed = discord.Permissions(manage_events=True, mention_everyone=True)
    keeper = village.world.guild.add_member(
        village.env.create_user("kit"), roles=[village.world.guild.create_role("Keepers", permissions=allowed)]
    )
    quiet = village.world.guild.create_role("Quiet")
    await village.forbid(village.general, "mention_everyone")
    seen = await village.set(type(village.mo)(village.world, keeper, village.general), role=quiet)
    await refused(village, seen, f"I may not mention <@&{quiet.id}> there", "Let everybody mention the role")


async def test_nobody_gets_the_bot_to_mention_whom_they_may_not_mention(village: Village) -> None:
    quiet = village.world.guild.create_role("Quiet")
    seen = await village.set(role=quiet)
    await refused(village, seen, f"You may not mention <@&{quiet.id}> there yourself")


@pytest.mark.parametrize("typed", ["soon", "-15 min", "15 days", "8 days after", "15 min before after", "9" * 400, " "])
async def test_nonsense_for_a_lead_names_examples(village: Village, typed: str) -> None:
    examples = "Write it like this: 1 hour 30 minutes before, 2 hours before and 30 minutes after."
    await refused(village, await village.set(lead=typed), "I do not understand “", examples)


@pytest.mark.parametrize("typed", ["BBC", "Streamly", "", "id:FR:Streamly"])
async def test_a_channel_that_the_series_is_not_on_names_those_it_is_on(village: Village, typed: str) -> None:
    seen = await village.set(track=typed)
    known = "Pick one of the suggestions: ITV (United Kingdom), Streamly (United States) and Streamly (Canada)."
    await refused(village, seen, f"I do not know which channel of Harvest “{typed}” is.", known)


async def test_a_series_without_channels_says_so(village: Village) -> None:
    seen = await village.set(series="the-almanac", track="BBC")
    await refused(village, seen, "I know of no channel or service yet; leave `track` out.")


async def test_a_direct_message_has_neither_channel_nor_role_nor_thread(village: Village) -> None:
    fans = village.world.guild.create_role("Fans", mentionable=True)
    seen = await village.set(me=True, role=fans, thread=True, channel=village.general)
    await refused(village, seen, "A direct message to you cannot have: channel, role and thread.")
    await refused(village, await village.set(alone(village.ada), thread=True), "cannot have: thread.")


async def test_a_server_holds_only_so_many(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reminders, "MOST_IN_A_SERVER", 3)
    await village.many(3)
    seen = await village.set(lead="2 h")
    assert seen.private
    assert "There are 3 reminders already, which is as many as there may be." in seen.open
    assert "Remove some with `/reminders`." in seen.open


async def test_so_does_a_member(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reminders, "MOST_OF_A_MEMBER", 1)
    await village.set(village.ada, me=True)
    assert "There are 1 reminders already" in (await village.set(village.ada, me=True, lead="1 h")).open
    assert "It is set." in (await village.set(village.ben, me=True)).open
