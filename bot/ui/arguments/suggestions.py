"""Suggestions that depend on the series already typed: its seasons, its episodes, its characters."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from discord import app_commands

from bot.errors import CatalogueUnavailable, EpisodeNotFound, NameNotFound
from bot.series.naming import normalise
from bot.series.wording import understood_episode
from bot.spoilers import NOTHING, Reader
from bot.ui.arguments.searching import CHOSEN, MOST_CHOICES
from bot.ui.audience.judging import member_horizons
from bot.ui.wording.episodes import episode_choice, season_choice
from bot.ui.wording.labels import LONGEST_CHOICE, fitting

if TYPE_CHECKING:
    from collections.abc import Iterator

    import discord

    from bot.client import Previously
    from bot.series.codes import EpisodeCode
    from bot.series.models import Character, Episode, Series
    from bot.text import Text

    Interaction = discord.Interaction[Previously]
    Choices = list[app_commands.Choice[str]]

FINISHED: Final = "finished"
NOTHING_WATCHED, EVERYTHING, UNSET = "nothing", "everything", "not set"
WITHOUT_EPISODE: Final = (NOTHING_WATCHED, EVERYTHING, UNSET)


async def suggest_seasons(interaction: Interaction, current: int | str) -> list[app_commands.Choice[int]]:
    """The seasons of the series that stands in the command so far."""
    series = await series_typed(interaction)
    if series is None:
        return []
    text = interaction.client.texts.for_locale(interaction.locale.value)
    reader = await asker(interaction, series)
    return [
        app_commands.Choice(name=season_choice(text, season, reader), value=season.number)
        for season in series.seasons
        if season.has_cast and str(season.number).startswith(str(current).strip())
    ][:MOST_CHOICES]


async def suggest_episodes(interaction: Interaction, current: str) -> Choices:
    """The episodes of the series that stands in the command so far, by labels that spoil nothing."""
    return await _episodes(interaction, current, ())


async def suggest_progress(interaction: Interaction, current: str) -> Choices:
    """The same, and `finished`."""
    return await _episodes(interaction, current, (FINISHED,))


async def suggest_reach(interaction: Interaction, current: str) -> Choices:
    """What a channel may be set to: nothing, everything, or an episode of the series."""
    return await _episodes(interaction, current, WITHOUT_EPISODE)


async def suggest_characters(interaction: Interaction, current: str) -> Choices:
    """The characters of the series whose names the asker may know."""
    series = await series_typed(interaction)
    if series is None:
        return []
    reader, wanted = await asker(interaction, series), normalise(current)
    named = ((character, reader.latest(character.names)) for character in series.characters.values())
    return [
        app_commands.Choice(name=fitting(LONGEST_CHOICE, name), value=f"{CHOSEN}{character.number}")
        for character, name in named
        if name is not None and any(word.startswith(wanted) for word in (normalise(name), *normalise(name).split()))
    ][:MOST_CHOICES]


def reach_typed(typed: str, text: Text) -> str | None:
    """`nothing`, `everything` or `not set`, however it was typed; None for anything else, say an episode."""
    meant = normalise(typed)
    return next((word for word in WITHOUT_EPISODE if meant in {word, normalise(text.plain(word))}), None)


def episode_typed(series: Series, typed: str) -> EpisodeCode:
    """The episode that somebody typed; raises EpisodeNotFound with an example."""
    code = understood_episode(typed, series.timeline)
    if code is None:
        example = next(iter(series.timeline.codes), "S1E1")
        raise EpisodeNotFound(series.title, typed, str(example))
    return code


def character_typed(series: Series, typed: str, reader: Reader) -> Character:
    """The character that somebody chose or typed, by a name that the reader may know; raises NameNotFound."""
    for character in series.characters.values():
        names = {normalise(name) for name in reader.opened(character.names)}
        words = {word for name in names for word in name.split()}
        if names and (typed == f"{CHOSEN}{character.number}" or normalise(typed) in names | words):
            return character
    raise NameNotFound(typed, ())


async def _episodes(interaction: Interaction, current: str, first: tuple[str, ...]) -> Choices:
    text = interaction.client.texts.for_locale(interaction.locale.value)
    wanted = normalise(current)
    words = [
        app_commands.Choice(name=text.plain(word), value=word)
        for word in first
        if normalise(text.plain(word)).startswith(wanted) or word.startswith(wanted)
    ]
    series = await series_typed(interaction)
    if series is None:
        return words
    reader = await asker(interaction, series)
    episodes = islice(_meant_by(current, series, reader, text), MOST_CHOICES - len(words))
    return [
        *words,
        *(app_commands.Choice(name=episode_choice(text, each, reader), value=str(each.code)) for each in episodes),
    ]


def _meant_by(typed: str, series: Series, reader: Reader, text: Text) -> Iterator[Episode]:
    """The episodes that may be meant: the one whose code was typed first, then those whose labels hold the words.

    They are compared before they are labelled, for a soap has ten thousand.
    """
    wanted, episodes = normalise(typed), _nearest_first(series, reader)
    named = understood_episode(typed, series.timeline) if wanted else None
    if str(named).casefold() == wanted:
        episodes.sort(key=lambda episode: episode.code != named)
    kind, special = normalise(text.plain("Episode {number}", number="")), normalise(text.plain("Special"))
    for episode in episodes:
        code, title = episode.code, reader.open(episode.title)
        called = normalise(title) if title is not None else special if code.special else f"{kind} {code.number}"
        if code == named or wanted in f"{code} {called}".casefold():
            yield episode


def _nearest_first(series: Series, reader: Reader) -> list[Episode]:
    """Episodes in watching order, from the one the asker has come to; those long watched at the end."""
    episodes = series.episodes
    reached = max((index for index, e in enumerate(episodes) if reader.horizon.passed(e.moment)), default=0)
    return [*episodes[reached:], *episodes[:reached]]


async def series_typed(interaction: Interaction) -> Series | None:
    """The series that stands in the command so far; None where none does."""
    typed = str(getattr(interaction.namespace, "series", "") or "")
    try:
        catalogue = await interaction.client.catalogue.current()
    except CatalogueUnavailable:
        return None
    slug = typed.removeprefix(CHOSEN)
    if slug not in catalogue.listings:
        found = catalogue.titles.search(typed, limit=1) if typed.strip() else []
        slug = found[0].listing.slug if found else ""
    return await catalogue.series(slug)


async def asker(interaction: Interaction, series: Series) -> Reader:
    """Whoever types: only they see what is suggested."""
    horizons = await member_horizons(interaction.client, interaction.user.id)
    return Reader(horizons.get(series.slug, NOTHING))
