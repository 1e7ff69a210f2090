"""The catalogue is there when the bot is: built by itself, or the older one where it cannot be."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
from typing import TYPE_CHECKING

import pytest

from tests.stand_in.payloads import slash

from .process import ROOT, addresses, copied_checkout, running, told

if TYPE_CHECKING:
    from pathlib import Path

    from tests.stand_in import StandIn


async def test_a_missing_catalogue_is_built(stand_in: StandIn, tmp_path: Path) -> None:
    async with running("run", where=tmp_path, settings=addresses(stand_in)) as bot:
        await stand_in.connected()
        answer = await stand_in.interact(slash("cast", {"series": "innocent"}))
        bot.send(signal.SIGTERM)
        ended = await bot.ends()
    assert "Katherine Kelly" in json.dumps(answer)
    assert "built the catalogue: " in ended.err
    assert (tmp_path / "var/catalogue.sqlite").exists()


@pytest.mark.parametrize(
    ("setting", "value", "what"),
    [("CATALOGUE", "file/catalogue.sqlite", "catalogue"), ("STATE_URL", "sqlite:///file/state.sqlite", "state")],
)
async def test_a_place_that_cannot_be_written(
    stand_in: StandIn, catalogue: Path, tmp_path: Path, setting: str, value: str, what: str
) -> None:
    (tmp_path / "file").touch()
    settings = {"CATALOGUE": str(catalogue)} | addresses(stand_in) | {setting: value}
    ended = await told("run", where=tmp_path, settings=settings)
    assert ended.code == 1
    (line,) = ended.lines
    assert line.startswith(f"the {what} cannot be written to file/")
    assert line.endswith(f": set {setting} to a file that may be written")


async def test_a_file_that_is_no_catalogue_is_left_alone_and_told(stand_in: StandIn, tmp_path: Path) -> None:
    checkout = _broken_checkout(tmp_path)
    (tmp_path / "notes.txt").write_text("milk, eggs")
    settings = addresses(stand_in) | {"CATALOGUE": "notes.txt"}
    ended = await told("run", where=tmp_path, settings=settings, checkout=checkout)
    assert ended.code == 1
    assert "Traceback" not in ended.err
    assert (tmp_path / "notes.txt").read_text() == "milk, eggs"


async def test_broken_files_leave_the_older_catalogue_serving(
    stand_in: StandIn, catalogue: Path, tmp_path: Path
) -> None:
    checkout = _broken_checkout(tmp_path)
    older = shutil.copy(catalogue, tmp_path / "older.sqlite")
    os.utime(older, (0, 0))
    before = _digest(older)
    settings = addresses(stand_in) | {"CATALOGUE": str(older)}
    async with running("run", where=tmp_path, settings=settings, checkout=checkout) as bot:
        await stand_in.connected()
        answer = await stand_in.interact(slash("cast", {"series": "innocent"}))
        assert "Katherine Kelly" in json.dumps(answer)
        assert "the catalogue stays as it was, because the curated files have errors" in bot.err
        assert "series/dark.yaml:" in bot.err
    assert _digest(older) == before


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _broken_checkout(tmp_path: Path) -> Path:
    checkout = copied_checkout(tmp_path / "checkout")
    (checkout / "data/series/dark.yaml").write_text((ROOT / "data/series/dark.yaml").read_text() + "\nnonsense: 1\n")
    return checkout
