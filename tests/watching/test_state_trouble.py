"""Without its notes the bot says so plainly, and never guesses what somebody has watched."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from bot.client import Previously
from bot.errors import StateUnavailable

from .club import alone, told_of

if TYPE_CHECKING:
    from pathlib import Path

    from .club import Club

ASKED = [
    ("recap", {"series": "id:harbour"}),
    ("cast", {"series": "id:harbour"}),
    ("series", {"name": "id:harbour"}),
    ("who", {"name": "ingrid"}),
    ("progress show", {"series": "id:harbour"}),
    ("progress set", {"series": "id:harbour", "episode": "S1E1"}),
    ("progress next", {"series": "id:harbour"}),
    ("progress list", {}),
    ("progress forget", {"series": "id:harbour"}),
    ("privacy", {}),
]


@pytest.mark.parametrize(("command", "options"), ASKED, ids=[command for command, _ in ASKED])
async def test_a_state_that_is_not_there_is_told_privately(club: Club, command: str, options: dict[str, str]) -> None:
    await club.world.bot.database.close()
    seen = await club.ada.slash(command, **options)
    assert seen.private
    assert "I cannot open my notes at the moment." in seen.open
    assert "Please tell whoever hosts me; the log says what to do." in seen.open
    assert "the state is not open" in club.world.alarms()


async def test_moderators_are_told_too(club: Club) -> None:
    await club.world.bot.database.close()
    for seen in (await club.mo.slash("spoilers"), await club.told(club.general, "everything")):
        assert seen.private
        assert "I cannot open my notes at the moment." in seen.open
    assert len(club.world.alarms()) == 2


async def test_buttons_tell_it_beside_the_message(club: Club) -> None:
    shown = await club.watched(club.ada, "harbour", "S1E1")
    await club.world.bot.database.close()
    seen = await club.ada.press(shown, "One more")
    assert seen.private
    assert not seen.edited
    assert "I cannot open my notes at the moment." in seen.open
    assert club.world.alarms() == ["the state is not open"]


async def test_direct_messages_tell_it_too(club: Club) -> None:
    await club.world.bot.database.close()
    seen = await alone(club.ada).slash("cast", series="id:harbour")
    assert "I cannot open my notes at the moment." in seen.open
    assert club.world.alarms() == ["the state is not open"]


@pytest.mark.parametrize(
    ("command", "box", "filled"),
    [
        ("recap", "upto", {"series": "id:harbour"}),
        ("recap", "about", {"series": "id:harbour"}),
        ("progress set", "episode", {"series": "id:harbour"}),
        ("cast", "season", {"series": "id:harbour"}),
        ("who", "name", {}),
    ],
)
async def test_suggestions_are_those_for_a_newcomer(club: Club, command: str, box: str, filled: dict[str, str]) -> None:
    newcomers = await club.ben.suggestions(command, box, "", **filled)
    await club.watched(club.ada, "harbour", "finished")
    await club.world.bot.database.close()
    assert await club.ada.suggestions(command, box, "", **filled) == newcomers
    assert set(club.world.alarms()) == {"suggestions as for a newcomer: the state is not open"}


async def test_the_bot_answers_again_once_its_notes_are_back(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E1")
    await club.world.bot.database.close()
    await club.ada.slash("recap", series="id:harbour")
    await club.world.bot.database.open()
    seen = await club.ada.slash("recap", series="id:harbour", length="short")
    assert told_of("harbour", seen.open) == ["amber"]
    assert len(club.world.alarms()) == 1


@pytest.mark.parametrize("content", [b"this is no database at all, but a text", b"SQLite format 3\x00" + b"x" * 200])
async def test_a_file_that_is_no_state_is_refused_at_the_start(
    library_path: Path, tmp_path: Path, content: bytes
) -> None:
    state = tmp_path / "state.sqlite"
    state.write_bytes(content)
    bot = Previously(library_path, state)
    with pytest.raises(StateUnavailable, match=r"state\.sqlite"):
        await bot.open()
    await bot.release()
    assert state.read_bytes() == content, "it may be something that somebody still needs"


async def test_another_programs_file_is_refused_at_the_start(library_path: Path, tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    with sqlite3.connect(state) as database:
        database.execute("create table theirs (content text)")
    database.close()
    bot = Previously(library_path, state)
    with pytest.raises(StateUnavailable, match="is not a state file of this bot"):
        await bot.open()
    await bot.release()
