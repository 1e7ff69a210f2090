"""A memory that forgets the oldest, so that a long load test does not fill the machine."""

from __future__ import annotations

from typing import TypeVar

Value = TypeVar("Value")


class Recent(dict[str, Value]):
    """A dict that holds its newest `keep` entries."""

    def __init__(self, keep: int) -> None:
        super().__init__()
        self._keep = keep

    def __setitem__(self, key: str, value: Value) -> None:
        super().__setitem__(key, value)
        while len(self) > self._keep:
            del self[next(iter(self))]
