"""The languages to choose from, each in its own words."""

from __future__ import annotations

from typing import Final

from babel import Locale
from discord import app_commands

from bot.text import Texts


def language_named(code: str) -> str:
    """A language's name in that language: Deutsch."""
    language = Locale.parse(code)
    name = str(language.get_language_name(language))
    return name[:1].upper() + name[1:]


LANGUAGES: Final = [app_commands.Choice(name=language_named(code), value=code) for code in Texts.load().languages]
"""Every language that the bot speaks."""
