"""Every shipped title is found, however it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.catalogue.titles import Fit, Rank

from .typing_errors import loosely_typed, with_one_slip, without_article, without_punctuation

if TYPE_CHECKING:
    from bot.catalogue.finding import Titles


# The fixtures never change what they hold.
over_the_shipped = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def found(titles: Titles, typed: str) -> list[str]:
    return [match.listing.slug for match in titles.search(typed)]


@over_the_shipped
@given(data=st.data())
def test_any_title_however_it_is_written_is_among_the_first_three(
    titles: Titles, every_title: tuple[tuple[str, str], ...], data: st.DataObject
) -> None:
    slug, title = data.draw(st.sampled_from(every_title))
    typed = data.draw(loosely_typed(title))

    assert slug in found(titles, typed)[:3]


@over_the_shipped
@given(data=st.data())
def test_any_title_with_one_slip_is_among_the_first_five(
    titles: Titles, every_title: tuple[tuple[str, str], ...], data: st.DataObject
) -> None:
    slug, title = data.draw(st.sampled_from(every_title))
    typed = data.draw(with_one_slip(without_article(without_punctuation(title))))  # for those: see above
    matches = titles.search(typed)
    assume(len(typed.strip()) >= 4)
    assume(not (matches and matches[0].rank < Rank(0, Fit.BEGINNING, other=False)))  # “Office US” is no slip for “UK”

    assert slug in [match.listing.slug for match in matches[:5]]


@over_the_shipped
@given(typed=st.text(max_size=40))
def test_whatever_is_typed_something_can_be_answered(titles: Titles, typed: str) -> None:
    matches = titles.search(typed)

    assert len({match.listing.slug for match in matches}) == len(matches) <= 25
    assert len(titles.nearest(typed)) <= 3
