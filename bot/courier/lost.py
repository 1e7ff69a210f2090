"""Finds a message that Discord may have although nobody noted it.

For a few minutes Discord recognises a nonce and posts nothing twice. A host that was away for longer than that cannot
rely on it, and looks for its message by the button that only this delivery's message has.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import discord

from bot.ui.answers.layout import PRIVATELY
from bot.ui.questions import RemindedQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.state.delivery import Delivery

_NONCE_IS_REMEMBERED: Final = timedelta(minutes=2)
_CLOCKS_DIFFER_BY: Final = timedelta(minutes=1)
_MOST_READ: Final = 200


async def lost_message(
    channel: discord.abc.Messageable, author: int, delivery: Delivery, series: str, now: datetime, *, look: bool
) -> int | None:
    """The id of a message that an earlier attempt posted, where there may be one that a nonce no longer prevents.

    `look` for it also where the nonce would: nothing is going to be posted, and so nothing prevented.
    """
    if delivery.attempts < 2 or delivery.begun is None:  # noqa: PLR2004
        return None
    if timedelta() <= now - delivery.begun < _NONCE_IS_REMEMBERED and not look:
        return None
    mark = f"{PRIVATELY}{RemindedQuestion(series, delivery.number).encode()}"
    begun = discord.Object(discord.utils.time_snowflake(delivery.begun - _CLOCKS_DIFFER_BY))
    try:
        async for message in channel.history(after=begun, limit=_MOST_READ, oldest_first=True):
            if message.author.id == author and mark in _custom_ids(message.components):
                return message.id
    except discord.Forbidden:
        return None  # without the history, twice is better than never
    return None


def _custom_ids(components: object) -> Iterator[str]:
    for component in components if isinstance(components, list) else ():
        identity = getattr(component, "custom_id", None)
        if isinstance(identity, str):
            yield identity
        yield from _custom_ids(getattr(component, "children", None))
