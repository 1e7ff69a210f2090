"""`previously try` as a process, and Debian's Chromium looking at its page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import async_playwright

from tests.hosting.process import running

from .channel import Channel

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
WINDOW = {"width": 1200, "height": 1250}


@pytest.fixture
async def address(shipped_catalogue_path: Path, tmp_path: Path) -> AsyncIterator[str]:
    settings = {"CATALOGUE": str(shipped_catalogue_path)}
    async with running("try", "--no-browser", where=tmp_path, settings=settings) as process:
        await process.says("Ctrl-C ends it")
        found = re.search(r"http://\S+", process.err)
        assert found is not None
        yield found[0]


@pytest.fixture
async def channel(address: str) -> AsyncIterator[Channel]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport=WINDOW, locale="en-GB")
        await page.goto(address)
        yield Channel(page)
        await browser.close()
