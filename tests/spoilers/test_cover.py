"""Readers open what they may read, in the order in which it is learned; the rest is covered or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.series.revealing import Revealing
from bot.series.stories import PREMISE, Moment
from bot.spoilers import NOTHING, Horizon, Reader, cover

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMES = (
    Revealing("a keeper", PREMISE),
    Revealing("Ada", Moment(0, 1)),
    Revealing("Ada Marsh", Moment(0, 3)),
)


def who_has_watched(position: int, asked: int = 0) -> Reader:
    """A reader of the only story, who asks up to `asked`."""
    return Reader(Horizon.at(Moment(0, position)), Horizon.at(Moment(0, asked)))


def test_a_reader_opens_what_has_been_passed_and_nothing_else() -> None:
    assert who_has_watched(3).open(NAMES[2]) == "Ada Marsh"
    assert who_has_watched(2).open(NAMES[2]) is None
    assert Reader().open(NAMES[0]) == "a keeper"
    assert Reader().open(None) is None


def test_asking_opens_nothing() -> None:
    assert who_has_watched(0, asked=9).open(NAMES[1]) is None


def test_somebody_is_called_by_the_latest_name_that_is_known() -> None:
    assert [who_has_watched(position).latest(NAMES) for position in range(5)] == [
        "a keeper",
        "Ada",
        "Ada",
        "Ada Marsh",
        "Ada Marsh",
    ]


def test_somebody_without_a_known_name_has_none() -> None:
    assert Reader().latest(NAMES[1:]) is None
    assert Reader().latest(()) is None


def test_all_names_that_are_known_are_told_in_order() -> None:
    assert who_has_watched(2).opened(NAMES) == ["a keeper", "Ada"]


def test_having_watched_one_story_of_an_anthology_opens_nothing_of_the_other() -> None:
    second = Reader(Horizon.at(Moment(2, 99)))

    assert second.open(Revealing("He did it", Moment(1, 1))) is None
    assert second.open(Revealing("A man comes home", Moment(1, 0))) == "A man comes home"


def told(reader: Reader) -> Iterable[str]:
    return reader.opened(NAMES)


def test_what_was_asked_for_and_not_watched_is_told_to_that_moment_behind_a_cover() -> None:
    covered = who_has_watched(0, asked=3).covered(Moment(0, 1), told)

    assert covered == cover(["a keeper", "Ada"])
    assert "Ada Marsh" not in covered


def test_what_was_watched_needs_no_cover_and_what_was_not_asked_for_gets_none() -> None:
    assert who_has_watched(2, asked=3).covered(Moment(0, 1), told) == ""
    assert who_has_watched(0, asked=1).covered(Moment(0, 3), told) == ""
    assert Reader(NOTHING, NOTHING).covered(Moment(0, 1), told) == ""


def test_a_cover_of_nothing_is_nothing() -> None:
    assert cover([]) == ""
    assert cover([""]) == ""
    assert cover([" \n\u200b "]) == ""
    assert who_has_watched(0, asked=3).covered(Moment(0, 1), lambda _: []) == ""
