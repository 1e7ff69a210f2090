"""How far the readers of an answer have watched: the asker of a private one, the channel of a public one."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

import discord

from bot.errors import StateUnavailable
from bot.markdown import Markdown
from bot.spoilers import EVERYTHING, NOTHING, Horizon
from bot.state.channels import EVERY_SERIES, Place, Reach, in_force
from bot.ui.audience.audience import Audience

if TYPE_CHECKING:
    from bot.catalogue.reader import Catalogue
    from bot.client import Previously
    from bot.series.codes import EpisodeCode
    from bot.series.stories import Moment
    from bot.state.channels import ChannelHorizon

    Interaction = discord.Interaction[Previously]

_log: Final = logging.getLogger(__name__)


async def audience_of(interaction: Interaction, *, private: bool) -> Audience:
    """The readers of an answer to an interaction; one read of the state, whatever is asked."""
    client = interaction.client
    catalogue = await client.catalogue.current()
    text = client.texts.for_locale(interaction.locale.value)
    if private or alone(interaction):
        horizons = await _of_member(client, catalogue, interaction.user.id)
        return Audience(
            text,
            catalogue,
            interaction.user.id,
            horizons,
            readers=text("you"),
            private=True,
            stale=client.overlay.stale(),
            interaction=interaction,
        )
    place = place_of(interaction)
    settings = await client.channels.of_place(place) if place else []
    horizons = await _of_place(catalogue, settings, place) if place else {}
    return Audience(
        text,
        catalogue,
        interaction.user.id,
        {slug: horizon for slug, horizon in horizons.items() if slug != EVERY_SERIES},
        horizons.get(EVERY_SERIES, NOTHING),
        Markdown(f"<#{place.channel}>") if place else text("everybody here"),
        stale=client.overlay.stale(),
        interaction=interaction,
    )


def alone(interaction: Interaction) -> bool:
    """Whether an interaction is in the direct messages of one member with the bot, where nobody else reads."""
    return interaction.context.dm_channel


def place_of(interaction: Interaction) -> Place | None:
    """The channel or thread of an interaction in a server; None elsewhere."""
    if interaction.guild_id is None or interaction.channel_id is None:
        return None
    channel = interaction.channel
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return Place(interaction.channel_id, parent)


async def member_horizons(client: Previously, member: int) -> dict[str, Horizon]:
    """How far one member has watched, by series: for suggestions, which only they see.

    Without the state they are those for a newcomer; a failed suggestion could tell nobody why.
    """
    try:
        return await _of_member(client, await client.catalogue.current(), member)
    except StateUnavailable as error:
        _log.error("suggestions as for a newcomer: %s", error)
        return {}


async def horizon_of_member(client: Previously, member: int, series: str) -> Horizon:
    """How far one member has watched a series: for what they get as a direct message."""
    return (await _of_member(client, await client.catalogue.current(), member)).get(series, NOTHING)


async def horizon_of_place(client: Previously, place: Place, series: str) -> Horizon:
    """How far everybody in a channel or a thread has watched a series."""
    settings = in_force(await client.channels.of_place(place), place, series)
    return await _set(await client.catalogue.current(), settings)


async def _of_member(client: Previously, catalogue: Catalogue, member: int) -> dict[str, Horizon]:
    moments: dict[str, list[Moment]] = {}
    for watched in await client.progress.of_member(member):
        if moment := await _moment(catalogue, watched.series, watched.episode):
            moments.setdefault(watched.series, []).append(moment)
    return {slug: Horizon.furthest(reached) for slug, reached in moments.items()}


async def _of_place(catalogue: Catalogue, settings: list[ChannelHorizon], place: Place) -> dict[str, Horizon]:
    slugs = {setting.series for setting in settings} | {EVERY_SERIES}
    return {slug: await _set(catalogue, in_force(settings, place, slug)) for slug in slugs}


async def _set(catalogue: Catalogue, settings: list[ChannelHorizon]) -> Horizon:
    if any(setting.reach is Reach.EVERYTHING for setting in settings):
        return EVERYTHING
    moments = [await _moment(catalogue, each.series, each.episode) for each in settings if each.episode is not None]
    return Horizon.furthest(moment for moment in moments if moment is not None)


async def _moment(catalogue: Catalogue, slug: str, code: EpisodeCode) -> Moment | None:
    """The moment of an episode in today's catalogue; None, and so no knowledge, where it has gone from it."""
    series = await catalogue.series(slug)
    return series.timeline.moment(code) if series else None
