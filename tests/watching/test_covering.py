"""The message menu "Cover as spoiler": who may use it, and what becomes of the message."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest
from simcord.backend.models.message import MessageSticker

from tests.reading import Seen, covered, shown, uncovered

if TYPE_CHECKING:
    import simcord
    from simcord.results import InteractionResult

    from tests.world import Asker

    from .club import Club

MENU = "Cover as spoiler"
SECRET = "Captain Ebony did it."


async def cover(asker: Asker, message: discord.Message) -> InteractionResult:
    """Choose the message menu's entry."""
    channel = next(each for each in asker.actor.guild.channels.values() if each.id == message.channel.id)
    return await asker.actor.context_menu(channel, MENU, message)


def contents(channel: simcord.ChannelHandle) -> list[str]:
    """Every message that everybody in a channel can see."""
    return [message.content for message in channel.history() if not message.flags.ephemeral]


def without_manage_messages(club: Club) -> simcord.ChannelHandle:
    """A channel in which the bot may not remove what others wrote."""
    user = club.world.bot.user
    assert user is not None
    return club.world.guild.create_text_channel(
        "locked", overwrites={user: discord.PermissionOverwrite(manage_messages=False)}
    )


async def test_an_author_covers_their_own_message(club: Club) -> None:
    message = await club.ada.actor.send(club.general, SECRET)
    result = await cover(club.ada, message)
    (said,) = contents(club.general)
    assert result.followups == []
    assert uncovered(said) == "**ada** wrote:\n█"
    assert [shown(secret) for secret in covered(said)] == [SECRET]


async def test_a_moderator_covers_anothers_message(club: Club) -> None:
    message = await club.ben.actor.send(club.general, SECRET)
    await cover(club.mo, message)
    (said,) = contents(club.general)
    assert said.startswith("**ben** wrote:\n||")


async def test_an_ordinary_member_may_not_cover_anothers_message(club: Club) -> None:
    message = await club.ben.actor.send(club.general, SECRET)
    result = await cover(club.ada, message)
    assert result.response is not None
    seen = Seen(result.response)
    assert seen.private
    assert "For this you need: Manage Messages." in seen.open
    assert contents(club.general) == [SECRET]


async def test_where_the_bot_may_not_remove_the_original_it_says_so_privately(club: Club) -> None:
    channel = without_manage_messages(club)
    message = await club.ada.actor.send(channel, SECRET)
    result = await cover(club.ada, message)
    (told,) = result.followups
    original, copy = contents(channel)
    assert told.ephemeral
    assert told.content == "I may not remove the original. Give me Manage Messages, or delete it yourself."
    assert original == SECRET
    assert uncovered(copy) == "**ada** wrote:\n█"


async def test_where_removing_fails_it_says_so_privately(club: Club) -> None:
    message = await club.ada.actor.send(club.general, SECRET)
    club.env.inject_error("DELETE", "/channels/*/messages/*", status=403, code=50013)
    (told,) = (await cover(club.ada, message)).followups
    assert told.ephemeral
    assert "I may not remove the original." in told.content


async def test_an_original_that_is_gone_already_is_no_matter(club: Club) -> None:
    message = await club.ada.actor.send(club.general, SECRET)
    club.env.inject_error("DELETE", "/channels/*/messages/*", status=404, code=10008)
    assert (await cover(club.ada, message)).followups == []


async def test_where_covering_fails_the_original_stays_and_only_the_asker_is_told(club: Club) -> None:
    message = await club.ada.actor.send(club.general, SECRET)
    club.env.inject_error("POST", "/webhooks/*", status=403, code=50013)
    (told,) = (await cover(club.ada, message)).followups
    assert told.ephemeral
    assert "Nothing was lost." in Seen(told).open
    assert contents(club.general) == [SECRET]
    assert any("unexpected error" in alarm for alarm in club.world.alarms())


@pytest.mark.parametrize("content", ["\u200b\u200b", "\u2060", "\ufeff \u202e"])
async def test_a_message_of_nothing_is_refused(club: Club, content: str) -> None:
    stored = club.env.backend.create_message(club.general.id, club.ada.actor.id, content)
    (message,) = (each for each in club.general.history() if each.id == stored.id)
    result = await cover(club.ada, message)
    assert result.response is not None
    assert result.response.ephemeral
    assert "There is nothing in that message that I can cover." in Seen(result.response).open
    assert contents(club.general) == [content]


async def test_a_message_of_embeds_only_is_refused(club: Club) -> None:
    webhook = club.world.guild.create_webhook(club.general, "news")
    message = await webhook.send(embed=discord.Embed(title=SECRET))
    result = await cover(club.mo, message)
    assert result.response is not None
    assert result.response.ephemeral
    assert "I can cover text and files." in Seen(result.response).open
    assert [each.id for each in club.general.history() if not each.flags.ephemeral] == [message.id]


async def test_a_message_of_a_sticker_only_is_refused(club: Club) -> None:
    sticker = MessageSticker(club.world.guild.create_sticker("wave").id, "wave", 1, club.world.guild.id)
    club.env.backend.create_message(club.general.id, club.ada.actor.id, "", stickers=[sticker])
    (message,) = club.general.history()
    result = await cover(club.ada, message)
    assert result.response is not None
    assert result.response.ephemeral
    assert [each.id for each in club.general.history() if not each.flags.ephemeral] == [message.id]


async def test_the_bots_own_answers_are_not_covered_again(club: Club) -> None:
    seen = await club.ada.slash("series", name="id:harbour")
    result = await cover(club.mo, seen.message.message)
    assert result.response is not None
    assert "There is nothing in that message that I can cover." in Seen(result.response).open


async def test_a_message_in_a_thread_is_covered_in_the_thread(club: Club) -> None:
    thread = club.thread("finale")
    message = await club.ada.actor.send(thread, SECRET)
    await club.ada.actor.context_menu(thread, MENU, message)
    assert [uncovered(said) for said in contents(thread)] == ["**ada** wrote:\n█"]
