"""There is no state, or another one: the operator is told what to do, and nothing is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.state.migrate import migrate
from tests.state.files import asked, left_in, line_of, previously, version

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = [("list",), ("due",), ("history", "--json"), ("retry", "1")]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_state_is_not_created(path: Path, command: tuple[str, ...]) -> None:
    told = line_of(previously("reminders", *command, state=path))
    assert told == f"there is no state at {path}: look at STATE_URL; the bot creates one when it starts"
    assert left_in(path.parent) == set()


def test_an_older_state_is_left_to_the_bot(path: Path) -> None:
    migrate(path)
    asked(path, "pragma user_version = 1")
    told = line_of(previously("reminders", "list", state=path))
    assert told.startswith(f"the state {path} is of version 1 of ")
    assert told.endswith(": start the bot, which brings it up to date")
    assert version(path) == 1


def test_a_newer_or_a_foreign_state_is_told(path: Path) -> None:
    migrate(path)
    asked(path, "pragma user_version = 99")
    assert "made by a newer release" in line_of(previously("reminders", "due", state=path))

    asked(path, "pragma application_id = 1")
    assert "is not a state file of this bot" in line_of(previously("reminders", "retry", "1", state=path))

    path.write_text("milk, eggs " * 500)
    assert "is not a state file of this bot" in line_of(previously("reminders", "history", state=path))
    assert path.read_text().startswith("milk, eggs ")
