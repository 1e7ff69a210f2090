"""The series whose events are kept, or given up: also one that has left the catalogue meanwhile."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from discord import app_commands

from bot.errors import StateUnavailable
from bot.series.naming import normalise
from bot.state.reminder import Kind
from bot.ui.arguments.searching import CHOSEN, MOST_CHOICES, searchable
from bot.ui.arguments.series import SeriesArgument, SeriesChoice
from bot.ui.questions import AirsQuestion
from bot.ui.wording.labels import LONGEST_CHOICE, fitting

if TYPE_CHECKING:
    import discord

    from bot.catalogue.reader import Catalogue
    from bot.client import Previously

    Interaction = discord.Interaction[Previously]


@dataclass(frozen=True, slots=True)
class Departed:
    """A series that the catalogue no longer has; a server still has events of it."""

    slug: str


class EventsArgument(app_commands.Transformer):
    """A series of the catalogue; where its events are given up, one that has left it will do."""

    def __init__(self) -> None:
        self._listed = SeriesArgument(AirsQuestion)

    async def transform(self, interaction: Interaction, value: Any, /) -> SeriesChoice | Departed:  # type: ignore[override]
        """The series meant; raises SeriesNotFound with the nearest three."""
        slug = str(value).removeprefix(CHOSEN)
        gives_up = interaction.namespace.keep is False  # None where it is left out
        # Before titles are searched: one that is left may be called almost like one that has gone.
        if gives_up and slug in await _departed(interaction, await interaction.client.catalogue.current()):
            return Departed(slug)
        return await self._listed.transform(interaction, value)

    async def autocomplete(self, interaction: Interaction, value: Any, /) -> list[app_commands.Choice[str]]:  # type: ignore[override]
        """What can only be given up, then the best matches."""
        catalogue = await searchable(interaction)
        if catalogue is None:
            return []
        text, wanted = interaction.client.texts.for_locale(interaction.locale.value), normalise(str(value))
        gone: list[str] = []
        with suppress(StateUnavailable):  # the command itself will say so
            gone = [slug for slug in await _departed(interaction, catalogue) if wanted in normalise(slug)]
        named = {slug: text.plain("{series}: no longer in my catalogue", series=slug) for slug in gone}
        choices = [
            app_commands.Choice(name=fitting(LONGEST_CHOICE, name, slug), value=f"{CHOSEN}{slug}")
            for slug, name in named.items()
        ]
        return [*choices, *await self._listed.autocomplete(interaction, value)][:MOST_CHOICES]


async def _departed(interaction: Interaction, catalogue: Catalogue) -> list[str]:
    """The series whose events a server has, and which are not in the catalogue any more."""
    kept = await interaction.client.reminders.of_guild(interaction.guild_id or 0)
    slugs = dict.fromkeys(each.wish.series for each in kept if each.wish.kind is Kind.EVENTS)
    return [slug for slug in slugs if slug not in catalogue.listings]
