"""Gives every episode its code, and every special its number and the episode that it is watched after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from bot.series.codes import EpisodeCode
from bot.tvmaze.outlets import outlet_of_season
from bot.tvmaze.releases import airing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.tvmaze.models import Episode, Show
    from bot.tvmaze.releases import Airing

_MOST_SPECIALS: Final = 99
_LAST: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Numbered:
    """An episode of TVmaze with its code; a special has in `after` what it is watched after, None for nothing."""

    code: EpisodeCode
    episode: Episode
    airing: Airing
    after: EpisodeCode | None = None


@dataclass(frozen=True, slots=True)
class Numbering:
    """The episodes that have a code, and those that cannot have one because another has it already."""

    listed: tuple[Numbered, ...]
    left_out: tuple[Episode, ...]


def numbering_of(show: Show) -> Numbering:
    """Every episode and special of a show with its code."""
    aired = [(episode, _airing(show, episode)) for episode in show.episodes]
    regular: dict[EpisodeCode, Numbered] = {}
    for episode, airing in aired:
        if episode.number:
            code = EpisodeCode(episode.season, episode.number)
            regular.setdefault(code, Numbered(code, episode, airing))
    specials = list(_specials((entry for entry in aired if not entry[0].number), tuple(regular.values())))
    listed = (*regular.values(), *specials)
    known = {entry.episode.id for entry in listed}
    return Numbering(
        tuple(sorted(listed, key=lambda entry: entry.code)),
        tuple(episode for episode in show.episodes if episode.id not in known),
    )


def _airing(show: Show, episode: Episode) -> Airing:
    return airing_of(episode, outlet_of_season(show, episode.season).zone)


def _specials(specials: Iterable[tuple[Episode, Airing]], regular: Sequence[Numbered]) -> Iterator[Numbered]:
    numbers: dict[int, int] = {}
    for episode, airing in sorted(specials, key=_by_airing):
        number = numbers[episode.season] = numbers.get(episode.season, 0) + 1
        if number <= _MOST_SPECIALS:
            code = EpisodeCode(episode.season, number, special=True)
            yield Numbered(code, episode, airing, _last_before(episode, airing, regular))


def _by_airing(entry: tuple[Episode, Airing]) -> tuple[date, datetime, int]:
    episode, airing = entry
    return airing.night or date.max, airing.when.at or _LAST, episode.id


def _last_before(special: Episode, airing: Airing, regular: Sequence[Numbered]) -> EpisodeCode | None:
    """The last episode that an audience had seen; for a special without a day, all of its season."""
    if airing.night is None:
        seen = [entry.code for entry in regular if entry.code.season <= special.season]
    else:
        seen = [entry.code for entry in regular if _had_aired(entry.airing, airing)]
    return max(seen, default=None)


def _had_aired(episode: Airing, special: Airing) -> bool:
    """Whether an episode came out before a special; of two at once, the special may speak of the other."""
    if episode.when.at and special.when.at:
        return episode.when.at <= special.when.at
    return bool(episode.night and special.night and episode.night <= special.night)
