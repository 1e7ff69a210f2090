"""A person or a character that members type after a command, by any name that the asker may know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from discord import app_commands

from bot.errors import NameNotFound
from bot.series.naming import normalise
from bot.spoilers import NOTHING
from bot.ui.audience.judging import audience_of, member_horizons
from bot.ui.questions import WhoQuestion
from bot.ui.wording.labels import LONGEST_BUTTON, LONGEST_CHOICE, fitting

if TYPE_CHECKING:
    from collections.abc import Callable

    import discord

    from bot.catalogue.reader import Catalogue
    from bot.catalogue.who import Name
    from bot.client import Previously
    from bot.spoilers import Horizon
    from bot.ui.audience.audience import Audience

    Interaction = discord.Interaction[Previously]

from bot.ui.arguments.searching import CHOSEN, LONGEST_TYPED, searchable


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
        typed = str(value)[:LONGEST_TYPED]
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
            catalogue = await searchable(interaction)
            if catalogue is None or keystroke.is_stale():
                return []
            horizon_of = await _horizon_of_asker(interaction)
            if keystroke.is_stale():
                return []
            return [
                app_commands.Choice(name=_label(name, catalogue, horizon_of), value=f"{CHOSEN}{name.target}")
                for name in catalogue.names.search(str(value)[:LONGEST_TYPED], horizon_of)
                if len(name.target) + len(CHOSEN) <= LONGEST_CHOICE
            ]


async def _horizon_of_asker(interaction: Interaction) -> Callable[[str], Horizon]:
    horizons = await member_horizons(interaction.client, interaction.user.id)
    return lambda slug: horizons.get(slug, NOTHING)


def _label(name: Name, catalogue: Catalogue, horizon_of: Callable[[str], Horizon]) -> str:
    known = (catalogue.listings.get(slug) for slug, moment in name.where if horizon_of(slug).passed(moment))
    listing = next(filter(None, known), None)
    if listing is None:
        return fitting(LONGEST_BUTTON, name.text)
    return fitting(LONGEST_BUTTON, f"{name.text} · {listing.label}", f"{name.text} · {listing.title}", name.text)
