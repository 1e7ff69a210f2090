"""Schedules as members see them, word for word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.ui import golden

if TYPE_CHECKING:
    from tests.watching.club import Club

FOLDER = Path(__file__).parent / "golden"
ASKED: dict[str, tuple[dict[str, Any], str | None]] = {
    "airs-running": ({"series": "beacon"}, None),
    "airs-season-that-is-over": ({"series": "beacon", "season": 2}, None),
    "airs-anthology": ({"series": "verdicts"}, None),
    "airs-to-be-announced": ({"series": "someday"}, None),
    "airs-full-of-markup": ({"series": "id:markup"}, None),
    "airs-week-of-nobody": ({}, None),
    "airs-week-of-everything": ({}, "Everything in the next 7 days"),
    "calendar": ({"series": "beacon"}, "Add to calendar"),
}
"""What is typed, and what is pressed then."""


@pytest.fixture(autouse=True)
def _beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(golden, "FOLDER", FOLDER)


@pytest.mark.parametrize("name", ASKED)
async def test_an_answer_reads_as_before(club: Club, name: str) -> None:
    options, label = ASKED[name]
    seen = await club.ada.slash("airs", **options)
    golden.matches(name, seen if label is None else await club.ada.press(seen, label))


async def test_a_week_that_is_followed_reads_as_before(club: Club) -> None:
    await club.told(club.general, "nothing", "verdicts")
    await club.watched(club.ada, "beacon", "S1E1")
    seen = await club.ada.slash("airs")
    golden.matches("airs-week-that-is-followed", seen)


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == {*ASKED, "airs-week-that-is-followed"}
