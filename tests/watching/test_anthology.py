"""Each season of an anthology is a story of its own: having watched one tells nothing of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .club import told_of

if TYPE_CHECKING:
    from .club import Club


@pytest.mark.parametrize(
    ("watched", "told", "other"),
    [("S2E2", ["olive", "pepper"], "S1E2"), ("S1E2", ["maple", "nutmeg"], "S2E2")],
)
async def test_one_season_tells_nothing_of_the_other(club: Club, watched: str, told: list[str], other: str) -> None:
    await club.watched(club.ada, "verdict", watched)
    own = await club.ada.slash("recap", series="verdict")
    asked = await club.ada.slash("recap", series="verdict", upto=other)
    assert told_of("verdict", own.text) == told
    assert told_of("verdict", asked.open) == []
    assert told_of("verdict", asked.text) == [
        word for word in ("maple", "nutmeg", "olive", "pepper") if word not in told
    ]


@pytest.mark.parametrize(("watched", "told"), [("S2E2", "pepper"), ("S1E2", "nutmeg")])
async def test_a_cast_grows_with_its_own_season_only(club: Club, watched: str, told: str) -> None:
    await club.watched(club.ada, "verdict", watched)
    casts = [await club.ada.slash("cast", series="id:verdict", season=season) for season in (1, 2)]
    privately = [await club.ada.press(await club.ada.press(cast, "About the series"), "Cast") for cast in casts]
    assert told_of("verdict", "".join(cast.open for cast in casts)) == [], "a channel is told nothing"
    assert told_of("verdict", (await club.ada.slash("recap", series="verdict")).open)[-1] == told
    assert all(seen.private for seen in privately)


async def test_both_seasons_may_be_noted_side_by_side(club: Club) -> None:
    await club.watched(club.ada, "verdict", "S2E1")
    seen = await club.watched(club.ada, "verdict", "S1E1")
    later = await club.ada.slash("recap", series="verdict", upto="S2E2")
    earlier = await club.ada.slash("recap", series="verdict", upto="S1E2")
    assert "S1E1" in seen.open
    assert "S2E1" in seen.open
    assert told_of("verdict", later.open) == ["olive"]
    assert told_of("verdict", earlier.open) == ["maple"]


async def test_of_two_seasons_the_newer_is_told_if_nothing_is_asked_for(club: Club) -> None:
    await club.watched(club.ada, "verdict", "S2E1")
    await club.watched(club.ada, "verdict", "S1E2")
    seen = await club.ada.slash("recap", series="verdict")
    assert told_of("verdict", seen.text) == ["olive"]


async def test_a_channel_may_know_one_season(club: Club) -> None:
    await club.told(club.general, "S2E2", "verdict")
    first = await club.ada.slash("cast", series="id:verdict", season=1)
    second = await club.ada.slash("cast", series="id:verdict", season=2)
    assert told_of("verdict", first.open) == []
    assert told_of("verdict", second.open) == ["pepper"]


async def test_a_channel_may_know_a_part_of_both(club: Club) -> None:
    await club.told(club.general, "S2E1", "verdict")
    both = await club.told(club.general, "S1E2", "verdict")
    first = await club.ada.slash("cast", series="id:verdict", season=1)
    assert "up to S1E2" in both.open
    assert "up to S2E1" in both.open
    assert told_of("verdict", first.open) == ["nutmeg"]
    assert "up to S1E2 and S2E1" in first.open


async def test_one_word_for_a_channel_takes_the_place_of_every_episode(club: Club) -> None:
    await club.told(club.general, "S1E2", "verdict")
    await club.told(club.general, "S2E2", "verdict")
    answer = await club.told(club.general, "nothing", "verdict")
    first = await club.ada.slash("cast", series="id:verdict", season=1)
    assert "up to" not in answer.open
    assert told_of("verdict", first.open) == []
    assert "nothing beyond the premise" in first.open


async def test_one_more_goes_on_in_the_season_that_is_shown(club: Club) -> None:
    """The button stands under the episodes of season 2; it must not note the first episode of season 1."""
    shown = await club.ada.slash("progress show", series="id:verdict")
    assert "Season 2" in [option.label for option in shown.options if option.chosen]
    seen = await club.ada.press(shown, "One more")
    assert "You have watched up to S2E1." in seen.open


async def test_the_last_episode_of_one_season_does_not_begin_the_next(club: Club) -> None:
    shown = await club.watched(club.ada, "verdict", "S1E2")
    seen = await club.ada.press(shown, "One more")
    assert "That was the last episode I know of." in seen.open
    assert told_of("verdict", (await club.ada.slash("recap", series="verdict", upto="S2E1")).open) == []
