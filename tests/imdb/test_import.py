"""`previously data import imdb`, as a host types it, and what becomes of files that are not as they should be."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import typer

from bot.catalogue.places import imdb_volume
from bot.commands.import_imdb import imdb
from bot.imdb.errors import CannotWrite, FilesNotUsable, ImportFailed
from bot.imdb.importing import import_world

from .conftest import Silent
from .making import DataSets
from .world import small_world

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT: Final = Path(__file__).parents[2]
OLD: Final = b"the volume that was there before"


@dataclass
class Host:
    """Somebody at a terminal, with what they downloaded and the volume of an earlier import."""

    home: Path

    @property
    def volume(self) -> Path:
        return imdb_volume(self.home / "var" / "catalogue.sqlite")

    def types(self, *words: str, limit: Callable[[], None] | None = None, **environment: str) -> tuple[int, str]:
        """Run the command; returns how it ended and all that it said."""
        settings = {"CATALOGUE": str(self.home / "var" / "catalogue.sqlite"), "COLUMNS": "100", "LANG": "C.UTF-8"}
        told = subprocess.run(
            [sys.executable, "-m", "bot", "data", "import", "imdb", *words],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | settings | environment,
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=limit,
        )
        return told.returncode, told.stdout + told.stderr

    def left_behind(self) -> list[str]:
        """What stands beside the volume."""
        return sorted(path.name for path in self.volume.parent.iterdir())


@pytest.fixture
def host(tmp_path: Path) -> Host:
    host = Host(tmp_path)
    host.volume.parent.mkdir()
    host.volume.write_bytes(OLD)
    return host


@pytest.fixture
def few(tmp_path: Path) -> DataSets:
    """One series and one person: enough for what is not about their number."""
    data = DataSets()
    data.title(1, "Harbour Lights", begun=2004)
    data.episode(2, 1, 1, 1)
    data.cast(2, (1, "Mara Quay"))
    data.person(1, "Ada Larkin")
    return data


def test_the_world_is_imported_and_the_terms_are_told_before_and_after(
    host: Host, files: Path, catalogue_path: Path
) -> None:
    code, told = host.types(str(files))

    assert code == 0, told
    first, *_, result, last = told.splitlines()
    assert first == "IMDb's data sets are for personal and non-commercial use only: not for a bot that earns money."
    assert "https://developer.imdb.com/non-commercial-datasets/" in told
    assert "reading casts" in told
    assert f"wrote {host.volume}: series: 7, episode: 3009, person: " in result
    assert "files of 2026-11-20" in result
    assert "personal and non-commercial use only" in last
    assert host.left_behind() == [host.volume.name]
    # The same files make the same bytes, whoever imports them, wherever, and however much memory they give.
    assert host.volume.read_bytes() == imdb_volume(catalogue_path).read_bytes()


def test_files_that_were_saved_by_windows_make_the_same_volume_but_for_its_name(
    tmp_path: Path, files: Path, catalogue_path: Path
) -> None:
    small_world().pack(tmp_path / "crlf", ends="\r\n")

    made = import_world(tmp_path / "crlf", tmp_path / "windows.sqlite", Silent(), memory="300MB")

    here, there = (path.read_bytes() for path in (made.path, imdb_volume(catalogue_path)))
    assert len(here) == len(there)
    differing = sum(one != other for one, other in zip(here, there, strict=True))
    assert 0 < differing <= 64, "only the hash of the files may differ"


def test_without_the_extra_one_line_says_what_to_install(host: Host, few: DataSets) -> None:
    (host.home / "shadow").mkdir()
    (host.home / "shadow" / "duckdb.py").write_text("raise ImportError('no duckdb here')\n", encoding="utf-8")

    code, told = host.types(str(few.pack(host.home / "files")), PYTHONPATH=f"{host.home / 'shadow'}:{ROOT}")

    assert code == 1
    assert told.splitlines()[-1] == (
        "this import needs DuckDB, which is not installed: pip install 'previously[world]'"
    )
    assert host.volume.read_bytes() == OLD


def test_a_full_disk_leaves_the_old_volume_and_nothing_else(host: Host, files: Path) -> None:
    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))

    code, told = host.types(str(files), limit=small_disk)

    assert code == 1
    assert "Traceback" not in told
    assert "make room" in told.splitlines()[-1]
    assert host.volume.read_bytes() == OLD
    assert host.left_behind() == [host.volume.name]


def test_a_place_that_cannot_be_written_is_told(few: DataSets, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(CannotWrite, match="make room, or give another file with --to"):
        import_world(few.pack(tmp_path / "files"), tmp_path / "file" / "volume.sqlite", Silent())


def test_too_little_memory_and_no_such_amount_are_told(few: DataSets, tmp_path: Path) -> None:
    folder = few.pack(tmp_path / "files")
    with pytest.raises(ImportFailed, match="give it more with --memory"):
        import_world(folder, tmp_path / "volume.sqlite", Silent(), memory="1MB")
    with pytest.raises(typer.BadParameter, match="write it as 800MB or 2GB"):
        imdb(folder, memory="much")


def refused(few: DataSets, folder: Path, spoil: Callable[[Path], object]) -> str:
    few.pack(folder)
    spoil(folder)
    target = folder / "volume.sqlite"
    target.write_bytes(OLD)
    with pytest.raises(ImportFailed) as raised:
        import_world(folder, target, Silent())
    assert target.read_bytes() == OLD
    assert [path.name for path in folder.iterdir() if path.suffix != ".gz"] == ["volume.sqlite"]
    return str(raised.value)


def test_all_files_that_are_missing_are_named(few: DataSets, tmp_path: Path) -> None:
    def lose(folder: Path) -> None:
        (folder / "title.akas.tsv.gz").unlink()
        (folder / "title.ratings.tsv.gz").unlink()

    told = refused(few, tmp_path / "files", lose)
    assert "lacks title.akas.tsv.gz, title.ratings.tsv.gz: download from https://datasets.imdbws.com/" in told


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda whole: whole[: len(whole) // 2], "it ends too early"),
        (lambda whole: whole[:-4] + b"\0\0\0\1", "incorrect length check"),
        (lambda whole: whole[:40] + b"\xff\xff" + whole[42:], "damaged or not whole"),
        (lambda _: b"tconst\ttitleType\n", "incorrect header check"),
        (lambda _: b"", "it ends too early"),
    ],
    ids=["cut off", "wrong length", "wrong bytes", "not packed", "empty"],
)
def test_a_file_that_did_not_arrive_whole_is_refused(
    few: DataSets, tmp_path: Path, spoil: Callable[[bytes], bytes], says: str
) -> None:
    def damage(folder: Path) -> None:
        path = folder / "title.principals.tsv.gz"
        path.write_bytes(spoil(path.read_bytes()))

    told = refused(few, tmp_path / "files", damage)
    assert says in told
    assert "download it again" in told


def test_a_file_of_another_name_is_recognised_by_its_header(few: DataSets, tmp_path: Path) -> None:
    def swap(folder: Path) -> None:
        shutil.copy(folder / "name.basics.tsv.gz", folder / "title.episode.tsv.gz")

    told = refused(few, tmp_path / "files", swap)
    assert "is not what IMDb calls title.episode, its header lacks tconst, parentTconst" in told


def test_columns_that_are_new_do_not_matter(few: DataSets, tmp_path: Path) -> None:
    def widen(_: str, text: str) -> str:
        head, *rows = text.splitlines()
        return "\n".join([f"news\t{head}\tmore", *(f"1\t{row}\t2" for row in rows), ""])

    plain = import_world(few.pack(tmp_path / "plain"), tmp_path / "plain.sqlite", Silent())
    wide = import_world(few.pack(tmp_path / "wide", change=widen), tmp_path / "wide.sqlite", Silent())

    assert wide.counts == plain.counts
    assert plain.counts["credit"] == 1


def test_rows_that_are_too_short_or_too_long_are_borne(few: DataSets, tmp_path: Path) -> None:
    few.rows["title.akas"] += [
        ("tt0000001", 2),
        ("tt0000001", 3, "Hafenlichter", "DE", "de", None, None, 0, "and more"),
    ]
    few.rows["title.principals"] += [("tt0000002",), ("tt0000002", "x", "nm1", "actor", None, "no list")]

    made = import_world(few.pack(tmp_path / "files"), tmp_path / "volume.sqlite", Silent())

    assert made.counts["title"] == 2
    assert made.counts["credit"] == 1


def test_a_world_without_anything_in_it_is_a_volume_too(tmp_path: Path) -> None:
    made = import_world(DataSets().pack(tmp_path / "files"), tmp_path / "volume.sqlite", Silent())

    assert made.counts["series"] == 0


def test_a_folder_that_is_none_lacks_everything(tmp_path: Path) -> None:
    with pytest.raises(FilesNotUsable, match=r"lacks title\.basics\.tsv\.gz, "):
        import_world(tmp_path / "nowhere", tmp_path / "volume.sqlite", Silent())
