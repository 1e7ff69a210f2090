"""What happened so far: as far as one has watched, if one says no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .club import told_of

if TYPE_CHECKING:
    from tests.reading import Seen

    from .club import Club


def episodes(seen: Seen) -> list[str]:
    """The episodes that a recap tells of, in the order in which it does."""
    return [text.split("\n")[0].strip("*").split(" ")[0] for text in seen.texts if text.startswith("**S")]


async def test_whoever_has_watched_nothing_gets_the_premise_and_a_hint(club: Club) -> None:
    seen = await club.ada.slash("recap", series="harbour lights")
    assert seen.private
    assert "A lamp goes out, and a harbour keeps a secret." in seen.open
    assert "Tell me how far you have watched with" in seen.open
    assert told_of("harbour", seen.text) == []
    assert seen.buttons == {}


async def test_a_recap_goes_as_far_as_one_has_watched_and_no_further(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E2")
    seen = await club.ada.slash("recap", series="harbour lights", length="full")
    assert told_of("harbour", seen.open) == ["amber", "apricot", "avocado", "aqua", "bronze", "burgundy"]
    assert told_of("harbour", seen.text) == told_of("harbour", seen.open)
    assert "Up to S1E2" in seen.open
    assert seen.covers == []


@pytest.mark.parametrize(
    ("length", "told"),
    [
        ("short", ["amber", "bronze", "ebony", "fuchsia", "garnet", "hazel"]),
        (
            "normal",
            ["amber", "apricot", "avocado", "bronze", "burgundy", "denim", "ebony", "fuchsia", "garnet", "hazel"],
        ),
        (
            "full",
            [
                "amber",
                "apricot",
                "avocado",
                "aqua",
                "bronze",
                "burgundy",
                "denim",
                "ebony",
                "fuchsia",
                "garnet",
                "hazel",
                "indigo",
            ],
        ),
    ],
)
async def test_how_much_a_recap_tells(club: Club, length: str, told: list[str]) -> None:
    await club.watched(club.ada, "harbour", "finished")
    seen = await club.ada.slash("recap", series="harbour lights", length=length)
    rest = await club.ada.press(seen, "More") if "More" in seen.pressable else None
    assert told_of("harbour", seen.open + (rest.open if rest else "")) == told


async def test_a_recap_is_normal_if_nothing_else_is_said(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E1")
    seen = await club.ada.slash("recap", series="harbour lights")
    assert told_of("harbour", seen.open) == ["amber", "apricot", "avocado"]


async def test_where_sources_disagree_it_is_said(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E1")
    seen = await club.ada.slash("recap", series="harbour lights")
    assert (
        "- Olav lies about an apricot coat.\n-# Sources disagree: A reviewer says that the coat was avocado."
        in seen.text
    )


async def test_episodes_and_specials_are_told_in_watching_order(club: Club) -> None:
    await club.watched(club.ada, "harbour", "finished")
    seen = await club.ada.slash("recap", series="harbour lights")
    assert episodes(seen) == ["S1E1", "S1E2", "S1X1", "S1E3", "S2E1", "S2E2"]
    assert episodes(await club.ada.press(seen, "More")) == ["S2E3"]


async def test_a_special_that_has_not_been_watched_is_not_told(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E2")
    before = await club.ada.slash("recap", series="harbour lights")
    await club.ada.slash("progress next", series="id:harbour")
    after = await club.ada.slash("recap", series="harbour lights")
    assert "denim" not in before.text
    assert "denim" in after.open
    assert told_of("harbour", after.text)[-1] == "denim"


async def test_less_than_one_has_watched_may_be_asked_for(club: Club) -> None:
    await club.watched(club.ada, "harbour", "finished")
    seen = await club.ada.slash("recap", series="harbour lights", upto="1x01", length="short")
    assert told_of("harbour", seen.text) == ["amber"]


async def test_the_button_under_progress_tells_what_happened(club: Club) -> None:
    shown = await club.watched(club.ada, "harbour", "S1E1")
    seen = await club.ada.press(shown, "What happened so far?")
    assert seen.private
    assert told_of("harbour", seen.text) == ["amber", "apricot", "avocado"]


async def test_a_wrong_episode_is_told_privately_with_an_example(club: Club) -> None:
    seen = await club.ada.slash("recap", series="harbour lights", upto="S9E9")
    assert seen.private
    assert "“S9E9” is no episode of Harbour Lights." in seen.open
    assert "Write it like S1E1" in seen.open


async def test_an_unknown_series_is_told_privately(club: Club) -> None:
    seen = await club.ada.slash("recap", series="zzzzzzzz")
    assert seen.private
    assert "I do not know a series called" in seen.open


async def test_a_recap_of_sixty_episodes_loses_none(club: Club) -> None:
    await club.watched(club.ada, "road", "S2E30")
    seen = await club.ada.slash("recap", series="id:road")
    told = episodes(seen)
    while "More" in seen.pressable:
        seen = await club.ada.press(seen, "More")
        assert seen.edited
        told += episodes(seen)
    assert told == [f"S{season}E{number}" for season in (1, 2) for number in range(1, 31)]


async def test_pages_turn_back_and_survive_further_watching(club: Club) -> None:
    """A recap that was asked for up to S1E10 stays one, whatever is watched between two pages."""
    await club.watched(club.ada, "road", "S1E10")
    first = await club.ada.slash("recap", series="id:road")
    await club.watched(club.ada, "road", "S2E30")
    second = await club.ada.press(first, "More")
    assert "Up to S1E10" in second.open
    assert episodes(second)[-1] == "S1E10"
    assert "More" not in second.pressable
    assert episodes(await club.ada.press(second, "Back")) == episodes(first)
