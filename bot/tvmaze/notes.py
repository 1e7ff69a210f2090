"""What a curator should look at in an imported file, because TVmaze does not say or says too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tvmaze.outlets import EVERYWHERE, UNKNOWN, outlet_of_show
from bot.tvmaze.titles import NOT_KNOWN
from bot.tvmaze.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.catalogue.schema.series_file import SeriesFile
    from bot.tvmaze.credits import Held
    from bot.tvmaze.models import Episode, Show

_LONGEST = 80


def notes_on(show: Show, file: SeriesFile, left_out: Sequence[Episode], held: Sequence[Held]) -> Iterator[str]:
    """One line for each thing to look at."""
    yield "premise: made of facts alone; write what the series is about, with a source."
    yield "format: TVmaze does not tell; an anthology needs one credit a season, a miniseries only the word."
    if file.credits:
        yield "credits: TVmaze does not say in which episodes the main cast plays; narrow them, and say from when."
    yield "popularity: how TVmaze weighs it; ours to judge."
    yield "titles of episodes: give those that tell too much a later 'reveals'."
    yield from _not_known(show, file)
    yield from _tracks(file)
    for episode in left_out:
        name = plain(episode.name, _LONGEST)
        yield f"left out: S{episode.season} {name!r} (episode {episode.id}), for its number is another's."
    for credit in held:
        yield _held(credit)


def _not_known(show: Show, file: SeriesFile) -> Iterator[str]:
    outlet = outlet_of_show(show)
    if outlet == UNKNOWN:
        yield "services: TVmaze names neither a channel nor a service."
    if outlet.region == EVERYWHERE:
        yield "countries: TVmaze does not say where a series of no country's channel is from; ZZ stands for that."
    languages = (*file.languages, *(title.language for title in file.titles))
    if any(language.startswith(NOT_KNOWN) for language in languages):
        yield f"languages: {NOT_KNOWN} stands where TVmaze does not say which one it is."


def _tracks(file: SeriesFile) -> Iterator[str]:
    for season in file.seasons:
        if len(season.releases) > 1:
            yield f"season {season.number}: did not come out in the order it is listed in; hence more tracks than one."


def _held(held: Held) -> str:
    credit = held.credit
    reveals = f", reveals: {credit.reveals}" if credit.reveals else ""
    line = f"person: …, character: {credit.character}, episodes: [{', '.join(credit.episodes)}], kind: {credit.kind}"
    where = f"also in {', '.join(held.where)}" if held.where else "a name that is also a key, or another's here"
    return (
        f"held back: {held.name} ({where}). If it is one person, give them one key in people.yaml, write it in every "
        f"file, and add to the credits: {{ {line}{reveals}, sources: [{', '.join(credit.sources)}] }}"
    )
