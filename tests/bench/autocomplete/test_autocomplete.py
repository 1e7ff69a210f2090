"""The comparison of the real autocomplete to a constant list runs, and reports what it should."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.bench.titles.world import World

from .comparing import Script, compare
from .volume import volume_of

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_few_members_type(catalogue_path: Path, tmp_path: Path) -> None:
    volume = volume_of(World(200), tmp_path)
    catalogue = shutil.copy(catalogue_path, tmp_path / "catalogue.sqlite")
    settings = {"CATALOGUE": str(catalogue), "STATE_URL": f"sqlite:///{tmp_path}/state.sqlite", "LOG_LEVEL": "error"}
    script = Script.of(volume, amount=24, members=4, warm_up=5)
    report = await compare(replace(script, bursts=script.bursts[:5]), volume, settings, rounds=1)
    lines = report.splitlines()
    assert [line[:20].strip() for line in lines[1:3]] == ["constant list", "previously"]
    assert re.search(r"ms at p50, .* ms at p99", lines[3])
    assert "of 24 keystrokes" in lines[5]
    assert re.search(r"of 50 keystrokes were stale before they were answered, [1-9]\d* were dropped", lines[7])
