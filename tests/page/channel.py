"""What somebody at the page sees and does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.async_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Locator, Page

A_KEY: Final = 80
"""Milliseconds between two keys of somebody who types at normal speed."""
_CHANCES: Final = 3


class Channel:
    """The channel that the page shows."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @property
    def options(self) -> Locator:
        """What is suggested for what is being typed."""
        return self._page.locator("[role=listbox]:visible [role=option]")

    @property
    def answer(self) -> Locator:
        """The newest message."""
        return self._page.locator("#channel-message-list > *").last

    def covers(self, number: int) -> Locator:
        """A spoiler of the newest message."""
        return self.answer.locator(".markdown-spoiler").nth(number)

    async def act_as(self, member: str) -> None:
        """See and do what another member of the server sees and does."""
        await self._page.locator("select").first.select_option(label=member)

    async def type(self, text: str, delay: float = A_KEY) -> None:
        """Press one key after the other."""
        await self._page.keyboard.type(text, delay=delay)

    async def take_the_first(self) -> None:
        """Take the first suggestion; the list closes."""
        await self._page.keyboard.press("Enter")
        await expect(self.options).to_have_count(0)

    async def send(self) -> None:
        """Send the command."""
        await self._page.keyboard.press("Enter")

    async def begin(self, command: str, delay: float = A_KEY) -> None:
        """Type a command and take it from the list, which leads to its first option."""
        for chance in reversed(range(_CHANCES)):
            try:
                await self._begun(command, delay)
                break
            except AssertionError:  # the page drew itself anew meanwhile, and one types once more
                if not chance:
                    raise
                await self._page.keyboard.press("Control+A")
                await self._page.keyboard.press("Delete")
                await self._page.keyboard.press("Escape")

    async def _begun(self, command: str, delay: float) -> None:
        await self._page.click("#channel-composer-input")
        await self.type(f"/{command}", delay)
        await expect(self.options.first).to_contain_text(f"/{command}")
        await self._page.keyboard.press("Enter")
        await expect(self._page.locator(".command-option-input").first).to_be_focused()

    async def press(self, label: str) -> None:
        """Press a button of the newest message."""
        await self.answer.get_by_role("button", name=label).click()

    async def picture(self, path: Path, heading: str) -> None:
        """Take a picture of the channel, in a window tall enough for the whole answer."""
        await self._page.set_viewport_size({"width": 1200, "height": 1400})
        await expect(self.answer.get_by_role("button", name="Sources")).to_be_enabled()
        await self.answer.get_by_role("heading", name=heading).scroll_into_view_if_needed()
        await expect(self.answer.get_by_role("heading", name=heading)).to_be_in_viewport(ratio=1)
        await self._page.locator("#channel-layout").screenshot(path=path, animations="disabled")
