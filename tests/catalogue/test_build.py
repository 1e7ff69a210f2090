"""Compiling: the same bytes for the same files, once and atomically, or not at all."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.build import APPLICATION_ID, SCHEMA_VERSION, build, content_hash
from bot.catalogue.problems import ProblemsFound

from .folders import HERE, LAMP, VALID, edit, lay_out

if TYPE_CHECKING:
    from pathlib import Path

ROOT = HERE.parents[1]


def test_the_same_files_make_the_same_bytes(lamp: Path, tmp_path: Path) -> None:
    first = build(lamp, tmp_path / "first.sqlite").path.read_bytes()
    second = build(lamp, tmp_path / "second.sqlite").path.read_bytes()

    assert first == second


def test_the_same_files_in_another_folder_and_another_process_make_the_same_bytes(lamp: Path, tmp_path: Path) -> None:
    here = build(lamp, tmp_path / "here.sqlite").path.read_bytes()
    elsewhere = tmp_path / "else where" / "data"
    shutil.copytree(lamp, elsewhere)

    script = "import sys, pathlib; from bot.catalogue.build import build; build(*map(pathlib.Path, sys.argv[1:]))"
    there = tmp_path / "there.sqlite"
    for seed in ("1", "2"):  # sets come out in another order
        subprocess.run(
            [sys.executable, "-c", script, elsewhere, there], check=True, cwd=ROOT, env={"PYTHONHASHSEED": seed}
        )
        assert there.read_bytes() == here


def test_building_anew_replaces_what_was_there(lamp: Path, tmp_path: Path) -> None:
    target = build(lamp, tmp_path / "catalogue.sqlite").path
    edit(lamp / LAMP, "text: The Lamp,", "text: The Lantern,")

    build(lamp, target)

    assert titles_in(target) == ["The Lantern"]


def test_files_with_an_error_leave_the_old_catalogue_untouched_and_nothing_behind(lamp: Path, tmp_path: Path) -> None:
    target = build(lamp, tmp_path / "out" / "catalogue.sqlite").path
    before = target.read_bytes()
    edit(lamp / LAMP, "status: ended", "status: over")

    with pytest.raises(ProblemsFound, match="'status' has a value that it cannot have"):
        build(lamp, target)

    assert target.read_bytes() == before
    assert everything_in(target.parent) == ["catalogue.sqlite"]


def test_a_build_that_fails_while_it_writes_leaves_the_old_catalogue_and_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "out" / "catalogue.sqlite"
    target.mkdir(parents=True)  # a folder where the file is to go cannot be replaced

    with pytest.raises(OSError, match=r"catalogue\.sqlite"):
        build(VALID, target)

    assert everything_in(target.parent) == ["catalogue.sqlite"]
    assert target.is_dir()


KILLED_HALF_WAY = """
import os, pathlib, signal, sys
from bot.catalogue import build as module

def die_before_the_last_step(path):
    os.kill(os.getpid(), signal.SIGKILL)

module._make_durable = die_before_the_last_step
module.build(*map(pathlib.Path, sys.argv[1:]))
"""


def test_a_build_that_is_killed_leaves_the_old_catalogue_and_the_next_one_succeeds(lamp: Path, tmp_path: Path) -> None:
    target = build(lamp, tmp_path / "catalogue.sqlite").path
    before = target.read_bytes()
    edit(lamp / LAMP, "text: The Lamp,", "text: The Lantern,")

    killed = subprocess.run([sys.executable, "-c", KILLED_HALF_WAY, lamp, target], check=False, cwd=ROOT)

    assert killed.returncode == -9
    assert target.read_bytes() == before
    build(lamp, target)
    assert titles_in(target) == ["The Lantern"]


def test_a_catalogue_says_what_it_is_of_which_files_and_of_which_day(lamp: Path, tmp_path: Path) -> None:
    built = build(lamp, tmp_path / "catalogue.sqlite")

    with closing(sqlite3.connect(built.path)) as database:
        meta = dict(database.execute("select key, value from meta"))
        assert database.execute("pragma application_id").fetchone() == (APPLICATION_ID,)
        assert database.execute("pragma user_version").fetchone() == (SCHEMA_VERSION,)
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert database.execute("pragma foreign_key_check").fetchall() == []
    assert json.loads(meta.pop("counts")) == built.counts
    assert meta == {"content_hash": content_hash(lamp), "checked": "2026-01-02"}
    assert built.content_hash == content_hash(lamp)


def test_what_a_build_counts_is_what_the_catalogue_holds(lamp: Path, tmp_path: Path) -> None:
    built = build(lamp, tmp_path / "catalogue.sqlite")

    with closing(sqlite3.connect(built.path)) as database:
        held = {table: database.execute(f"select count(*) from {table}").fetchone()[0] for table in built.counts}
    assert built.counts == held
    assert (held["series"], held["episode"], held["credit"], held["release"]) == (1, 4, 1, 3)


def test_everybody_may_read_what_was_built(lamp: Path, tmp_path: Path) -> None:
    assert build(lamp, tmp_path / "catalogue.sqlite").path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("changed", [LAMP, "people.yaml"])
def test_the_hash_changes_with_any_file(tmp_path: Path, changed: str) -> None:
    folder = lay_out(HERE / "broken" / "person-whom-nobody-credits", tmp_path / "data")
    before = content_hash(folder)

    with (folder / changed).open("a", encoding="utf-8") as file:
        file.write("# one more comment\n")
    after = content_hash(folder)

    assert before != after


def test_the_hash_changes_with_a_file_more_a_file_less_and_another_name(lamp: Path) -> None:
    hashes = [content_hash(lamp)]
    shutil.copyfile(lamp / LAMP, lamp / "series" / "another.yaml")
    hashes.append(content_hash(lamp))
    (lamp / LAMP).unlink()
    hashes.append(content_hash(lamp))

    assert len(set(hashes)) == 3


def test_the_hash_does_not_change_with_files_that_are_not_curated(lamp: Path) -> None:
    before = content_hash(lamp)
    (lamp / "README.md").write_text("How to write a series.\n", encoding="utf-8")
    (lamp / "series" / ".the-lamp.yaml.swp").write_bytes(b"\0")

    assert content_hash(lamp) == before


def titles_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return [title for (title,) in database.execute("select title from series")]


def everything_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
