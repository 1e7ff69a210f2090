"""Where the command line speaks to whoever runs it."""

from __future__ import annotations

from rich.console import Console


def say(message: str) -> None:
    """Tell the operator what is being done, on standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(message, markup=False)
