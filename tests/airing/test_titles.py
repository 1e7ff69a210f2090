"""Titles are shown to those who have come that far, and to nobody else: not covered, not in menus, not in files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.commands.promises import SECRET
from tests.watching.club import alone

if TYPE_CHECKING:
    from tests.watching.club import Club


async def test_a_channel_that_has_watched_nothing_reads_no_later_title(club: Club) -> None:
    seen = await club.ada.slash("airs", series="beacon", season=2)
    assert "**S2E1 · Episode 1**" in seen.text
    assert "**S2X1 · Special**" in seen.text
    assert seen.covers == []
    assert SECRET not in str(seen.components).casefold()
    assert "amber" not in str(seen.components).casefold()


async def test_a_channel_reads_titles_up_to_where_it_has_come(club: Club) -> None:
    await club.told(club.general, "S2E1", "beacon")
    seen = await club.ada.slash("airs", series="beacon", season=2)
    assert "**S2E1 · The amber key**" in seen.text
    assert "**S2E2 · Episode 2**" in seen.text
    assert "up to S2E1" in seen.text


async def test_members_read_their_own_titles_where_only_they_read(club: Club) -> None:
    await club.watched(club.ada, "beacon", "S2E1")
    assert "amber" not in (await club.ada.slash("airs", series="beacon", season=2)).text
    assert "amber" in (await alone(club.ada).slash("airs", series="beacon", season=2)).text


async def test_one_story_of_an_anthology_tells_nothing_of_another(club: Club) -> None:
    await club.watched(club.ada, "verdicts", "S1E2")
    ada = alone(club.ada)
    assert "S1E2 · The amber coat" in (await ada.slash("airs", series="verdicts", season=1)).text
    coming = await ada.slash("airs", series="verdicts")
    assert "**S2E1 · Episode 1**" in coming.text
    assert "aired nightly, 17–18 Nov 2025, Channel One" in coming.text


async def test_whoever_presses_in_anothers_message_reads_their_own(club: Club) -> None:
    await club.watched(club.ben, "beacon", "S2E1")
    seen = await club.ada.slash("airs", series="beacon")
    turned = await club.ben.choose(seen, "Season 2")
    assert turned.private
    assert "amber" in turned.text


async def test_titles_full_of_markup_are_shown_as_they_are(club: Club) -> None:
    seen = await club.ada.slash("airs", series="id:markup")
    assert "## *Stars*; a, b\\c `tick` [Link](x) · when it airs" in seen.open
    assert "S1E1 · # Not; a, heading \\ END:VEVENT" in seen.open
    assert "Season 1: 1. First_ part · Chaîne; `A|B`, *C*, France" in seen.open
