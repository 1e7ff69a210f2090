"""What every argument that is searched for has in common."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from bot.errors import CatalogueUnavailable

if TYPE_CHECKING:
    import discord

    from bot.catalogue.reader import Catalogue
    from bot.client import Previously

    Interaction = discord.Interaction[Previously]

_log: Final = logging.getLogger(__name__)
CHOSEN: Final = "id:"
"""How the value of a suggestion begins, so that it is told from a title typed by hand."""
MOST_CHOICES: Final = 25
LONGEST_TYPED: Final = 100


async def searchable(interaction: Interaction) -> Catalogue | None:
    """The catalogue; None where there is none, which the operator is told: a suggestion could tell nobody."""
    try:
        return await interaction.client.catalogue.current()
    except CatalogueUnavailable as error:
        _log.error("no suggestions: %s", error)
        return None
