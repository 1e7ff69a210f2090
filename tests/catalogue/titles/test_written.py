"""What is written: the same bytes for the same series, whatever their order, and in the given file alone."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from pyroaring import BitMap

from bot.catalogue.titles import Titled, write_index
from bot.catalogue.titles.forms import names_of
from bot.catalogue.titles.postings import packed, plain, size, unpacked
from tests.bench.titles.world import World

if TYPE_CHECKING:
    from pathlib import Path


def written(path: Path, entries: list[Titled]) -> str:
    with closing(sqlite3.connect(path)) as database:
        write_index(database, entries)
        database.commit()
        database.execute("vacuum")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_equal_series_make_equal_bytes_in_any_order(tmp_path: Path) -> None:
    entries = list(World(200).entries())
    first = written(tmp_path / "1", entries)
    assert written(tmp_path / "2", entries) == first
    assert written(tmp_path / "3", entries[::-1]) == first
    assert written(tmp_path / "4", entries[1:]) != first
    assert len(list(tmp_path.iterdir())) == 4, "there are no files beside"


def test_the_seed_of_hashes_makes_no_difference(tmp_path: Path) -> None:
    script = (
        "import sqlite3, sys; from tests.bench.titles.world import World; from bot.catalogue.titles import write_index;"
        "database = sqlite3.connect(sys.argv[1]); write_index(database, World(60).entries()); database.commit()"
    )
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, str(tmp_path / seed)], env=environment, check=True)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_progress_is_told_in_hundredths_up_to_the_end(tmp_path: Path) -> None:
    told: list[int] = []
    with closing(sqlite3.connect(tmp_path / "1")) as database:
        write_index(database, iter([Titled(1, ("Dark",), 5)]), told.append)
    assert told == sorted(told)
    assert told[0] > 0
    assert told[-1] == 100


def test_the_index_stands_beside_other_tables_and_within_a_transaction(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "1", isolation_level=None)) as database:
        database.execute("create table series (id integer primary key) strict")
        database.execute("begin")
        write_index(database, [Titled(1, ("Dark",), 5)])
        database.execute("rollback")
        tables = {name for (name,) in database.execute("select name from sqlite_master")}
    assert tables == {"series"}


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Dark", ("dark",)),
        ("Élite", ("elite",)),
        ("M*A*S*H", ("m a s h",)),
        ("Law & Order", ("law and order",)),
        ("오징어 게임", ("오징어 게임", "ojingeo geim")),
        ("Тьма", ("тьма", "tma")),
        ("Rocky IV", ("rocky iv", "rocky 4")),
        ("Rocky 4", ("rocky 4", "rocky iv")),
        ("Malcolm X", ("malcolm x", "malcolm 10")),
        ("I, Claudius", ("i claudius",)),
        ("V Wars", ("v wars",)),
        ("The X Files", ("the x files",)),
        ("Shrek 40", ("shrek 40",)),
        ("?!", ()),
    ],
)
def test_a_title_is_filed_in_every_form_it_is_typed_in(title: str, names: tuple[str, ...]) -> None:
    assert names_of(title) == names


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 66, 67, 1_000, 100_000])
def test_lists_come_back_as_they_were_stored(count: int) -> None:
    names = [each * 7 % (1 << 24) for each in range(count)]
    assert list(unpacked(packed(names))) == names
    assert list(unpacked(plain(names))) == names
    assert size(plain(names)) == count
    assert unpacked(plain([1, 5]) + plain([2, 5])) == BitMap([1, 2, 5])
