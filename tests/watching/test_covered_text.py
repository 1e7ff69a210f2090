"""Whatever somebody wrote is hidden whole, and can be read again behind its covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from bot.markdown import plain
from tests.reading import covered, shown, uncovered

from .test_covering import contents, cover, without_manage_messages

if TYPE_CHECKING:
    from .club import Club

LONGEST = 2000
HOSTILE = {
    "bars": "||a|| b | c ||| d ||||",
    "one bar at each end": "|secret|",
    "only bars": "|" * LONGEST,
    "an open code span": "`a ||secret|| b",
    "a code block": "```py\nprint('secret')\n```",
    "markup over lines": "**bold\nstill bold** _and_ ~~gone~~",
    "a quote": "> quoted\n>>> quoted to the end\nsecret",
    "a heading and a list": "# Heading\n- item\n1. first\n-# small",
    "backslashes": "a\\ \\|| b\\\\|| c\\",
    "an address": "https://example.org/secret||x <https://example.org/y>",
    "a link": "[text](https://example.org/secret)",
    "emoji": "🙈 ✅ 👍🏽 <:custom:123456789012345678> 🏴‍☠️",
    "right to left": "שלום ||\u202e|| סוף",
    "invisible letters": "se\u200bcret ||\u200b|",
    "one long line": "word " * 399 + "ends",
    "one long word": "x" * LONGEST,
    "many lines": "a\n" * (LONGEST // 2),
    "specials at the limit": "`*_~|" * (LONGEST // 5),
    "line separators": "one\u2028two\u0085three\x0bfour",
    "a spoiler": "||already hidden||",
    "a table": "a || b\nc || d",
}


def bare(text: str) -> str:
    """What can be read of a text, wherever its lines are broken."""
    return "".join(plain(text).split())


@pytest.mark.parametrize("written", HOSTILE.values(), ids=HOSTILE)
async def test_a_text_is_hidden_whole_and_can_be_read_again(club: Club, written: str) -> None:
    message = await club.ada.actor.send(club.general, written)
    await cover(club.ada, message)
    said = contents(club.general)
    assert message.id not in [each.id for each in club.general.history()]
    assert all(len(part) <= LONGEST for part in said)
    assert set("".join(uncovered(part) for part in said).replace("**ada** wrote:", "")) <= {"█", "\n"}
    assert bare("".join(shown(secret) for part in said for secret in covered(part))) == bare(written)


@pytest.mark.parametrize(
    "name", ["||ada||", "*ada* _b_", "`ada", "@everyone", "# ada", "ada || ben", "a\\", "<@1>", "https://ada.example"]
)
async def test_the_authors_name_is_plain_text(club: Club, name: str) -> None:
    member = club.world.newcomer("somebody")
    club.env.backend.users[member.actor.id].global_name = name
    message = await member.actor.send(club.general, "Captain Ebony did it.")
    await cover(member, message)
    (said,) = contents(club.general)
    heading, _, hidden = said.partition("\n")
    assert shown(heading) == f"**{name}** wrote:"
    assert uncovered(hidden) == "█"
    assert covered(heading) == []
    assert "||" not in heading.replace("\\|", "")


@pytest.mark.parametrize("written", ["<@{ben}> look", "@everyone look", "@here", "<@&{role}> <#{channel}>"])
async def test_nobody_is_pinged_again(club: Club, written: str) -> None:
    role = club.world.guild.create_role("Watchers")
    text = written.format(ben=club.ben.actor.id, role=role.id, channel=club.general.id)
    message = await club.ada.actor.send(club.general, text)
    await cover(club.ada, message)
    (said,) = [each for each in club.general.history() if not each.flags.ephemeral]
    posts = [body for body in club.world.requests("/webhooks/") if isinstance(body, dict) and "content" in body]
    assert (said.mentions, said.role_mentions, said.mention_everyone) == ([], [], False)
    assert [post["allowed_mentions"] for post in posts] == [{"parse": []}]
    assert uncovered(said.content) == "**ada** wrote:\n█"


async def test_a_long_message_keeps_its_parts_in_order_and_its_name_once(club: Club) -> None:
    written = "\n".join(f"line {number} |" for number in range(180))[:LONGEST]
    await cover(club.ada, await club.ada.actor.send(club.general, written))
    said = contents(club.general)
    assert len(said) > 1
    assert [part.startswith("**ada** wrote:") for part in said] == [True] + [False] * (len(said) - 1)
    hidden = [plain(shown(secret)) for part in said for secret in covered(part)]
    assert hidden == [plain(line) for line in written.splitlines()]


async def test_what_the_bot_tells_privately_repeats_no_secret(club: Club) -> None:
    channel = without_manage_messages(club)
    message = await club.ada.actor.send(channel, "Captain Ebony did it.")
    (told,) = (await cover(club.ada, message)).followups
    assert "Ebony" not in told.content


async def test_the_name_that_members_see_is_the_one_that_is_said(club: Club) -> None:
    user = club.env.create_user("zoe", global_name="Zoë from the quay")
    member = club.world.guild.add_member(user)
    message = await member.send(club.general, "Captain Ebony did it.")
    assert isinstance(message, discord.Message)
    await member.context_menu(club.general, "Cover as spoiler", message)
    assert contents(club.general)[0].startswith("**Zoë from the quay** wrote:\n")
