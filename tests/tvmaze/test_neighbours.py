"""The right slug for the right show."""

from __future__ import annotations

import pytest

from bot.catalogue.schema.parts import ExternalIds
from bot.series.naming import slug_of
from bot.tvmaze.neighbours import Neighbours

from .making import read
from .pages import show

SHOW = show(7, "Innocent", externals={"imdb": "tt9900001"})


@pytest.mark.parametrize(
    ("known", "slug"),
    [
        ({}, "innocent"),
        ({"innocent": ExternalIds()}, "innocent"),
        ({"innocent": ExternalIds(tvmaze=7)}, "innocent"),
        ({"innocent": ExternalIds(tvmaze=8)}, "innocent-2018"),
        ({"innocent": ExternalIds(imdb="tt9900002")}, "innocent-2018"),
        ({"innocent": ExternalIds(tvmaze=8), "innocent-2018": ExternalIds(tvmaze=9)}, "innocent-7"),
        ({"not-guilty": ExternalIds(tvmaze=7)}, "not-guilty"),
        ({"not-guilty": ExternalIds(imdb="tt9900001")}, "not-guilty"),
        ({"innocent": ExternalIds(tvmaze=8, imdb="tt9900001")}, "innocent-2018"),
    ],
)
def test_a_show_keeps_its_file_and_takes_no_other_shows(known: dict[str, ExternalIds], slug: str) -> None:
    assert Neighbours(known).slug_for(read(SHOW)) == slug


def test_a_merged_show_keeps_the_file_it_had() -> None:
    merged = read(SHOW).model_copy(update={"merged_from": 3})

    assert Neighbours({"innocent-2018": ExternalIds(tvmaze=3)}).slug_for(merged) == "innocent-2018"


def test_a_long_name_leaves_room_for_what_tells_it_apart() -> None:
    name = "The Very Long and Winding Story of a Ferry on a River"
    slug = Neighbours({slug_of(name): ExternalIds(tvmaze=8)}).slug_for(read(show(7, name)))

    assert slug.endswith("-2018")
    assert len(slug) <= 40
