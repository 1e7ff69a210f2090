"""Suggestions are seen by whoever types alone, follow what they have watched, and never hold a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .club import told_of

if TYPE_CHECKING:
    from .club import Club

BOXES = [
    ("recap", "upto", {"series": "id:harbour"}),
    ("recap", "about", {"series": "id:harbour"}),
    ("progress set", "episode", {"series": "id:harbour"}),
    ("cast", "season", {"series": "id:harbour"}),
    ("cast", "series", {}),
    ("who", "name", {}),
    ("series", "name", {}),
]


@pytest.mark.parametrize(("command", "box", "filled"), BOXES, ids=str)
async def test_no_suggestion_tells_a_newcomer_anything(
    club: Club, command: str, box: str, filled: dict[str, str]
) -> None:
    await club.told(club.general, "everything")
    await club.watched(club.ben, "harbour", "finished")
    shown = {}
    for typed in ("", "s", "e", "b", "j", "the", "captain", "jade", "jana", "2"):
        shown |= await club.ada.suggestions(command, box, typed, **filled)
    said = f"{shown}".replace("'id:harbour'", "")
    assert shown
    assert told_of("harbour", said) == []
    assert not any(secret in said for secret in ("Jade", "Jana", "Ebony", "Bronze", "Flood"))


async def test_episodes_are_suggested_from_where_one_has_come_to(club: Club) -> None:
    newcomer = await club.ada.suggestions("recap", "upto", "", series="id:harbour")
    await club.watched(club.ada, "harbour", "S1E3")
    viewer = await club.ada.suggestions("recap", "upto", "", series="id:harbour")
    assert list(newcomer)[:2] == ["S1E1 · Arrivals", "S1E2 · Episode 2"]
    assert list(viewer)[:2] == ["S1E3 · Departures", "S2E1 · Episode 1"]
    assert "S1E2 · The Bronze Chain" in viewer


async def test_sixty_episodes_are_suggested_25_at_a_time(club: Club) -> None:
    await club.watched(club.ada, "road", "S1E28")
    shown = await club.ada.suggestions("progress set", "episode", "", series="id:road")
    assert len(shown) == 25
    assert list(shown)[:3] == ["finished", "S1E28 · Episode 28", "S1E29 · Episode 29"]


@pytest.mark.parametrize("typed", ["2x17", "s2e17", "season 2 episode 17", "S2 E17"])
async def test_an_episode_is_suggested_however_it_is_typed(club: Club, typed: str) -> None:
    shown = await club.ada.suggestions("recap", "upto", typed, series="the long road")
    assert shown == {"S2E17 · Episode 17": "S2E17"}


async def test_titles_that_are_spoilers_cannot_be_searched_for(club: Club) -> None:
    assert await club.ada.suggestions("recap", "upto", "bronze", series="id:harbour") == {}
    await club.watched(club.ada, "harbour", "S1E2")
    assert await club.ada.suggestions("recap", "upto", "bronze", series="id:harbour") == {
        "S1E2 · The Bronze Chain": "S1E2"
    }


async def test_moderators_are_suggested_the_words_as_well(club: Club) -> None:
    with_series = await club.mo.suggestions("spoilers", "upto", "", series="id:tide")
    without = await club.mo.suggestions("spoilers", "upto", "")
    assert list(with_series) == [
        "nothing", "everything", "not set", "S1E1 · Episode 1", "S1E2 · Episode 2", "S1E3 · Episode 3"
    ]  # fmt: skip
    assert list(without) == ["nothing", "everything", "not set"]


async def test_a_suggestion_is_understood_when_it_is_chosen(club: Club) -> None:
    shown = await club.ada.suggestions("progress set", "episode", "fin", series="id:tide")
    seen = await club.ada.slash("progress set", series="id:tide", episode=shown["finished"])
    assert "You have watched up to S1E3." in seen.open


async def test_names_follow_the_asker_and_not_the_channel(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S2E2")
    assert "Jade Holm · Harbour Lights (NRX, 2024)" in await club.ada.suggestions("who", "name", "jade")
    assert await club.ben.suggestions("who", "name", "jade") == {}


async def test_seasons_are_suggested_by_titles_one_may_know(club: Club) -> None:
    await club.watched(club.ben, "harbour", "S1E3")
    assert list(await club.ada.suggestions("cast", "season", "2", series="id:harbour")) == ["Season 2"]
    assert list(await club.ben.suggestions("cast", "season", "2", series="id:harbour")) == ["Season 2: After the Flood"]
