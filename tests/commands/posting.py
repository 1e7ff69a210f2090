"""Messages with buttons that no longer fit the bot: of an earlier version, or made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import simcord
from discord import ui

from bot.ui.answers.layout import Message
from tests.reading import Seen

if TYPE_CHECKING:
    from tests.world import World

LABEL = "Press me"


async def posted(world: World, custom_id: str) -> Seen:
    """A message of the bot in the channel, with one button of that id; nobody asked for it."""
    view = Message()
    view.add_item(ui.ActionRow(ui.Button(label=LABEL, custom_id=custom_id)))
    sent = await world.bot.get_partial_messageable(world.channel.id).send(view=view)
    await world.env.settle()
    return Seen(simcord.ResponseMessage(world.env, world.env.backend.get_message(world.channel.id, sent.id)))
