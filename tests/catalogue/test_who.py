"""Finding actors and characters, and only by names that the audience may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalogue.identity import Identities
from bot.catalogue.who import Name, NameIndex, Names
from bot.series.stories import PREMISE, Moment
from bot.spoilers import NOTHING, Horizon

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.catalogue.reader import Catalogue

EVERYTHING = Horizon.at(Moment(0, 9))
ADA = Name("c.the-lamp.0", "Ada", (("the-lamp", PREMISE),))
ADA_MARSH = Name("c.the-lamp.0", "Ada Marsh", (("the-lamp", Moment(0, 2)),))
THE_LAMPLIGHTER = Name("c.the-lamp.1", "The Lamplighter", (("the-lamp", Moment(0, 3)),))
JO_FIELD = Name("p.jo-field", "Jo Field", (("the-lamp", Moment(0, 3)), ("the-buoy", PREMISE)))
INDEX = NameIndex([ADA, ADA_MARSH, THE_LAMPLIGHTER, JO_FIELD])


def texts(found: list[Name]) -> list[str]:
    return [name.text for name in found]


def has_watched(**horizons: Horizon) -> Callable[[str], Horizon]:
    """An audience that has come so far in some series; of others it has watched nothing."""
    known = {slug.replace("_", "-"): horizon for slug, horizon in horizons.items()}
    return lambda slug: known.get(slug, NOTHING)


@pytest.mark.parametrize("typed", ["the lamplighter", "lampl", "The L", "lamplihgter", "LAMPLIGHTER"])
def test_a_name_is_found_once_it_is_known_and_not_before(typed: str) -> None:
    assert texts(INDEX.search(typed, has_watched())) == []
    assert texts(INDEX.search(typed, has_watched(the_lamp=Horizon.at(Moment(0, 2))))) == []
    assert texts(INDEX.search(typed, has_watched(the_lamp=Horizon.at(Moment(0, 3))))) == ["The Lamplighter"]


def test_somebody_is_shown_once_by_a_name_that_is_known() -> None:
    assert texts(INDEX.search("ada", has_watched())) == ["Ada"]
    assert texts(INDEX.search("ada ma", has_watched())) == []
    assert texts(INDEX.search("ada ma", has_watched(the_lamp=EVERYTHING))) == ["Ada Marsh"]


def test_an_actor_is_known_from_any_of_their_series() -> None:
    assert texts(INDEX.search("field", has_watched())) == ["Jo Field"]
    assert texts(NameIndex([THE_LAMPLIGHTER]).search("lamp", has_watched(the_buoy=EVERYTHING))) == []


def test_having_watched_another_series_or_story_tells_nothing() -> None:
    second = Name("c.two.1", "Sally", (("two", Moment(2, 1)),))

    assert NameIndex([second]).search("sally", has_watched(two=Horizon.at(Moment(1, 99)))) == []
    assert NameIndex([second]).nearest("sally", has_watched(two=Horizon.at(Moment(1, 99)))) == []
    assert NameIndex([second]).search("sally", has_watched(two=Horizon.at(Moment(2, 1)))) == [second]


def test_the_nearest_names_are_known_ones_too() -> None:
    assert texts(INDEX.nearest("lamplighter", has_watched())) == ["Ada", "Jo Field"]
    assert texts(INDEX.nearest("lamplighter", has_watched(the_lamp=EVERYTHING)))[0] == "The Lamplighter"


def test_no_more_than_what_fits_is_offered() -> None:
    assert len(INDEX.search("", has_watched(the_lamp=EVERYTHING), limit=2)) == 2
    assert NameIndex(()).search("ada", has_watched()) == []
    assert NameIndex(()).nearest("ada", has_watched()) == []


def test_somebody_whom_two_volumes_have_is_offered_once_with_all_they_are_known_from() -> None:
    added = Name("p.jo-field", "Jo Field", (("the-quay", PREMISE),))
    names = Names([INDEX, NameIndex([added])], frozenset(), Identities({}))

    for found in (names.search("jo field", has_watched()), names.nearest("jo feld", has_watched(), limit=1)):
        assert found == [Name("p.jo-field", "Jo Field", (*JO_FIELD.where, *added.where))]


over_the_shipped = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def entries(index: Names) -> list[Name]:
    return [entry.name for names in index._volumes for entry in names._entries]


horizons = st.lists(st.builds(Moment, st.integers(0, 4), st.integers(0, 30)), max_size=3).map(Horizon.furthest)


@over_the_shipped
@given(data=st.data())
def test_no_shipped_name_is_returned_before_it_is_known(shelf: Catalogue, data: st.DataObject) -> None:
    watched = data.draw(st.dictionaries(st.sampled_from(list(shelf.listings)), horizons))
    aimed_at = data.draw(st.sampled_from(entries(shelf.names)))
    typed = data.draw(st.just(aimed_at.text) | st.text(max_size=3) | st.just(aimed_at.text[:4]))

    def horizon_of(slug: str) -> Horizon:
        return watched.get(slug, NOTHING)

    for name in [
        *shelf.names.search(typed, horizon_of, limit=9999),
        *shelf.names.nearest(typed, horizon_of, limit=9999),
    ]:
        assert any(at.position == 0 or come_as_far(horizon_of(slug), at) for slug, at in name.where), name


def come_as_far(horizon: Horizon, at: Moment) -> bool:
    return any(reached.story == at.story and reached.position >= at.position for reached in horizon.reached)


@over_the_shipped
@given(data=st.data())
def test_every_shipped_name_is_found_by_those_who_know_it(shelf: Catalogue, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(entries(shelf.names)))

    found = shelf.names.search(name.text, lambda _: Horizon.furthest(at for _, at in name.where), limit=9999)

    assert name.target in {match.target for match in found}


@over_the_shipped
@given(typed=st.text(max_size=40))
def test_whatever_is_typed_something_can_be_answered(shelf: tuple[NameIndex, tuple[str, ...]], typed: str) -> None:
    assert len(shelf.names.search(typed, lambda _: NOTHING)) <= 25
    assert len(shelf.names.nearest(typed, lambda _: NOTHING)) <= 3
