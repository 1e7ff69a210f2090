"""Every rule of the compiler has a file that breaks it, and the lines that a curator must then read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from bot.commands.data import app

from .folders import HERE, LAMP, VALID, edit, expected_of, lay_out

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = sorted((HERE / "broken").iterdir())


def check(folder: Path) -> tuple[int, list[str], BaseException | None]:
    """Run `previously data check`; its exit code, its lines, and what it died of, if it did."""
    result = CliRunner().invoke(app, ["check", "--data", str(folder)])
    died_of = None if isinstance(result.exception, SystemExit) else result.exception
    return result.exit_code, result.stdout.splitlines(), died_of


def test_the_series_that_all_examples_are_made_from_is_valid(tmp_path: Path) -> None:
    assert check(lay_out(VALID, tmp_path / "data")) == (0, [], None)


@pytest.mark.parametrize("example", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_told_with_its_line_and_what_to_do(example: Path, tmp_path: Path) -> None:
    code, lines, died_of = check(lay_out(example, tmp_path / "data"))

    assert died_of is None
    assert lines == expected_of(example)
    only_warnings = all(": warning: " in line for line in lines)
    assert code == (0 if only_warnings else 1)


def test_every_example_says_something() -> None:
    assert [example.name for example in BROKEN if not expected_of(example)] == []


def test_a_folder_without_any_series_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "series").mkdir()

    code, lines, died_of = check(tmp_path)

    assert (code, died_of) == (1, None)
    assert lines == [
        f"series:1:1: there is no series in {tmp_path / 'series'}; add a file, or point --data at the right folder"
    ]


def test_all_problems_of_all_files_are_told_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    folder = lay_out(HERE / "broken" / "person-in-two-files", tmp_path / "data")
    buoy = folder / "series" / "the-buoy.yaml"
    text = buoy.read_text(encoding="utf-8")
    buoy.write_text(text.replace("status: ended", "status: over").replace("weight: 3", "weight: 9"), "utf-8")

    _, lines, _ = check(folder)

    assert [line.partition(": ")[0] for line in lines] == ["series/the-buoy.yaml:5:1", "series/the-buoy.yaml:23:50"]


def test_a_name_that_an_earlier_name_already_holds_is_no_spoiler(lamp: Path) -> None:
    edit(lamp / LAMP, "names: [Ada, { text: Ada Marsh,", "names: [Ada Marsh, { text: Marsh,")
    edit(lamp / LAMP, "A keeper goes missing", "A keeper called Marsh goes missing")

    assert check(lamp) == (0, [], None)


def test_the_premise_of_a_season_may_tell_what_was_learned_in_the_season_before(lamp: Path) -> None:
    premise = "  - number: 2\n    premise: { text: Ada Marsh is back., sources: [guide] }\n"
    edit(lamp / LAMP, "  - number: 2\n    episodes", f"{premise}    episodes")

    assert check(lamp) == (0, [], None)
