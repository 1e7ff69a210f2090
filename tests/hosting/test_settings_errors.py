"""A host who got a setting wrong is told which one and what to do, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .process import TOKEN, told

if TYPE_CHECKING:
    from pathlib import Path

PORTAL = "copy it from your application's Bot page in the Discord developer portal into .env"
WRONG = {
    "DISCORD_API_BASE": "not an address",
    "DISCORD_GATEWAY": "https://discord.example",
    "LOG_LEVEL": "loud",
    "LOG_FORMAT": "xml",
    "REMINDERS_PER_SECOND": "0",
    "STATE_URL": "mysql://somewhere",
    "TVMAZE_API": "not an address",
    "TVMAZE_REFRESH": "-1",
    "TVMAZE_ADD": "perhaps",
}


@pytest.mark.parametrize("command", [("run",), ("commands", "sync")])
async def test_a_missing_token(command: tuple[str, ...], tmp_path: Path) -> None:
    ended = await told(*command, where=tmp_path, settings={})
    assert ended.code == 1
    assert ended.lines == [f"DISCORD_TOKEN is missing: {PORTAL}"]


async def test_an_empty_token_is_a_missing_one(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKEN=\n")
    ended = await told("run", where=tmp_path, settings={})
    assert ended.lines == [f"DISCORD_TOKEN is missing: {PORTAL}"]


async def test_a_token_that_is_none_is_not_shown(tmp_path: Path) -> None:
    ended = await told("run", where=tmp_path, settings={"DISCORD_TOKEN": "hunter2"})
    assert ended.code == 1
    assert ended.lines == [f"DISCORD_TOKEN is not right, a bot token has three parts with dots between: {PORTAL}"]


async def test_every_wrong_setting_has_a_line_of_its_own(tmp_path: Path) -> None:
    ended = await told("run", where=tmp_path, settings=WRONG | {"DISCORD_TOKEN": TOKEN})
    assert ended.code == 1
    assert ended.out == ""
    assert sorted(line.split(" is not right: ")[0] for line in ended.lines) == sorted(WRONG)
    remedies = [line.split(" is not right: ")[1] for line in ended.lines]
    assert all(remedy.startswith("write ") for remedy in remedies)


async def test_the_missing_token_is_told_with_the_others(tmp_path: Path) -> None:
    ended = await told("run", where=tmp_path, settings={"LOG_LEVEL": "loud"})
    assert {line.split()[0] for line in ended.lines} == {"DISCORD_TOKEN", "LOG_LEVEL"}


async def test_env_files_are_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=loud\nSOMEBODY_ELSES=setting\n")
    ended = await told("ask", "/help", where=tmp_path, settings={})
    assert ended.lines == ["LOG_LEVEL is not right: write debug, info, warning or error"]
