"""What one asks for and has not watched yet is there, but covered, and one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reading import covered

from .club import told_of
from .test_recap import episodes

if TYPE_CHECKING:
    from .club import Club


async def test_what_lies_beyond_is_covered_by_episode_in_order(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E1")
    seen = await club.ada.slash("recap", series="harbour lights", upto="S1E3")
    assert episodes(seen) == ["S1E1", "S1E2", "S1X1", "S1E3"]
    assert told_of("harbour", seen.open) == ["amber", "apricot", "avocado"]
    assert [told_of("harbour", cover) for cover in seen.covers] == [["bronze", "burgundy"], ["denim"], ["ebony"]]


async def test_each_cover_stands_under_the_label_of_its_episode(club: Club) -> None:
    seen = await club.ada.slash("recap", series="harbour lights", upto="S1E2")
    (second,) = [text for text in seen.texts if text.startswith("**S1E2")]
    assert second.split("\n")[0] == "**S1E2 · Episode 2**", "its title is a spoiler too"
    assert len(covered(second)) == 1


async def test_never_more_than_was_asked_for(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E1")
    seen = await club.ada.slash("recap", series="harbour lights", upto="S1E2", length="full")
    assert told_of("harbour", seen.text) == ["amber", "apricot", "avocado", "aqua", "bronze", "burgundy"]


async def test_a_button_for_every_covered_episode_of_the_page(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E1")
    seen = await club.ada.slash("recap", series="harbour lights", upto="S2E3")
    assert [label for label in seen.pressable if label.startswith("Reveal")] == [
        f"Reveal {code} to me" for code in ("S1E2", "S1X1", "S1E3", "S2E1", "S2E2")
    ]
    turned = await club.ada.press(seen, "More")
    assert [label for label in turned.pressable if label.startswith("Reveal")] == ["Reveal S2E3 to me"]


async def test_a_reveal_opens_exactly_that_episode_and_privately(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E1")
    seen = await club.ada.slash("recap", series="harbour lights", upto="S1E3")
    revealed = await club.ada.press(seen, "Reveal S1X1 to me")
    assert revealed.private
    assert not revealed.edited
    assert told_of("harbour", revealed.text) == told_of("harbour", revealed.open) == ["denim"]
    assert "Uncovered for you alone, because you asked." in revealed.open
    assert list(revealed.buttons) == ["I've watched S1X1"]


async def test_a_reveal_notes_nothing_by_itself(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E1")
    seen = await club.ada.slash("recap", series="harbour lights", upto="S1E2")
    await club.ada.press(seen, "Reveal S1E2 to me")
    again = await club.ada.slash("recap", series="harbour lights")
    assert told_of("harbour", again.text) == ["amber", "apricot", "avocado"]


async def test_a_reveal_is_as_long_as_the_recap(club: Club) -> None:
    short = await club.ada.slash("recap", series="harbour lights", upto="S1E1", length="short")
    full = await club.ada.slash("recap", series="harbour lights", upto="S1E1", length="full")
    assert told_of("harbour", (await club.ada.press(short, "Reveal S1E1 to me")).open) == ["amber"]
    assert told_of("harbour", (await club.ada.press(full, "Reveal S1E1 to me")).open)[-1] == "aqua"


async def test_after_reading_one_says_that_one_has_watched_it(club: Club) -> None:
    seen = await club.ada.slash("recap", series="harbour lights", upto="S1E2", length="short")
    noted = await club.ada.press(seen, "I've watched S1E2")
    again = await club.ada.slash("recap", series="harbour lights", length="short")
    assert noted.private
    assert "You have watched up to S1E2." in noted.open
    assert told_of("harbour", again.open) == ["amber", "bronze"]


async def test_the_revealed_episode_may_be_noted_where_it_was_revealed(club: Club) -> None:
    seen = await club.ada.slash("recap", series="harbour lights", upto="S1E3")
    revealed = await club.ada.press(seen, "Reveal S1E2 to me")
    noted = await club.ada.press(revealed, "I've watched S1E2")
    assert "You have watched up to S1E2." in noted.open


async def test_sixty_covered_episodes_are_all_there(club: Club) -> None:
    seen = await club.ada.slash("recap", series="id:road", upto="finished")
    covers, reveals = list(seen.covers), [label for label in seen.pressable if label.startswith("Reveal")]
    while "More" in seen.pressable:
        seen = await club.ada.press(seen, "More")
        covers += seen.covers
        reveals += [label for label in seen.pressable if label.startswith("Reveal")]
        assert "Stone" not in seen.open
    codes = [(season, number) for season in (1, 2) for number in range(1, 31)]
    assert covers == [f"Stone {season}-{number} is passed." for season, number in codes]
    assert reveals == [f"Reveal S{season}E{number} to me" for season, number in codes]


async def test_reveals_outlive_a_restart(club: Club) -> None:
    seen = await club.ada.slash("recap", series="harbour lights", upto="S1E2")
    await club.world.restart()
    assert told_of("harbour", (await club.ada.press(seen, "Reveal S1E2 to me")).open) == ["bronze", "burgundy"]
