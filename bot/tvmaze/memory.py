"""Remembers the pages that were read last, so that nothing is asked twice in a row."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Remembered:
    """A page: its content, its ETag, and until when (on the event loop's clock) it need not be asked for."""

    content: bytes
    tag: str | None
    fresh_until: float


class Memory:
    """The newest `keep` pages; those that were used longest ago are forgotten first."""

    def __init__(self, keep: int, fresh_for: float) -> None:
        self._keep: Final = keep
        self._fresh_for: Final = fresh_for
        self._pages: Final[OrderedDict[str, Remembered]] = OrderedDict()

    def recall(self, address: str) -> Remembered | None:
        """The page as it was read last; None for one that is not remembered."""
        page = self._pages.get(address)
        if page is not None:
            self._pages.move_to_end(address)
        return page

    def remember(self, address: str, content: bytes, tag: str | None, now: float) -> None:
        """Keep a page that has just been read, or that TVmaze says has not changed."""
        self._pages[address] = Remembered(content, tag, now + self._fresh_for)
        self._pages.move_to_end(address)
        while len(self._pages) > self._keep:
            self._pages.popitem(last=False)
