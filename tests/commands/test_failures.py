"""What cannot be foreseen, and what the operator must mend: told once, privately, with the next step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

import discord
import pytest
from discord import app_commands

from bot.ui.questions import AboutQuestion, SourcesQuestion

if TYPE_CHECKING:
    from bot.ui.audience.audience import Audience
    from bot.ui.questions import Question
    from tests.world import World

OUR_FAULT = "Something went wrong on my side. Nothing was lost."


async def broken(question: Question, audience: Audience) -> NoReturn:
    """Answers nothing."""
    raise ZeroDivisionError("the lamp is out")


def reference(text: str) -> str:
    (found,) = re.findall(r"this reference: `([0-9a-f]{6})`", text)
    return str(found)


async def test_an_unexpected_error_gives_a_reference_that_is_in_the_log(world: World) -> None:
    world.bot.replies.register(AboutQuestion, broken)
    seen = await world.ada.slash("about")
    assert seen.private
    assert OUR_FAULT in seen.open
    (record,) = world.log.records
    assert reference(seen.text) in record.getMessage()
    assert "about" in record.getMessage()
    assert record.exc_info
    assert record.exc_info[0] is ZeroDivisionError
    assert "lamp" not in seen.text
    world.alarms()


async def test_an_unexpected_error_of_a_button_is_told_beside_the_message(world: World) -> None:
    cast = await world.ada.slash("cast", series="blameless")
    world.bot.replies.register(SourcesQuestion, broken)
    seen = await world.ben.press(cast, "Sources")
    assert seen.private
    assert not seen.edited
    (alarm,) = world.alarms()
    assert reference(seen.text) in alarm
    assert world.public_messages() == 1


async def test_two_errors_have_two_references(world: World) -> None:
    world.bot.replies.register(AboutQuestion, broken)
    one, other = await world.ada.slash("about"), await world.ben.slash("about")
    assert reference(one.text) != reference(other.text)
    assert len(world.alarms()) == 2


async def test_an_answer_that_discord_refuses_is_told_as_our_fault(world: World) -> None:
    world.env.inject_error("POST", "/interactions/*/callback", status=400, code=50035)
    result = await world.ada.actor.slash(world.channel, "cast", series="blameless")
    seen = world.seen(result, answers=2)
    assert seen.private
    assert OUR_FAULT in seen.open
    assert world.public_messages() == 0
    assert len(world.alarms()) == 1


async def test_when_discord_takes_no_answer_at_all_nothing_else_breaks(world: World) -> None:
    world.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062, times=2)
    result = await world.ada.actor.slash(world.channel, "cast", series="blameless")
    assert result.response is None
    assert len(world.alarms()) == 1
    assert "**Katy Nell**" in (await world.ada.slash("cast", series="blameless")).text


@pytest.mark.parametrize(
    ("error", "said", "next_step"),
    [
        (
            app_commands.MissingPermissions(["manage_channels"]),
            "For this you need: Manage Channels.",
            "Ask a moderator.",
        ),
        (
            app_commands.BotMissingPermissions(["send_messages", "embed_links"]),
            "For this I need: Send Messages and Embed Links.",
            "Ask a moderator to grant it.",
        ),
    ],
)
async def test_a_missing_permission_is_named(
    world: World, error: app_commands.AppCommandError, said: str, next_step: str
) -> None:
    def forbid(interaction: discord.Interaction) -> NoReturn:
        raise error

    command = world.bot.tree.get_command("about")
    assert isinstance(command, app_commands.Command)
    command.add_check(forbid)
    seen = await world.ada.slash("about")
    assert seen.private
    assert said in seen.open
    assert next_step in seen.open
