"""What the import makes of the data sets."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from bot.catalogue.places import imdb_volume
from bot.series.stories import PREMISE, Moment
from bot.spoilers import EVERYTHING, Horizon, Reader

from .making import title_key
from .world import BARE, HARBOUR, NOTHING_KNOWN, QUOTED, SOAP, SOAP_EPISODES, TWIN, YEARS

if TYPE_CHECKING:
    from pathlib import Path

    from bot.catalogue.reader import Catalogue
    from bot.series.models import Credit, Series

ALL = Reader(EVERYTHING)


async def read(shelf: Catalogue, number: int) -> Series:
    series = await shelf.series(title_key(number))
    assert series is not None
    return series


def cast(series: Series) -> dict[tuple[str, str], tuple[str, Moment, Credit]]:
    """Kind and moment of every credit, by person and character."""
    found: dict[tuple[str, str], tuple[str, Moment, Credit]] = {}
    for sealed in series.credits:
        (credit,) = ALL.opened([sealed])
        name = ALL.latest(series.characters[credit.character].names)
        found[credit.person.name, str(name)] = (credit.kind, sealed.reveals, credit)
    return found


async def test_a_series_stands_under_its_number_with_all_its_titles(shelf: Catalogue) -> None:
    series = await read(shelf, HARBOUR)

    assert series.listing.label == "Harbour Lights (channel not known, 2004)"
    assert [(title.text, title.language, title.kind) for title in series.titles] == [
        ("Harbour Lights", "und", "translated"),
        ("Luces del puerto", "und", "original"),
        ("항구의 불빛", "ko", "translated"),
        ("Harbor Lights", "en", "translated"),
        ("Lights (working)", "und", "alternative"),
    ]
    assert (series.listing.countries, series.status, series.format) == (("ES",), "ended", "serial")
    assert ALL.open(series.premise.text) == "A crime and drama series, shown from 2004 to 2010."


async def test_the_one_source_is_named_with_its_licence_and_its_day(shelf: Catalogue) -> None:
    (source,) = (await read(shelf, HARBOUR)).sources.values()

    assert (source.publisher, source.kind, source.checked.isoformat()) == ("IMDb’s data sets", "database", "2026-11-20")
    assert source.licence is not None
    assert "personal and non-commercial use only" in source.licence
    assert ALL.open(source.address) == "https://www.imdb.com/title/tt0000100/"


async def test_episodes_without_a_number_and_specials_are_left_out_and_doubles_told_once(shelf: Catalogue) -> None:
    series = await read(shelf, HARBOUR)

    assert [str(code) for code in series.timeline.codes] == ["S1E1", "S1E2", "S1E3", "S2E1", "S2E2"]
    assert [ALL.open(episode.title) for episode in series.episodes] == [
        *("The Pier", "The Hushed Bell", "A Hush at Last", "Hush Again", "Hush, the Killer")
    ]
    assert {episode.runtime for episode in series.episodes} == {44}


async def test_an_episode_title_is_told_to_those_who_have_watched_it(shelf: Catalogue) -> None:
    first, second, *_ = (await read(shelf, HARBOUR)).episodes
    reader = Reader(Horizon.at(first.moment))

    assert reader.open(first.title) == "The Pier"
    assert reader.open(second.title) is None


async def test_leading_are_those_of_the_series_who_are_there_from_the_first_episode(shelf: Catalogue) -> None:
    told = cast(await read(shelf, HARBOUR))

    assert [(*who, kind, moment.position) for who, (kind, moment, _) in told.items()] == [
        ("Ada Larkin", "Mara Quay", "main", 0),
        ("Edie Double", "Iris Bell", "main", 0),
        ("Edie Double", "Hush Bell", "main", 1),
        ("Finn Hushby", "The Hushed Neighbour", "main", 1),
        ("Cleo Hushman", "Hush, a Sailor", "recurring", 2),
        ("Ben Hushton", "Tom Hush", "recurring", 4),
        ("Dora Hushwell", "The Hushed Killer", "guest", 5),
    ]
    assert [moment.position for moment in told["Cleo Hushman", "Hush, a Sailor"][2].moments] == [2, 3]


async def test_a_name_is_known_no_sooner_than_whoever_bears_it(shelf: Catalogue) -> None:
    series = await read(shelf, HARBOUR)

    names = {ALL.open(name): name.reveals for each in series.characters.values() for name in each.names}
    assert names["Mara Quay"] == PREMISE
    assert names["The Hushed Killer"] == Moment(0, 5)


async def test_of_a_series_without_episodes_the_cast_is_known_all_the_same(shelf: Catalogue) -> None:
    series = await read(shelf, BARE)

    (season,) = series.seasons
    assert (season.number, season.episodes, season.has_cast) == (1, (), True)
    assert set(cast(series)) == {
        ('Pat "Patsy" O\'Hara', "Self"),
        ("Nell Nameless", "Self - Historian"),
        ("Ada Larkin", "somebody not named"),
    }
    assert ALL.open(series.premise.text) == "A documentary miniseries, first shown in 2019."


async def test_seasons_that_are_years_are_counted_and_called_by_their_year(shelf: Catalogue) -> None:
    series = await read(shelf, YEARS)

    assert [(season.number, ALL.open(season.title)) for season in series.seasons] == [(1, "2014"), (2, "2015")]
    assert [str(code) for code in series.timeline.codes] == ["S1E7", "S2E1"]
    assert ALL.open(series.premise.text) == "A talk show, first shown in 2014."


async def test_what_is_odd_in_a_text_is_made_plain(shelf: Catalogue) -> None:
    series = await read(shelf, QUOTED)
    (episode,) = series.episodes

    assert series.title == '"The Bold & |the "Brave" ＠everyone'
    title = ALL.open(episode.title)
    assert title is not None
    assert title.startswith('"Quoted" and |marked| very')
    assert len(title) <= 100
    assert ("Nell Nameless", '"Nick" \\ Name |') in cast(series)


async def test_a_row_of_nothing_is_a_series_that_nothing_is_known_of(shelf: Catalogue) -> None:
    series = await read(shelf, NOTHING_KNOWN)

    assert (series.listing.year, series.credits, series.listing.popularity) == (None, (), 0)
    assert ALL.open(series.premise.text) == "A series."


@pytest.mark.parametrize("number", [200, 801, 802, 900_000, 9_999])
async def test_what_is_no_series_for_us_is_not_there(shelf: Catalogue, number: int) -> None:
    assert await shelf.series(title_key(number)) is None


async def test_a_soap_is_counted_to_its_last_episode(shelf: Catalogue) -> None:
    series = await read(shelf, SOAP)

    assert len(series.episodes) == SOAP_EPISODES
    kinds = [kind for kind, _, _ in cast(series).values()]
    assert (kinds.count("main"), kinds.count("recurring")) == (8, 1_500)


async def test_what_is_curated_stands_above_the_best_known_of_the_world(shelf: Catalogue) -> None:
    known = [listing.slug for listing in (match.listing for match in shelf.titles.search(""))]

    assert known[:2] == ["the-twin", title_key(HARBOUR)]
    assert shelf.listings[title_key(TWIN)].slug == "the-twin"


async def test_a_series_that_a_curator_has_too_is_counted_once(shelf: Catalogue, catalogue_path: Path) -> None:
    ((imported,),) = rows(imdb_volume(catalogue_path), "select count(*) from series")

    assert await shelf.how_many() == imported
    assert (shelf.edition.series, shelf.edition.people) == (1, 2)


@pytest.mark.parametrize("typed", ["harbour li", "luces del puerto", "항구의 불빛", "harbor lights", "habour lights"])
async def test_it_is_found_by_any_of_its_titles(shelf: Catalogue, typed: str) -> None:
    assert shelf.titles.search(typed)[0].listing.slug == title_key(HARBOUR)


async def test_a_title_that_only_the_world_knows_finds_the_curated_twin(shelf: Catalogue) -> None:
    assert [match.listing.slug for match in shelf.titles.search("zwillinge")] == ["the-twin"]


def rows(path: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


def test_the_volume_is_sound(catalogue_path: Path) -> None:
    path = imdb_volume(catalogue_path)

    assert rows(path, "pragma integrity_check") == [("ok",)]
    assert rows(path, "pragma foreign_key_check") == []
    assert rows(path, "select count(*) from credit where codes = '[]'") == [(0,)]
    assert {
        name for (name,) in rows(path, "select name from sqlite_master where type = 'index' and sql is not null")
    } == {
        name
        for (name,) in rows(catalogue_path, "select name from sqlite_master where type = 'index' and sql is not null")
    }
