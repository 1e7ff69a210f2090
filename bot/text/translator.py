"""Gives Discord the names and descriptions of commands in every language the bot speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

if TYPE_CHECKING:
    import discord

    from bot.text.messages import Texts

_NAMES: Final = frozenset({Location.command_name, Location.group_name, Location.parameter_name})


class CommandTranslator(app_commands.Translator):
    """Translates through the same messages as everything else."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The translation, or None where Discord should show the English."""
        if not self._texts.speaks(locale.value):
            return None
        text = self._texts.for_locale(locale.value)
        translated = text.named(string.message) if _is_name(context) else text.plain(string.message)
        return None if translated == string.message else translated


def _is_name(context: app_commands.TranslationContextTypes) -> bool:
    """Whether Discord wants a name without spaces; an entry of a menu may be called anything."""
    return context.location in _NAMES and not isinstance(context.data, app_commands.ContextMenu)
