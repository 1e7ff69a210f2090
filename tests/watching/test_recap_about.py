"""A recap about one character, by a name that the asker may know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .club import alone, told_of

if TYPE_CHECKING:
    from .club import Club


async def suggested(club: Club, typed: str = "") -> list[str]:
    return list(await club.ada.suggestions("recap", "about", typed, series="id:harbour"))


async def test_only_names_that_one_may_know_are_suggested(club: Club) -> None:
    assert await suggested(club) == ["Ingrid", "The stranger", "Olav"]
    await club.watched(club.ada, "harbour", "S1E3")
    assert await suggested(club) == ["Ingrid", "Captain Ebony", "Olav"]
    await club.watched(club.ada, "harbour", "S2E2")
    assert await suggested(club) == ["Ingrid", "Captain Ebony", "Olav", "Jade Holm"]


@pytest.mark.parametrize(("typed", "names"), [("ing", ["Ingrid"]), ("STR", ["The stranger"]), ("eb", []), ("jade", [])])
async def test_typing_narrows_the_suggestions(club: Club, typed: str, names: list[str]) -> None:
    assert await suggested(club, typed) == names


async def test_without_a_series_no_names_are_suggested(club: Club) -> None:
    assert await club.ada.suggestions("recap", "about", "in") == {}


async def test_a_recap_about_somebody_tells_only_of_them(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1X1")
    names = await club.ada.suggestions("recap", "about", "ol", series="id:harbour")
    seen = await club.ada.slash("recap", series="id:harbour", about=names["Olav"])
    assert told_of("harbour", seen.text) == ["apricot", "avocado", "denim"]
    assert "about Olav" in seen.open


@pytest.mark.parametrize("typed", ["olav", "Olav", "OLAV"])
async def test_a_known_name_may_be_typed_by_hand(club: Club, typed: str) -> None:
    await club.watched(club.ada, "harbour", "S1E1")
    seen = await club.ada.slash("recap", series="id:harbour", about=typed)
    assert told_of("harbour", seen.open) == ["apricot", "avocado"]


async def test_a_character_is_called_what_the_asker_knows(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E2")
    before = await club.ada.slash("recap", series="id:harbour", about="the stranger", upto="S1E3")
    await club.watched(club.ada, "harbour", "S1E3")
    after = await club.ada.slash("recap", series="id:harbour", about="the stranger")
    assert "about The stranger" in before.open
    assert told_of("harbour", before.open) == ["bronze"]
    assert "about Captain Ebony" in after.open


async def test_whether_somebody_appears_is_covered_too(club: Club) -> None:
    """That there is no cover in an episode would tell that the character is not in it."""
    seen = await club.ada.slash("recap", series="id:harbour", about="olav", upto="S1E3")
    assert [told_of("harbour", cover) for cover in seen.covers] == [["apricot"], [], ["denim"], []]
    assert seen.covers[1] == "Nothing about them in this one."


@pytest.mark.parametrize("typed", ["Captain Ebony", "ebony", "Jade Holm", "Jade", "id:4", "p.jana-moe", "c.harbour.4"])
async def test_a_secret_name_is_as_unknown_as_any_other(club: Club, typed: str) -> None:
    secret = await club.ada.slash("recap", series="id:harbour", about=typed)
    nonsense = await club.ada.slash("recap", series="id:harbour", about="Nobody Atall")
    assert secret.private
    assert f"I do not know anybody called “{typed}”." in secret.open
    assert secret.open.replace(typed, "") == nonsense.open.replace("Nobody Atall", "")
    assert secret.buttons == nonsense.buttons


async def test_the_name_is_known_once_it_has_been_learned(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S2E2")
    seen = await club.ada.slash("recap", series="id:harbour", about="jade")
    assert told_of("harbour", seen.text) == ["garnet"]


async def test_suggestions_in_direct_messages_follow_the_member_as_well(club: Club) -> None:
    await club.watched(club.ada, "harbour", "S1E3")
    adas = await alone(club.ada).suggestions("recap", "about", "", series="id:harbour")
    bens = await alone(club.ben).suggestions("recap", "about", "", series="id:harbour")
    assert "Captain Ebony" in adas
    assert "The stranger" in bens
