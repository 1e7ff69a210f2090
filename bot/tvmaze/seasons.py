"""The seasons of a file: their episodes, and when each comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.catalogue.schema.notation import PREMISE
from bot.catalogue.schema.parts import SafeText
from bot.catalogue.schema.series_file import Episode, ReleaseTrack, Season
from bot.series.releases import When
from bot.tvmaze.outlets import outlet_of_season, season_of
from bot.tvmaze.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.tvmaze.models import Season as KnownSeason
    from bot.tvmaze.models import Show
    from bot.tvmaze.numbering import Numbered, Numbering

SOURCE: Final = "tvmaze"
_LONGEST_TITLE: Final = 100
_LONGEST_RUNTIME: Final = 600
_NO_TITLES: Final = frozenset({"", "tba", "tbd"})


def seasons_of(show: Show, numbering: Numbering) -> Iterator[Season]:
    """The seasons of which any episode is known, or how many there will be."""
    by_season: dict[int, list[Numbered]] = {}
    for entry in numbering.listed:
        by_season.setdefault(entry.code.season, []).append(entry)
    ordered = {season.number: season for season in show.seasons if season.episode_order}
    for number in sorted(by_season.keys() | ordered.keys()):
        if number in by_season:
            yield _listed(show, number, by_season[number])
        else:
            yield _counted(show, ordered[number])


def _listed(show: Show, number: int, entries: Sequence[Numbered]) -> Season:
    episodes = tuple(_episode(entry) for entry in entries)
    return Season(number=number, title=_title(show, number), episodes=episodes, releases=_tracks(show, number, entries))


def _counted(show: Show, known: KnownSeason) -> Season:
    number, begins = known.number, known.premiere_date
    releases = (_track(show, number, {"1": begins.isoformat()}),) if begins else ()
    return Season(number=number, title=_title(show, number), count=known.episode_order, releases=releases)


def _title(show: Show, number: int) -> SafeText | None:
    season = season_of(show, number)
    title = plain(season.name, _LONGEST_TITLE) if season else ""
    return SafeText(text=title) if title else None


def _episode(entry: Numbered) -> Episode:
    title = plain(entry.episode.name, _LONGEST_TITLE)
    runtime = entry.episode.runtime
    special = entry.code.special
    return Episode(
        number=None if special else entry.code.number,
        special=entry.code.number if special else None,
        after=(str(entry.after) if entry.after else PREMISE) if special else None,
        title=None if title.casefold() in _NO_TITLES else SafeText(text=title),
        runtime=runtime if runtime and 0 < runtime <= _LONGEST_RUNTIME else None,
    )


def _tracks(show: Show, number: int, entries: Iterable[Numbered]) -> tuple[ReleaseTrack, ...]:
    """One track; one more for what came out before an episode that it is listed after, as the check demands."""
    runs: list[list[Numbered]] = []
    for entry in sorted(entries, key=_watched):
        run = next((run for run in runs if not _is_before(entry.airing.when, run)), None)
        if run is None:
            runs.append(run := [])
        run.append(entry)
    return tuple(_track(show, number, _times(run, alone=len(runs) == 1)) for run in runs)


def _watched(entry: Numbered) -> tuple[int, int, bool, int]:
    """The watching order within a season: a special comes after its episode, or first of all."""
    code = entry.after if entry.code.special else entry.code
    place = (code.season, code.number) if code else (-1, 0)
    return (*place, entry.code.special, entry.code.number)


def _is_before(when: When, run: Sequence[Numbered]) -> bool:
    last = next((entry.airing.when for entry in reversed(run) if entry.airing.when.day), When())
    if when.at and last.at:
        return when.at < last.at
    return bool(when.day and last.day and when.day < last.day)


def _times(run: Sequence[Numbered], *, alone: bool) -> dict[str, str]:
    times = {f"{'X' if entry.code.special else ''}{entry.code.number}": str(entry.airing.when) for entry in run}
    together = len(times) > 1 and len(set(times.values())) == 1
    whole = alone and together and not any(entry.code.special for entry in run)
    return {"all": next(iter(times.values()))} if whole else times


def _track(show: Show, number: int, when: dict[str, str]) -> ReleaseTrack:
    outlet = outlet_of_season(show, number)
    return ReleaseTrack(on=outlet.name, region=outlet.region, when=when, sources=(SOURCE,))
