"""The one policy for everything that goes wrong: one private answer, in plain words, with the next step."""

from __future__ import annotations

import logging
import secrets
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

import discord
from discord import app_commands

from bot.errors import CatalogueUnavailable, NameNotFound, QuestionExpired, SeasonNotFound, SeriesNotFound
from bot.ui.answer import Answer, Button, Section
from bot.ui.layout import message_of
from bot.ui.questions import HelpQuestion, decode

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.client import Previously
    from bot.markdown import Markdown
    from bot.text import Text

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
    answer = _explained(cause, text) or _unexpected(interaction, cause, text)
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


def _explained(error: BaseException, text: Text) -> Answer | None:
    match error:
        case SeriesNotFound():
            return _near_misses(
                text("I do not know a series called “{typed}”.", typed=_shown(error.typed)),
                error.nearest,
                text,
            )
        case NameNotFound():
            return _near_misses(
                text("I do not know anybody called “{typed}”.", typed=_shown(error.typed)),
                error.nearest,
                text,
            )
        case SeasonNotFound():
            known = text.several([str(season) for season in error.seasons])
            said = text(
                "{title} has no season {season}. It has: {known}.",
                title=error.title,
                season=error.season,
                known=known,
            )
            return _said(said, text("Pick one of these after `season`."))
        case _:
            return _explained_by_discord(error, text)


def _explained_by_discord(error: BaseException, text: Text) -> Answer | None:
    match error:
        case CatalogueUnavailable():
            _log.error("%s", error)
            said = text("I cannot open my catalogue at the moment.")
            return _said(said, text("Please tell whoever hosts me; the log says what to do."))
        case QuestionExpired() | app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return _said(text("This is from an earlier version of me."), text("Please ask again with the command."))
        case app_commands.CommandOnCooldown():
            said = text("That was a lot at once.")
            return _said(said, text("Please wait {seconds} seconds.", seconds=max(1, round(error.retry_after))))
        case app_commands.MissingPermissions():
            missing = text.several([permission.replace("_", " ") for permission in error.missing_permissions])
            return _said(text("For this you need: {missing}.", missing=missing), text("Ask a moderator."))
        case app_commands.BotMissingPermissions():
            missing = text.several([permission.replace("_", " ") for permission in error.missing_permissions])
            return _said(text("For this I need: {missing}.", missing=missing), text("Ask a moderator to grant it."))
        case _:
            return None


def _unexpected(interaction: Interaction, error: BaseException, text: Text) -> Answer:
    reference = secrets.token_hex(3)
    command = interaction.command.qualified_name if interaction.command else "a button"
    _log.error("unexpected error %s in %s", reference, command, exc_info=error)
    said = text("Something went wrong on my side. Nothing was lost.")
    return _said(
        said,
        text("Please try again. If it stays, tell my host this reference: `{reference}`.", reference=reference),
    )


def _near_misses(said: Markdown, nearest: tuple[tuple[str, str], ...], text: Text) -> Answer:
    buttons = tuple(Button(label, decode(question), private=True) for label, question in nearest)
    advice = text("Did you mean one of these?") if buttons else text("Type a few letters and pick a suggestion.")
    return Answer(HelpQuestion(), said, (Section((advice,)),), buttons=buttons)


def _said(said: Markdown, advice: Markdown) -> Answer:
    return Answer(HelpQuestion(), said, (Section((advice,)),))


def _shown(typed: str) -> str:
    return typed if len(typed) <= 60 else f"{typed[:60]}…"  # noqa: PLR2004
