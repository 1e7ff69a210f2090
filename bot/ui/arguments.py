"""What members type after a command: suggested, understood, or answered with what they may have meant."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from discord import app_commands

from bot.errors import CatalogueUnavailable, NameNotFound, SeriesNotFound
from bot.series.naming import normalise
from bot.spoilers import NOTHING
from bot.ui.adding import looked_for_elsewhere
from bot.ui.answer import Button
from bot.ui.judging import audience_of, member_horizons
from bot.ui.labels import LONGEST_BUTTON, LONGEST_CHOICE, button_for, choice_for, did_you_mean, fitting
from bot.ui.questions import WhoQuestion

if TYPE_CHECKING:
    from collections.abc import Callable

    import discord

    from bot.catalogue.reader import Catalogue
    from bot.catalogue.who import Name
    from bot.client import Previously
    from bot.series.models import Listing
    from bot.spoilers import Horizon
    from bot.text import Text
    from bot.ui.audience import Audience
    from bot.ui.questions import Question

    Interaction = discord.Interaction[Previously]

_log: Final = logging.getLogger(__name__)
CHOSEN: Final = "id:"
"""How the value of a suggestion begins, so that it is told from a title typed by hand."""
MOST_CHOICES: Final = 25
_LONGEST_TYPED: Final = 100


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
            choice = self._understood(catalogue, str(value)[:_LONGEST_TYPED], text)
        except SeriesNotFound as error:
            if self._addable:
                error.elsewhere = looked_for_elsewhere(interaction, error.typed)
            raise
        interaction.client.recent.note(interaction.user.id, choice.slug)
        return choice

    async def autocomplete(self, interaction: Interaction, value: Any, /) -> list[app_commands.Choice[str]]:  # type: ignore[override]
        """The best matches; for an empty box what this member asked lately, then what is popular."""
        async with interaction.client.keystrokes.answering(interaction.user.id) as keystroke:
            catalogue = await _searchable(interaction)
            if catalogue is None or keystroke.is_stale():
                return []
            return [
                app_commands.Choice(name=choice_for(listing), value=f"{CHOSEN}{listing.slug}")
                for listing in _suggested(interaction, catalogue, str(value)[:_LONGEST_TYPED])
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


@dataclass(frozen=True, slots=True)
class NameChoice:
    """Who was meant, as `p.<person>` or `c.<series>.<number>`, and others that the same words may mean, by label.

    Labels stand on a public message, so that they are judged by its `audience`.
    """

    target: str
    audience: Audience
    others: tuple[tuple[str, str], ...] = ()


class NameArgument(app_commands.Transformer):
    """An actor or a character, by suggestion or by name."""

    async def transform(self, interaction: Interaction, value: Any, /) -> NameChoice:  # type: ignore[override]
        """Who is meant; raises NameNotFound with the nearest three."""
        typed = str(value)[:_LONGEST_TYPED]
        audience = await audience_of(interaction, private=False)
        if typed.startswith(CHOSEN):
            return NameChoice(typed.removeprefix(CHOSEN), audience)
        catalogue = audience.catalogue
        horizon_of: Callable[[str], Horizon] = audience.horizon
        if normalise(typed) and (found := catalogue.names.search(typed, horizon_of)):
            best, *rest = found
            # A whole name says who is meant; part of one may mean others too.
            others = [] if normalise(best.text) == normalise(typed) else rest[:3]
            labels = tuple((_label(name, catalogue, horizon_of), name.target) for name in others)
            return NameChoice(best.target, audience, labels)
        # Near misses are told to the asker alone, who may have watched less than the channel.
        known = horizon_of if audience.private else await _horizon_of_asker(interaction)
        nearest = catalogue.names.nearest(typed, known)
        offered = ((_label(name, catalogue, known), WhoQuestion(name.target).encode()) for name in nearest)
        raise NameNotFound(typed, tuple(offered))

    async def autocomplete(self, interaction: Interaction, value: Any, /) -> list[app_commands.Choice[str]]:  # type: ignore[override]
        """Names that the asker may know, with where they are known from."""
        async with interaction.client.keystrokes.answering(interaction.user.id) as keystroke:
            catalogue = await _searchable(interaction)
            if catalogue is None or keystroke.is_stale():
                return []
            horizon_of = await _horizon_of_asker(interaction)
            if keystroke.is_stale():
                return []
            return [
                app_commands.Choice(name=_label(name, catalogue, horizon_of), value=f"{CHOSEN}{name.target}")
                for name in catalogue.names.search(str(value)[:_LONGEST_TYPED], horizon_of)
                if len(name.target) + len(CHOSEN) <= LONGEST_CHOICE
            ]


async def _searchable(interaction: Interaction) -> Catalogue | None:
    """The catalogue; None where there is none, which the operator is told: a suggestion could tell nobody."""
    try:
        return await interaction.client.catalogue.current()
    except CatalogueUnavailable as error:
        _log.error("no suggestions: %s", error)
        return None


def _suggested(interaction: Interaction, catalogue: Catalogue, typed: str) -> list[Listing]:
    if typed.strip() and not normalise(typed):
        return []
    listings = [match.listing for match in catalogue.titles.search(typed)]
    if not typed.strip():
        lately = interaction.client.recent.of(interaction.user.id)
        recent = [catalogue.listings[slug] for slug in lately if slug in catalogue.listings]
        listings = list(dict.fromkeys([*recent, *listings]))
    return listings[:MOST_CHOICES]


async def _horizon_of_asker(interaction: Interaction) -> Callable[[str], Horizon]:
    horizons = await member_horizons(interaction.client, interaction.user.id)
    return lambda slug: horizons.get(slug, NOTHING)


def _label(name: Name, catalogue: Catalogue, horizon_of: Callable[[str], Horizon]) -> str:
    known = (catalogue.listings.get(slug) for slug, moment in name.where if horizon_of(slug).passed(moment))
    listing = next(filter(None, known), None)
    if listing is None:
        return fitting(LONGEST_BUTTON, name.text)
    return fitting(LONGEST_BUTTON, f"{name.text} · {listing.label}", f"{name.text} · {listing.title}", name.text)
