"""Somebody without a token looks at the bot in the browser, and leaves with Ctrl-C."""

from __future__ import annotations

import re
import signal
from typing import TYPE_CHECKING

import aiohttp
import pytest

from .process import running, told

if TYPE_CHECKING:
    from pathlib import Path

    from .process import Process

WITHOUT_BROWSER = ("try", "--no-browser")


async def _address(process: Process) -> str:
    await process.says("Ctrl-C ends it")
    found = re.search(r"the Telly Club is open: (http://\S+)", process.err)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_the_page_is_there_until_ctrl_c(catalogue: Path, tmp_path: Path, number: signal.Signals) -> None:
    settings = {"CATALOGUE": str(catalogue)}
    async with running(*WITHOUT_BROWSER, "--port", "0", where=tmp_path, settings=settings) as page:
        async with aiohttp.ClientSession() as browser, browser.get(await _address(page)) as response:
            assert response.status == 200
            assert "<html" in await response.text()
        page.send(number)
        ended = await page.ends(within=5)
    assert ended.code == 0
    assert "Traceback" not in ended.err
    assert len(ended.lines) == 3  # the address, the time there, what to type; no complaint at the end


async def test_a_port_that_is_taken(catalogue: Path, tmp_path: Path) -> None:
    settings = {"CATALOGUE": str(catalogue)}
    async with running(*WITHOUT_BROWSER, where=tmp_path / "first", settings=settings) as first:
        port = re.search(r":(\d+)/", await _address(first))
        assert port is not None
        second = await told(*WITHOUT_BROWSER, "--port", port[1], where=tmp_path / "second", settings=settings)
    assert second.code == 1
    expected = f"the page cannot be served at port {port[1]}, which is taken: leave --port out to get a free one"
    assert second.lines == [expected]
