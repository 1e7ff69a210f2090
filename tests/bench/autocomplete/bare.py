"""The least that autocomplete can be in discord.py: 25 choices that were made at the start, whatever is typed."""

from __future__ import annotations

from typing import Any, Final

import discord
from discord import app_commands

from tests.bench.bare import Bare, run

_CONSTANT: Final = [
    app_commands.Choice(name=f"A Series of Some Length {number:02d} (Channel, 2021)", value=f"id:tt{number:08d}")
    for number in range(25)
]


async def constant(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    """Suggest the constant."""
    return _CONSTANT


def main() -> None:
    """Run at the addresses of the environment."""
    bot = Bare([], once=False)
    command = bot.tree.get_command("cast")
    assert isinstance(command, app_commands.Command)
    command.autocomplete("series")(constant)
    run(bot)


if __name__ == "__main__":
    main()
