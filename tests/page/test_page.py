"""A newcomer opens the page, types, picks, reads, and opens a spoiler."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from .conftest import CHROMIUM

if TYPE_CHECKING:
    from .channel import Channel

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason=f"there is no Chromium at {CHROMIUM}; `apt-get install chromium` brings it"
)
SCREENSHOT = Path(__file__).parents[2] / "docs/screenshot.png"
BOTH = ["Innocent (ITV, 2018)", "The Innocent (Netflix, 2021)"]


async def test_cast_innocent_from_the_first_key_to_the_sources(channel: Channel) -> None:
    await channel.begin("cast")
    await channel.type("inno")
    await expect(channel.options).to_have_count(2)
    await channel.type("cent")
    await expect(channel.options).to_have_text(BOTH)
    await channel.take_the_first()
    await channel.send()
    await expect(channel.answer).to_contain_text("Katherine Kelly as Sally Wright")
    await expect(channel.answer).to_contain_text("Innocent · Season 2")
    if os.environ.get("UPDATE_SCREENSHOT"):
        await channel.picture(SCREENSHOT, "Innocent · Season 2")

    cover = channel.covers(0)
    secret = cover.locator(".markdown-spoiler-content")
    await expect(secret).to_be_hidden()
    await cover.click()
    await expect(secret).to_be_visible()
    await expect(channel.covers(1).locator(".markdown-spoiler-content")).to_be_hidden()

    await channel.press("Sources")
    await expect(channel.answer).to_contain_text("Only you can see this")
    await expect(channel.answer).to_contain_text("Katherine Kelly as Sally Wright [1]")
    await expect(channel.answer.get_by_role("link").first).to_have_attribute("href", re.compile("https://"))


async def test_fast_typing_ends_with_the_right_list(channel: Channel) -> None:
    await channel.begin("cast", delay=0)
    await channel.type("the innocent", delay=0)
    await expect(channel.options.first).to_have_text("The Innocent (Netflix, 2021)")
    await channel.type(" 2018", delay=0)
    await expect(channel.options.first).to_have_text("Innocent (ITV, 2018)")
