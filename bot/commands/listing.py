"""Lists of things for an operator: a table, or JSON for scripts."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any, Final, Protocol

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.console import say

if TYPE_CHECKING:
    from collections.abc import Sequence

AsJson = Annotated[bool, typer.Option("--json", help="Print it for scripts.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="How many at most.")]

_WIDE: Final = 200
"""Columns of what is not read on a terminal, but by `grep` and in mails."""


class Row(Protocol):
    """Something that can be listed."""

    def as_data(self) -> dict[str, Any]:
        """For scripts: times in ISO 8601, Discord's numbers as text, as Discord itself writes them."""
        ...

    def cells(self) -> tuple[str, ...]:
        """For a table."""
        ...


def show_list(headings: Sequence[str], rows: Sequence[Row], nothing: str, *, as_json: bool) -> None:
    """Print rows, or say that there is nothing."""
    if as_json:
        show_data([row.as_data() for row in rows])
        return
    if not rows:
        say(nothing)
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row.cells()))
    Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE).print(table)
    say("times are UTC")


def show_data(data: object) -> None:
    """Print something for scripts."""
    print(json.dumps(data, ensure_ascii=False, indent=2))  # noqa: T201


def one_line(text: str) -> str:
    """A text from elsewhere, which must not steer the terminal."""
    return "".join(character if character.isprintable() else " " for character in text)
