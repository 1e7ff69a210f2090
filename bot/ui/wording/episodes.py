"""How seasons, episodes and their dates are called where everybody may read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.markdown import Markdown
from bot.ui.wording.labels import LONGEST_CHOICE, fitting

if TYPE_CHECKING:
    from bot.series.codes import EpisodeCode
    from bot.series.models import Episode, Season
    from bot.spoilers import Reader
    from bot.text import Text


def season_label(text: Text, season: Season, reader: Reader) -> str:
    """A season's number, with its title where that is no spoiler."""
    title = reader.open(season.title)
    if title is not None:
        return text.plain("Season {number}: {title}", number=season.number, title=title)
    return text.plain("Season {number}", number=season.number)


def season_choice(text: Text, season: Season, reader: Reader) -> str:
    """A season as a menu or a suggestion names it: without its title where that is too long."""
    number = text.plain("Season {number}", number=season.number)
    return fitting(LONGEST_CHOICE, season_label(text, season, reader), number)


def episode_choice(text: Text, episode: Episode, reader: Reader) -> str:
    """An episode as a menu or a suggestion names it: without its title where that is too long."""
    return fitting(LONGEST_CHOICE, episode_label(text, episode, reader), str(episode.code))


def episode_label(text: Text, episode: Episode, reader: Reader) -> str:
    """An episode's code, with its title where that is no spoiler: `S2E3 · The Cup`, or `S2E3 · Episode 3`."""
    code = str(episode.code)
    title = reader.open(episode.title)
    if title is not None:
        return f"{code} · {title}"
    kind = text.plain("Special") if episode.code.special else text.plain("Episode {number}", number=episode.code.number)
    return f"{code} · {kind}"


def after_label(text: Text, code: EpisodeCode) -> Markdown:
    """What a cover says before its marks: from when on it is safe."""
    return text("-# After {episode}:", episode=str(code))


def dates_of(text: Text, season: Season) -> str:
    """When a season came out: `14–17 May 2018, ITV`; the first outlet that the catalogue has."""
    if not season.releases:
        return ""
    outlet = season.releases[0].outlet
    dated = [release for release in season.releases if release.outlet == outlet and release.when.day]
    if not dated:
        return f"{text.plain('to be announced')}, {outlet}"
    days = [release.when.day for release in dated if release.when.day]
    by_month = any(release.when.month_only for release in dated)
    return f"{text.span(min(days), max(days), by_month=by_month)}, {outlet}"


def joined(parts: list[str]) -> Markdown:
    """Parts of one line, apart by dots; empty ones are left out."""
    return Markdown(" · ").join(part for part in parts if part)
