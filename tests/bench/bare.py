"""The least that a discord.py bot can do, to compare others to: `/cast` answers one constant.

`BARE_REPLY` names a JSON file with the list of raw components of the answer. `BARE_MODE` is `fresh` (a
LayoutView constructed for each answer, as a bot does that has something to say) or `once` (one view, built
at the start and never tracked: the floor under every discord.py bot, for it only serialises).
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import discord
import uvloop
import yarl
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route

from .components import view_of

if TYPE_CHECKING:
    from tests.stand_in.wire import Json

_DEFAULT_REPLY: list[Json] = [{"type": 17, "components": [{"type": 10, "content": "A constant."}]}]


class Bare(discord.Client):
    """One command, nothing cached but guilds, always the same answer."""

    def __init__(self, reply: list[Json], *, once: bool) -> None:
        super().__init__(intents=discord.Intents(guilds=True), max_messages=None, chunk_guilds_at_startup=False)
        self._reply = reply
        self._once = once
        self._view: ui.LayoutView | None = None
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(app_commands.Command(name="cast", description="Who plays whom", callback=cast))

    async def setup_hook(self) -> None:
        """Build the one view, where there is a loop."""
        if self._once:
            self._view = view_of(self._reply)
            self._view.stop()  # so that discord.py does not store it anew for each message

    def view(self) -> ui.LayoutView:
        """The answer."""
        return self._view or view_of(self._reply)


async def cast(interaction: discord.Interaction[Any], series: str = "") -> None:
    """Answer the constant, whatever the series."""
    await interaction.response.send_message(view=interaction.client.view())


def main() -> None:
    """Run the bot that the environment describes."""
    path = os.environ.get("BARE_REPLY")
    reply = json.loads(Path(path).read_text(encoding="utf-8")) if path else _DEFAULT_REPLY
    run(Bare(reply, once=os.environ.get("BARE_MODE", "fresh") == "once"))


def run(bot: discord.Client) -> None:
    """Run a bot at the addresses of the environment."""
    Route.BASE = os.environ["DISCORD_API_BASE"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_GATEWAY"])
    uvloop.run(bot.start(os.environ["DISCORD_TOKEN"]))


if __name__ == "__main__":
    main()
