"""The rows of the volume, table by table, in the order of their keys; bot/catalogue/rows.py says what each means."""

from __future__ import annotations

from itertools import groupby
from json import JSONEncoder
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from bot.catalogue.rows import as_json
from bot.imdb.source import LICENCE, PUBLISHER, SOURCE
from bot.imdb.wording import is_country, language_of, premise_of, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.catalogue.people import Entry
    from bot.imdb.engine import Engine, Row

OUTLET: Final = "channel not known"
"""The data sets name no channel and no service; these are the words that TVmaze's drafts have for it."""

_SOURCE: Final = as_json([SOURCE])
_NONE: Final = as_json([])
_LONGEST_TITLE: Final = 80
_LONGEST_NAME: Final = 100
_LONGEST_PERSON: Final = 80

_encode: Final = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""What `as_json` makes of a list, made once for millions."""

_SERIES: Final = """
    select series, slug, name, begun, ended, genres, mini, popularity, country, language
    from series left join home using (series) order by series
"""
_TITLES: Final = """
    select series, name, name = original as is_original, false as is_other, null as region, null as language,
        0 as turn, 0 as ordering
    from series
    union all select series, original, true, false, null, null, 1, 0 from series
    union all select series, name, is_original, is_other, region, language, 2, ordering from aka
    order by series, turn, ordering, name, region, language
"""
_SEASONS: Final = """
    select series, number, name from season
    union all select series, 1, null from series anti join season using (series)
    order by series, number
"""
_EPISODES: Final = "select series, position, season, number, name, runtime from episode order by series, position"
_PEOPLE: Final = "select person, key, name from person order by person"
_CHARACTERS: Final = "select distinct series, character, name, known from billed order by series, character"
_ENTRIES: Final = """
    select person, name, key, places from somebody join person using (person)
    order by popularity desc, open desc, person
"""
_CREDITS: Final = """
    select series, billing, person, character, kind, codes, 0, reveals, '["imdb"]' from billed order by series, billing
"""


def series_rows(engine: Engine) -> Iterator[Row]:
    """Each series; whether one that nobody has ended is still made, IMDb does not say."""
    for series, slug, name, begun, ended, _, mini, popularity, country, language in engine.rows(_SERIES):
        yield (
            series,
            slug,
            tidy(name, _LONGEST_TITLE) or slug,
            OUTLET,
            begun,
            popularity,
            "miniseries" if mini else "serial",
            "ended" if ended is not None else "unknown",
            as_json([country]) if is_country(country) else _NONE,
            as_json([language]) if language else _NONE,
            _NONE,
            _NONE,
            as_json({"imdb": slug}),
            slug,
        )


def premise_rows(engine: Engine) -> Iterator[Row]:
    """What is said of each series: a sentence of facts."""
    nothing = (None,) * 8
    for series, _, _, begun, ended, genres, mini, *_ in engine.rows(_SERIES):
        yield series, 0, "series", *nothing, premise_of(genres, begun, ended, mini=mini), 0, 0, _SOURCE, _NONE


def source_rows(engine: Engine, day: date) -> Iterator[Row]:
    """Where all of it is from."""
    told = day.isoformat()
    for series, slug, name, *_ in engine.rows(_SERIES):
        address = f"https://www.imdb.com/title/{slug}/"
        title = tidy(name, _LONGEST_TITLE) or slug
        yield series, SOURCE, title, PUBLISHER, address, "database", None, told, LICENCE, 0, 0


def title_rows(engine: Engine) -> Iterator[Row]:
    """Every title once, the one that is shown first."""
    for series, told in groupby(engine.rows(_TITLES), itemgetter(0)):
        seen: dict[str, None] = {}
        for _, name, is_original, is_other, region, language, turn, _ in told:
            text = tidy(name, _LONGEST_TITLE) or ("" if turn else "—")
            if text and (folded := text.casefold()) not in seen:
                nowhere = region is None and language is None and turn > 1
                kind = "original" if is_original else "alternative" if is_other or nowhere else "translated"
                yield series, len(seen), text, language_of(language, region), kind
                seen[folded] = None


def season_rows(engine: Engine) -> Iterator[Row]:
    """Every season; of a series without any, one of which nothing is known."""
    return ((series, number, name, 0, 0) for series, number, name in engine.rows(_SEASONS))


def episode_rows(engine: Engine) -> Iterator[Row]:
    """Every episode; its title is told to those who have watched it."""
    for series, position, season, number, name, runtime in engine.rows(_EPISODES):
        title = (tidy(name, _LONGEST_NAME) or None) if name else None
        yield series, 0, position, season, number, 0, title, 0, position, runtime


def person_rows(engine: Engine) -> Iterator[Row]:
    """Everybody who is credited."""
    for person, key, name in engine.rows(_PEOPLE):
        yield person, key, _encode([tidy(name, _LONGEST_PERSON) or key]), f'{{"imdb":"{key}"}}'


def character_rows(engine: Engine) -> Iterator[Row]:
    """The characters of the series at hand; their keys never reach a reader."""
    return ((series, number, str(number)) for series, number, _, _ in engine.rows(_CHARACTERS))


def name_rows(engine: Engine) -> Iterator[Row]:
    """What they are called, from the first episode in which anybody bears the name."""
    for series, number, name, known in engine.rows(_CHARACTERS):
        yield series, number, 0, tidy(name, _LONGEST_NAME) or "somebody not named", 0, known


def credit_rows(engine: Engine) -> Iterator[Row]:
    """Who plays them."""
    return engine.rows(_CREDITS)


def number_of_people(engine: Engine) -> int:
    """How many people there are; they are numbered from one."""
    ((people,),) = engine.rows("select count(*) from person")
    return int(people)


def entries(engine: Engine) -> Iterator[Entry]:
    """The people as they are found, the best known first."""
    for person, name, key, places in engine.rows(_ENTRIES):
        yield person, tidy(name, _LONGEST_PERSON) or key, places
