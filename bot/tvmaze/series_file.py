"""Turns a show of TVmaze into one of our series files, ready to be curated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from pydantic import ValidationError

from bot.catalogue.schema.parts import ExternalIds, Source, Statement
from bot.catalogue.schema.series_file import SeriesFile
from bot.catalogue.timelines import timeline_of
from bot.tvmaze.credits import Watched, billing_of
from bot.tvmaze.errors import ShowNotUsable
from bot.tvmaze.neighbours import Neighbours
from bot.tvmaze.notes import notes_on
from bot.tvmaze.numbering import numbering_of
from bot.tvmaze.outlets import EVERYWHERE, outlet_of_season, outlet_of_show
from bot.tvmaze.premise import premise_of
from bot.tvmaze.seasons import SOURCE, seasons_of
from bot.tvmaze.titles import language_of, titles_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.tvmaze.models import GuestCast, Show
    from bot.tvmaze.numbering import Numbering

LICENCE: Final = "CC BY-SA 4.0"
NO_COUNTRY: Final = "ZZ"
"""How ISO 3166's users write that a country is not known; every language has a name for it."""
_MOST_POPULAR: Final = 100


@dataclass(frozen=True, slots=True)
class Draft:
    """A series file that can be checked and built, and what its curator should look at."""

    file: SeriesFile
    notes: tuple[str, ...] = field(default=())


def draft_of(show: Show, guests: GuestCast, today: date, neighbours: Neighbours | None = None) -> Draft:
    """A show as a series file; raises ShowNotUsable for one that no file can hold.

    `today` is the day on which TVmaze was read. Summaries are not carried over.
    """
    neighbours = neighbours or Neighbours()
    slug = neighbours.slug_for(show)
    numbering = numbering_of(show)
    try:
        bare = _without_cast(show, slug, numbering, today)
        billing = billing_of(show.cast, guests, _watched(bare, numbering, today), neighbours.without(slug))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        message = f"our files cannot hold show {show.id} ({where}: {first['msg']}): write its file by hand"
        raise ShowNotUsable(message) from error
    file = bare.model_copy(update={"characters": billing.characters, "credits": billing.credits})
    return Draft(file, tuple(notes_on(show, file, numbering.left_out, billing.held)))


def _without_cast(show: Show, slug: str, numbering: Numbering, today: date) -> SeriesFile:
    seasons = tuple(seasons_of(show, numbering))
    if not seasons:
        message = f"TVmaze knows no season of “{show.name}” yet: import it again when one has been announced"
        raise ShowNotUsable(message)
    outlet = outlet_of_show(show)
    return SeriesFile(
        slug=slug,
        titles=tuple(titles_of(show)),
        format="serial",
        status="ended" if show.status == "Ended" else "running",
        countries=(NO_COUNTRY if outlet.region == EVERYWHERE else outlet.region,),
        languages=(language_of(show),),
        broadcasters=tuple(_outlets(show, "channel")),
        services=tuple(_outlets(show, "service")),
        popularity=max(0, min(show.weight, _MOST_POPULAR)),
        ids=_ids(show),
        premise=Statement(text=premise_of(show, today), sources=(SOURCE,)),
        sources={SOURCE: _source(show, today)},
        seasons=seasons,
    )


def _outlets(show: Show, kind: Literal["channel", "service"]) -> Iterator[str]:
    """The show's own first; where nothing is known, that stands as a service, for one of the two is needed."""
    outlets = [outlet_of_show(show), *(outlet_of_season(show, season.number) for season in show.seasons)]
    kinds = {"channel"} if kind == "channel" else {"service", "unknown"}
    yield from dict.fromkeys(outlet.name for outlet in outlets if outlet.kind in kinds)


def _ids(show: Show) -> ExternalIds:
    try:
        return ExternalIds(tvmaze=show.id, imdb=show.externals.imdb)
    except ValidationError:
        return ExternalIds(tvmaze=show.id)


def _source(show: Show, today: date) -> Source:
    return Source.model_validate(
        {
            "title": next(titles_of(show)).text,
            "publisher": "TVmaze",
            "address": f"https://www.tvmaze.com/shows/{show.id}",
            "kind": "database",
            "checked": today,
            "licence": LICENCE,
        }
    )


def _watched(file: SeriesFile, numbering: Numbering, today: date) -> Watched:
    begun = {entry.code.season for entry in numbering.listed if entry.airing.night and entry.airing.night <= today}
    codes = {entry.episode.id: entry.code for entry in numbering.listed}
    return Watched(codes, timeline_of(file), frozenset(begun or {file.seasons[0].number}))
