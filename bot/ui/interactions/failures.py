"""The one policy for everything that goes wrong: one private answer, in plain words, with the next step."""

from __future__ import annotations

import logging
import secrets
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

import discord
from discord import app_commands

from bot.errors import CatalogueUnavailable, StateUnavailable
from bot.live.errors import OverlayBusy, OverlayUnwritable
from bot.ui.answers.advice import said
from bot.ui.answers.layout import message_of
from bot.ui.interactions.explanations import explained

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.client import Previously
    from bot.text import Text
    from bot.ui.answers.answer import Answer

    Interaction = discord.Interaction[Previously]

_log: Final = logging.getLogger(__name__)


@asynccontextmanager
async def told(interaction: Interaction) -> AsyncIterator[None]:
    """Whatever fails inside is told to whoever pressed or typed; only a cancellation passes through."""
    try:
        yield
    except Exception as error:  # noqa: BLE001
        await tell(interaction, error)


async def tell(interaction: Interaction, error: Exception) -> None:
    """Tell one failure, privately and once; what is unexpected is logged with the reference that is told."""
    text = interaction.client.texts.for_locale(interaction.locale.value)
    cause = _cause_of(error)
    if isinstance(cause, CatalogueUnavailable | StateUnavailable | OverlayBusy | OverlayUnwritable):
        _log.error("%s", cause)
    answer = explained(cause, text) or _unexpected(interaction, cause, text)
    message = message_of(answer)
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=message, ephemeral=True)
        else:
            await interaction.response.send_message(view=message, ephemeral=True)
    except discord.HTTPException as failure:
        # The interaction is gone (or Discord is): there is nobody left to tell but the operator.
        _log.warning("could not tell a member that %r failed: %s", cause, failure)


def _cause_of(error: BaseException) -> BaseException:
    """The error itself, out of the wrappers that discord.py puts around it."""
    while isinstance(error, (app_commands.CommandInvokeError, app_commands.TransformerError)) and error.__cause__:
        error = error.__cause__
    return error


def _unexpected(interaction: Interaction, error: BaseException, text: Text) -> Answer:
    reference = secrets.token_hex(3)
    command = interaction.command.qualified_name if interaction.command else "a button"
    _log.error("unexpected error %s in %s", reference, command, exc_info=error)
    what = text("Something went wrong on my side. Nothing was lost.")
    return said(
        what,
        text(
            "Please try again. If it keeps happening, tell my host this reference: `{reference}`.", reference=reference
        ),
    )
