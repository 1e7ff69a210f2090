"""A series that members type after a command: suggested, understood, or answered with what they may have meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from discord import app_commands

from bot.errors import SeriesNotFound
from bot.series.naming import normalise
from bot.ui.adding.offers import looked_for_elsewhere
from bot.ui.answers.answer import Button
from bot.ui.wording.labels import button_for, choice_for, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    import discord

    from bot.catalogue.reader import Catalogue
    from bot.client import Previously
    from bot.series.models import Listing
    from bot.text import Text
    from bot.ui.questions import Question

    Interaction = discord.Interaction[Previously]

from bot.ui.arguments.searching import CHOSEN, LONGEST_TYPED, MOST_CHOICES, searchable


@dataclass(frozen=True, slots=True)
class SeriesChoice:
    """The series that was meant, and buttons for others that the same words may mean."""

    listing: Listing
    meant: tuple[Button, ...] = ()

    @property
    def slug(self) -> str:
        """The stable name of the series."""
        return self.listing.slug


class SeriesArgument(app_commands.Transformer):
    """A series, by suggestion or by any of its titles; `ask` makes the question that a near miss is offered as.

    What is not in the catalogue may be looked for outside of it, where it is `addable`.
    """

    def __init__(self, ask: Callable[[str], Question], *, addable: bool = False) -> None:
        self._ask = ask
        self._addable = addable

    async def transform(self, interaction: Interaction, value: Any, /) -> SeriesChoice:  # type: ignore[override]
        """The series meant; raises SeriesNotFound with the nearest three."""
        catalogue = await interaction.client.catalogue.current()
        text = interaction.client.texts.for_locale(interaction.locale.value)
        try:
            choice = self._understood(catalogue, str(value)[:LONGEST_TYPED], text)
        except SeriesNotFound as error:
            if self._addable:
                error.elsewhere = looked_for_elsewhere(interaction, error.typed)
            raise
        interaction.client.recent.note(interaction.user.id, choice.slug)
        return choice

    async def autocomplete(self, interaction: Interaction, value: Any, /) -> list[app_commands.Choice[str]]:  # type: ignore[override]
        """The best matches; for an empty box what this member asked lately, then what is popular."""
        async with interaction.client.keystrokes.answering(interaction.user.id) as keystroke:
            catalogue = await searchable(interaction)
            if catalogue is None or keystroke.is_stale():
                return []
            return [
                app_commands.Choice(name=choice_for(listing), value=f"{CHOSEN}{listing.slug}")
                for listing in _suggested(interaction, catalogue, str(value)[:LONGEST_TYPED])
            ]

    def _understood(self, catalogue: Catalogue, typed: str, text: Text) -> SeriesChoice:
        if typed.startswith(CHOSEN) and (chosen := catalogue.listings.get(typed.removeprefix(CHOSEN))):
            return SeriesChoice(chosen)
        found = catalogue.titles.search(typed) if normalise(typed) else []
        if not found:
            nearest = catalogue.titles.nearest(typed)
            raise SeriesNotFound(typed, tuple((button_for(each), self._ask(each.slug).encode()) for each in nearest))
        best, *rest = found
        others = [match.listing for match in rest if match.as_well_as(best)][:3]
        return SeriesChoice(
            best.listing, tuple(Button(did_you_mean(each, text), self._ask(each.slug)) for each in others)
        )


def _suggested(interaction: Interaction, catalogue: Catalogue, typed: str) -> list[Listing]:
    if typed.strip() and not normalise(typed):
        return []
    listings = [match.listing for match in catalogue.titles.search(typed)]
    if not typed.strip():
        lately = interaction.client.recent.of(interaction.user.id)
        recent = [catalogue.listings[slug] for slug in lately if slug in catalogue.listings]
        listings = list(dict.fromkeys([*recent, *listings]))
    return listings[:MOST_CHOICES]
