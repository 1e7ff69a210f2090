"""The list of what one has watched, and the menus by which one says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .club import menus, pick, told_of
from .library import LONGEST_TITLE, SHELF

if TYPE_CHECKING:
    from tests.reading import Seen

    from .club import Club

SEASONS, EPISODES = "Season", "The last episode you have watched"


def labels(seen: Seen, menu: str) -> list[object]:
    return [option["label"] for option in menus(seen)[menu]]


async def test_a_list_of_nothing_says_what_to_do(club: Club) -> None:
    seen = await club.ada.slash("progress list")
    assert seen.private
    assert "Nothing yet. Say /progress set and choose a series." in seen.open.replace("`", "")


async def test_the_list_names_every_series_and_how_far(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E2")
    await club.watched(club.ada, "verdict", "S2E1")
    await club.watched(club.ada, "verdict", "S1E1")
    await club.watched(club.ben, "tide", "S1E1")
    seen = await club.ada.slash("progress list")
    lines = seen.open.splitlines()
    (verdict,) = [line for line in lines if "Verdict (Channel One, 2018)" in line]
    assert "**Harbour Lights (NRX, 2024)** · You have watched up to S1E2." in lines
    assert "S1E1" in verdict
    assert "S2E1" in verdict
    assert "Tide" not in seen.open


async def test_a_season_of_thirty_offers_the_first_25_to_a_newcomer(club: Club) -> None:
    seen = await club.ada.slash("progress set", series="id:road")
    offered = labels(seen, EPISODES)
    assert len(offered) == 25
    assert offered[0] == "S1E1 · Episode 1"


async def test_the_end_of_a_long_season_is_two_choices_away(club: Club) -> None:
    first = await club.ada.slash("progress set", series="id:road")
    second = await pick(club.ada, first, "S1E25 · Episode 25")
    last = await pick(club.ada, second, "S1E30 · Episode 30")
    assert "You have watched up to S1E30." in last.open
    assert len(labels(second, EPISODES)) == len(labels(last, EPISODES)) == 25
    assert labels(last, EPISODES)[-1] == "S1E30 · Episode 30"


async def test_choosing_a_season_shows_its_episodes_and_notes_nothing(club: Club) -> None:
    first = await club.ada.slash("progress set", series="id:harbour")
    second = await pick(club.ada, first, "Season 2")
    assert "You have not told me how far you have watched." in second.open
    assert labels(second, EPISODES) == ["S2E1 · Episode 1", "S2E2 · Episode 2", "S2E3 · Episode 3"]
    third = await pick(club.ada, second, "S2E2 · Episode 2")
    assert "You have watched up to S2E2." in third.open


async def test_menus_tell_titles_only_to_whoever_may_know_them(club: Club) -> None:
    newcomer = await club.ada.slash("progress set", series="id:harbour")
    viewer = await club.watched(club.ben, "harbour", "S1E3")
    assert labels(newcomer, SEASONS) == ["Season 1", "Season 2"]
    assert labels(newcomer, EPISODES)[1] == "S1E2 · Episode 2"
    assert labels(viewer, SEASONS) == ["Season 1", "Season 2: After the Flood"]
    assert labels(viewer, EPISODES)[1] == "S1E2 · The Bronze Chain"
    assert told_of("harbour", str(newcomer.components)) == []


async def test_specials_stand_where_they_are_watched(club: Club) -> None:
    seen = await club.ada.slash("progress set", series="id:harbour")
    assert [str(label).split(" ")[0] for label in labels(seen, EPISODES)] == ["S1E1", "S1E2", "S1X1", "S1E3"]


async def test_the_menu_marks_what_one_has_watched_last(club: Club) -> None:
    seen = await club.watched(club.ada, "harbour", "S1X1")
    assert [option.label for option in seen.options if option.chosen] == ["Season 1", "S1X1 · Interlude"]


async def test_a_season_with_a_very_long_title_can_be_chosen(club: Club) -> None:
    seen = await club.ada.slash("progress set", series="id:road")
    assert all(len(str(label)) <= 100 for label in labels(seen, SEASONS))
    assert len(f"Season 2: {LONGEST_TITLE}") > 100
    assert "S2E1 · Episode 1" in labels(await pick(club.ada, seen, "Season 2"), EPISODES)


async def test_a_long_list_has_pages(club: Club) -> None:
    await club.noted(club.ada, SHELF)
    seen = await club.ada.slash("progress list")
    rest = await club.ada.press(seen, "More")
    named = [slug for slug in SHELF if slug.replace("-", " ").title() in seen.open + rest.open]
    assert rest.edited
    assert named == list(SHELF)
