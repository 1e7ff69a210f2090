"""`previously data import tvmaze`, as a curator types it, in a process of its own."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from bot.catalogue.checks import problems_of
from bot.catalogue.loading import load

from .pages import STREAMSHIP, episode, member, show
from .server import TVmazeServer

ROOT: Final = Path(__file__).parents[2]
SHIPPED: Final = ROOT / "data"
# Until `previously data` has it by itself.
PROGRAM: Final = """
from bot.__main__ import main
from bot.commands import data, imports
if all(group.name != "import" for group in data.app.registered_groups):
    data.app.add_typer(imports.app, name="import")
main()
"""


@dataclass(frozen=True)
class Told:
    """What the command said, and how it ended."""

    code: int
    out: str
    err: str


class Curator:
    """Somebody at a terminal, with a folder of curated files."""

    def __init__(self, server: TVmazeServer, folder: Path) -> None:
        self.server = server
        self.series = folder / "series"

    async def types(self, *words: str) -> Told:
        """Import something, and read what comes back."""
        arguments = ("data", "import", "tvmaze", *words, "--to", str(self.series), "--api", self.server.address)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", PROGRAM, *arguments),
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "COLUMNS": "72"},
            cwd=self.series.parent,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
        assert process.returncode is not None
        return Told(process.returncode, out.decode(), err.decode())

    def errors(self) -> list[str]:
        """What the check finds in the folder."""
        return [str(each) for each in problems_of(load(self.series.parent)) if each.severity == "error"]


@pytest.fixture
def curator(server: TVmazeServer, tmp_path: Path) -> Curator:
    (tmp_path / "series").mkdir()
    return Curator(server, tmp_path)


async def test_an_id_becomes_a_file_that_passes_the_check(curator: Curator) -> None:
    told = await curator.types("7")

    path = curator.series / "the-lantern.yaml"
    assert told.code == 0
    assert f"wrote {path}: The Lantern (Lantern One, 2018); seasons: 2, episodes: 5, credits: 3" in told.err
    assert "next: look at these, write beats, then run `previously data check`" in told.err
    assert curator.errors() == []
    head = path.read_text(encoding="utf-8").splitlines()[:3]
    assert head[1].startswith("# Imported from TVmaze, whose data is licensed CC BY-SA 4.0.")
    assert head[2] == "# - premise: made of facts alone; write what the series is about, with a source."
    assert [each.name for each in curator.series.iterdir()] == ["the-lantern.yaml"]


async def test_what_was_curated_is_not_overwritten_unless_asked_to(curator: Curator) -> None:
    path = curator.series / "the-lantern.yaml"
    path.write_text("slug: the-lantern # work of weeks\n", encoding="utf-8")

    told = await curator.types("https://www.tvmaze.com/shows/7/the-lantern")
    assert told.code == 1
    assert told.err.splitlines()[-1].startswith(f"{path} is there already: --force overwrites it")
    assert path.read_text(encoding="utf-8") == "slug: the-lantern # work of weeks\n"

    told = await curator.types("https://www.tvmaze.com/shows/7/the-lantern", "--force")
    assert told.code == 0
    assert curator.errors() == []

    # Nobody is held back for standing in that very file.
    first = path.read_bytes()
    await curator.types("7", "--force")
    assert path.read_bytes() == first


async def test_words_that_several_shows_match_are_answered_with_a_table(curator: Curator) -> None:
    curator.server.add(
        show(70, "The <i>Lantern</i> Bearers [red]", premiered=None, network=None, webChannel=STREAMSHIP)
    )

    told = await curator.types("lantern")

    assert told.code == 1
    assert [" ".join(line.split()) for line in told.out.splitlines()] == [
        "title year where id",
        "1. The Lantern 2018 Lantern One, GB 7",
        "2. The Lantern Bearers [red] Streamship, worldwide 70",
    ]
    assert "say: previously data import tvmaze 7" in told.err
    assert not list(curator.series.iterdir())


async def test_words_that_one_show_matches_are_enough(curator: Curator) -> None:
    told = await curator.types("the lantern")

    assert told.code == 0
    assert (curator.series / "the-lantern.yaml").exists()


async def test_a_title_that_is_a_number_can_be_searched_for(curator: Curator) -> None:
    curator.server.add(show(8, "1899: the year"), episodes=[episode(1, 1, "2018-05-14")])

    await curator.types("1899", "--search")

    assert (curator.series / "1899-the-year.yaml").exists()


async def test_what_cannot_be_found_is_told_in_one_line(curator: Curator) -> None:
    expected = {
        "404": "TVmaze has no show 404: search for its title, or give the address of its page",
        "nothing like it": "TVmaze has no show called “nothing like it”: search for its title",
        "https://www.tvmaze.com/people/7/somebody": "is not the page of a show: open the show on tvmaze.com",
    }

    answers = await asyncio.gather(*map(curator.types, expected))

    for told, words in zip(answers, expected.values(), strict=True):
        assert told.code == 1
        assert len(told.err.splitlines()) == 1
        assert words in told.err


async def test_a_merged_show_is_told(curator: Curator) -> None:
    curator.server.merged[3] = 7

    told = await curator.types("http://api.tvmaze.com/shows/3?embed=cast")

    assert told.code == 0
    assert told.err.startswith("TVmaze has merged show 3 into 7\n")


@pytest.fixture
async def beside_the_shipped(tmp_path: Path) -> tuple[Curator, Told]:
    """A copy of the shipped files with a show imported that is named like one of them, and has two of their actors."""
    shutil.copytree(SHIPPED, tmp_path / "data")
    async with TVmazeServer() as server:
        cast = [
            member(1, "Tom Goodman-Hill", 1, "The Vicar"),
            member(2, "Lee Ingleby", 2, "The Doctor"),
            member(3, "Nobody Known", 3, "The Baker"),
        ]
        page = show(99, "Innocent", premiered="2031-01-01", externals={"imdb": "tt9900001"})
        server.add(page, {"cast": cast}, episodes=[episode(1, 1, "2031-01-01"), episode(2, None, "2031-01-02")])
        curator = Curator(server, tmp_path / "data")
        return curator, await curator.types("99")


async def test_beside_the_shipped_files_it_passes_the_check_and_takes_nobodys_place(
    beside_the_shipped: tuple[Curator, Told],
) -> None:
    curator, told = beside_the_shipped

    written = (curator.series / "innocent-2031.yaml").read_text(encoding="utf-8")
    assert curator.errors() == []
    assert (curator.series / "innocent.yaml").read_bytes() == (SHIPPED / "series" / "innocent.yaml").read_bytes()
    assert "{person: tom-goodman-hill, character: the-vicar" in written
    assert "# - held back: Lee Ingleby (also in series/innocent.yaml)." in written
    assert "held back: Lee Ingleby" in told.err
