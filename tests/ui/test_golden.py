"""Answers as members see them, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from discord import app_commands

from bot.ui.questions import AboutQuestion
from tests.commands.posting import LABEL, posted
from tests.reading import Seen
from tests.ui import golden
from tests.world import living

if TYPE_CHECKING:
    from pathlib import Path

    from tests.world import World

ASKED: dict[str, tuple[str, dict[str, Any]]] = {
    "cast-anthology": ("cast", {"series": "blameless"}),
    "cast-earlier-season": ("cast", {"series": "blameless", "season": 1}),
    "cast-serial": ("cast", {"series": "the lantern"}),
    "cast-later-season": ("cast", {"series": "the lantern", "season": 2}),
    "cast-of-thirty": ("cast", {"series": "crowd"}),
    "cast-full-of-markup": ("cast", {"series": "stars lines"}),
    "series-anthology": ("series", {"name": "blameless"}),
    "series-serial": ("series", {"name": "the lantern"}),
    "series-full-of-markup": ("series", {"name": "stars lines"}),
    "who-person": ("who", {"name": "paloma reyes"}),
    "who-character": ("who", {"name": "nell ash"}),
    "help": ("help", {}),
    "about": ("about", {}),
    "error-unknown-series": ("cast", {"series": "Blemishes"}),
    "error-unknown-name": ("who", {"name": "Xqzwv Feeeld"}),
    "error-unknown-season": ("cast", {"series": "blameless", "season": 7}),
}
PRESSED = {
    "cast-of-thirty-middle": ("cast", {"series": "crowd"}, "More"),
    "sources-cast": ("cast", {"series": "blameless"}, "Sources"),
    "sources-card": ("series", {"name": "blameless"}, "Sources"),
    "sources-full-of-markup": ("series", {"name": "stars lines"}, "Sources"),
}


@pytest.mark.parametrize("name", ASKED)
async def test_an_answer_reads_as_before(world: World, name: str) -> None:
    command, options = ASKED[name]
    golden.matches(name, await world.ada.slash(command, **options))


@pytest.mark.parametrize("name", PRESSED)
async def test_what_a_button_answers_reads_as_before(world: World, name: str) -> None:
    command, options, label = PRESSED[name]
    asked = await world.ada.slash(command, **options)
    golden.matches(name, await world.ada.press(asked, label))


async def test_an_unexpected_error_reads_as_before(world: World) -> None:
    async def broken(*_: object) -> NoReturn:
        raise ZeroDivisionError

    world.bot.replies.register(AboutQuestion, broken)
    golden.matches("error-unexpected", await world.ada.slash("about"))
    world.alarms()


async def test_an_earlier_version_reads_as_before(world: World) -> None:
    message = await posted(world, "p1~nonsense")
    golden.matches("error-earlier-version", await world.ada.press(message, LABEL))


async def test_a_cooldown_reads_as_before(world: World) -> None:
    for _ in range(10):
        await world.ada.slash("about")
    golden.matches("error-cooldown", await world.ada.slash("about"))


@pytest.mark.parametrize("who", ["member", "bot"])
async def test_a_missing_permission_reads_as_before(world: World, who: str) -> None:
    kind = app_commands.MissingPermissions if who == "member" else app_commands.BotMissingPermissions

    def forbid(_: object) -> NoReturn:
        raise kind(["manage_channels", "send_messages"])

    command = world.bot.tree.get_command("about")
    assert isinstance(command, app_commands.Command)
    command.add_check(forbid)
    golden.matches(f"error-permission-of-{who}", await world.ada.slash("about"))


async def test_a_missing_catalogue_reads_as_before(tmp_path: Path) -> None:
    async with living(tmp_path / "none.sqlite") as world:
        golden.matches("error-no-catalogue", await world.ada.slash("cast", series="blameless"))
        world.alarms()


async def test_the_welcome_reads_as_before(world: World) -> None:
    from simcord import ResponseMessage

    from bot.ui.answers.layout import message_of
    from bot.ui.guide import welcome_answer

    said = message_of(welcome_answer(world.bot.texts.for_locale("en-GB")))
    sent = await world.bot.get_partial_messageable(world.channel.id).send(view=said)
    stored = world.env.backend.get_message(world.channel.id, sent.id)
    golden.matches("welcome", Seen(ResponseMessage(world.env, stored)))


def test_no_golden_file_is_left_over() -> None:
    source = (golden.FOLDER.parent / "test_golden.py").read_text(encoding="utf-8")
    named = {*ASKED, *PRESSED, "error-permission-of-member", "error-permission-of-bot"}
    left = [path.name for path in golden.FOLDER.glob("*.md") if path.stem not in named and path.stem not in source]
    assert left == []


async def test_a_difference_is_shown_line_by_line(world: World) -> None:
    seen = await world.ada.slash("help")
    found = golden.pictured(seen)
    shown = golden.difference("help.md", found.replace("I spoil nothing", "I spoil little"), found)
    assert "-Ask me about a series. I know which one you mean, and I spoil little." in shown
    assert "+Ask me about a series. I know which one you mean, and I spoil nothing." in shown
