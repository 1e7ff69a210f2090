"""A moderator sets a reminder on the evening of a first episode, and sees it arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from .conftest import CHROMIUM

if TYPE_CHECKING:
    from .channel import Channel

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason=f"there is no Chromium at {CHROMIUM}; `apt-get install chromium` brings it"
)
WITHIN_A_MINUTE = 65_000


async def test_a_reminder_arrives_within_a_minute_while_the_page_is_open(channel: Channel) -> None:
    await channel.act_as("mo")
    await channel.begin("remind")
    await channel.type("innocent")
    await expect(channel.options.first).to_contain_text("Innocent (ITV, 2018)")
    await channel.take_the_first()
    await channel.send()
    await expect(channel.answer).to_contain_text("It is set.")
    await expect(channel.answer).to_contain_text("15 minutes before")

    await expect(channel.answer).to_contain_text("Innocent · S2E1", timeout=WITHIN_A_MINUTE)
    await expect(channel.answer).to_contain_text("17 May 2021 at 21:00 (in 15 minutes)")
    await expect(channel.answer).not_to_contain_text("Episode 1")  # S2E1 says as much

    await channel.press("I've watched it")
    await expect(channel.answer).to_contain_text("Only you can see this")
    await expect(channel.answer).to_contain_text("S2E1")
