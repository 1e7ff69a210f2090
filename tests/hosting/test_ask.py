"""Somebody without Discord asks one thing, on the terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

import pytest

from .process import Told, told

if TYPE_CHECKING:
    from pathlib import Path

COVERED = "█"


class Ask(Protocol):
    """Runs `previously ask` with these arguments."""

    async def __call__(self, *arguments: str) -> Told: ...


@pytest.fixture
def ask(catalogue: Path, tmp_path: Path) -> Ask:
    async def asked(*arguments: str) -> Told:
        return await told("ask", *arguments, where=tmp_path, settings={"CATALOGUE": str(catalogue)})

    return asked


async def test_a_cast_with_its_spoilers_covered(ask: Ask) -> None:
    ended = await ask("/cast innocent")
    assert (ended.code, ended.err) == (0, "")
    assert "Innocent · Season 2" in ended.out
    assert "Katherine Kelly as Sally Wright" in ended.out
    known, later = ended.out.split("Later in the story")
    assert COVERED not in known
    assert later.count("After S2E") == sum(set(line) <= {COVERED, " "} for line in later.splitlines() if line) > 1
    assert "[ Did you mean The Innocent (Netflix, 2021)? ]" in ended.out


async def test_reveal_opens_what_is_covered(ask: Ask) -> None:
    covered, revealed = await ask("/cast innocent"), await ask("/cast innocent", "--reveal")
    assert COVERED not in revealed.out
    hidden = {line for line in covered.out.splitlines() if COVERED in line}
    opened = {line for line in revealed.out.splitlines() if "‖" in line}
    assert len(hidden) == len(opened)
    assert {len(line) + 2 for line in hidden} == {len(line) for line in opened}


async def test_a_script_gets_what_discord_would(ask: Ask) -> None:
    ended = await ask("--json", "/cast innocent")
    answer = json.loads(ended.out)
    assert ended.err == ""
    assert answer["private"] is False
    assert any("**Katherine Kelly** as Sally Wright" in text for text in answer["texts"])
    assert "Sources" in answer["buttons"]
    assert answer["components"][0]["type"] == 17


async def test_ways_to_write_it(ask: Ask) -> None:
    ways = {
        "/cast innocent season:1": "## Innocent · Season 1",
        "/cast season:1 series:innocent": "## Innocent · Season 1",
        "cast The Innocent": "## The Innocent · Season 1",
        '/cast "the innocent" season:1': "## The Innocent · Season 1",
        "/cast series:'el inocente'": "## The Innocent · Season 1",
    }
    ended = await ask("--json", *ways)
    headings = [answer["texts"][0].splitlines()[0] for answer in json.loads(ended.out)]
    assert dict(zip(ways, headings, strict=True)) == ways


async def test_somebody_else_asks(ask: Ask) -> None:
    assert "Katherine Kelly" in (await ask("/cast innocent", "--as", "zoe")).out


async def test_a_private_answer_says_so(ask: Ask) -> None:
    assert "Only you can see this." in (await ask("/help")).out


async def test_an_evening_told_line_by_line(ask: Ask) -> None:
    evening = ("--as", "ben", "--at", "2021-05-17 20:00 Europe/London")
    ended = await ask(*evening, "/remind innocent me:True", "/airs", "/reminders")
    assert (ended.code, ended.err) == (0, "")
    assert "It is set." in ended.out
    assert "Innocent · S2E1 · Episode 1" in ended.out
    assert "Innocent (ITV, 2018) · direct message" in ended.out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/cats innocent", "there is no command /cats; try one of /cast, "),
        ("/cast", "/cast needs series: write /cast series:…"),
        ("/cast innocent season:two", "season is a number; 'two' is none"),
        ("/remind innocent me:please", "me is True or False; 'please' is neither"),
        ("/cast innocent season:5000", "Discord would not take that: Option 'season' of 'cast' must be ≤ 999"),
    ],
)
async def test_a_line_that_is_no_command(ask: Ask, line: str, said: str) -> None:
    ended = await ask(line)
    assert (ended.code, ended.out) == (1, "")
    (told_,) = ended.lines
    assert told_.startswith(said)
