"""`/airs series`: what is next comes first, what is over in one line, and nothing is more precise than its source."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from .diary import DAY, stamp
from .library import OVER, over

if TYPE_CHECKING:
    from tests.reading import Seen
    from tests.watching.club import Club


def lines(seen: Seen) -> list[str]:
    return [line for text in seen.texts for line in text.splitlines()]


def at(zone: str, *when: int) -> str:
    """An instant as Discord is told it."""
    return stamp(int(datetime(*when, tzinfo=ZoneInfo(zone)).timestamp()))  # type: ignore[misc, arg-type]


async def test_everybody_is_told_what_is_next_first(club: Club) -> None:
    seen = await club.ada.slash("airs", series="beacon")
    assert not seen.private
    told = seen.text
    places = [
        told.index(each)
        for each in (
            "**Season 3 · Streamly, United States**",
            "**S3E1 · Salt and Iron** · 4 January 2026",
            "**Season 3 · NRX, Norway**",
            f"**S3E2 · Episode 2** · {at('Europe/Oslo', 2026, 1, 5, 20)}",
            f"**S3E3 · Episode 3** · {at('Europe/Oslo', 2026, 1, 12, 20)}",
            "**S3E4 · Episode 4** · February 2026",
            "**S3E5 · Episode 5** · to be announced",
            "-# No date known: S3E6",
            "**Season 3 · NRX, Norway · already out**",
            f"**S3E1 · Salt and Iron** · {at('Europe/Oslo', 2025, 12, 29, 20)}",
            "**Season 2** · aired weekly, 1–15 Sept 2025, NRX, S2X1: 24 December 2025",
            "**Season 1: Low Tide** · aired nightly, 3–6 Mar 2025, NRX",
        )
    ]
    assert places == sorted(places)


async def test_what_was_next_is_out_when_its_hour_has_passed(club: Club) -> None:
    await club.env.advance_time(5 * DAY)
    seen = await club.ada.slash("airs", series="beacon")
    _, _, out = seen.text.partition("already out")
    assert "S3E2" in out


async def test_a_day_is_not_over_before_it_is_over_everywhere(club: Club) -> None:
    """At noon of the fifth, UTC, the fourth ends on Baker Island; until then somebody may still wait for it."""
    club.env.backend.clock.advance(4.5 * DAY - 1)
    assert "already out" not in (await club.ada.slash("airs", series="drop")).text
    assert "no new episodes announced" not in (await club.ada.slash("airs", series="drop")).text
    club.env.backend.clock.advance(1)
    seen = await club.ada.slash("airs", series="drop")
    assert "-# ITV, 2026 · no new episodes announced" in seen.text
    assert "**Season 1** · all at once on 4 January 2026, ITV" in seen.text


async def test_a_season_that_comes_whole_is_one_line(club: Club) -> None:
    assert "**S1E1–E8** · 4 January 2026" in lines(await club.ada.slash("airs", series="drop"))


async def test_of_a_month_only_the_month_is_said(club: Club) -> None:
    seen = await club.ada.slash("airs", series="monthly")
    assert "**S1E1–E3** · March 2026" in lines(seen)
    assert "<t:" not in seen.text


async def test_what_is_to_be_announced_says_so(club: Club) -> None:
    seen = await club.ada.slash("airs", series="someday")
    assert "**S1E1 · Episode 1** · to be announced" in lines(seen)
    assert "-# No date known: S1E2–E6" in lines(seen)


async def test_nine_in_london_stays_nine_in_london(club: Club) -> None:
    seen = await club.ada.slash("airs", series="clockwork")
    winter, summer = datetime(2026, 3, 22, 21, tzinfo=UTC), datetime(2026, 3, 29, 20, tzinfo=UTC)
    assert f"**S1E1 · Episode 1** · {stamp(int(winter.timestamp()))}" in seen.text
    assert f"**S1E2 · Episode 2** · {stamp(int(summer.timestamp()))}" in seen.text
    autumn = datetime(2026, 10, 25, 21, tzinfo=UTC)
    assert f"**S1E5 · Episode 5** · {stamp(int(autumn.timestamp()))}" in seen.text


async def test_of_an_hour_that_there_is_twice_the_first_is_meant(club: Club) -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert stamp(int(first.timestamp())) in (await club.ada.slash("airs", series="clockwork")).text


@pytest.mark.parametrize("line", OVER)
async def test_a_season_that_is_over_is_one_line(club: Club, line: str) -> None:
    seen = await club.ada.slash("airs", series=f"id:{over(line)}")
    assert f"**Season 1** · {line}" in lines(seen)
    assert seen.pressable == ["Sources"]


async def test_the_line_is_in_the_readers_language(club: Club) -> None:
    with club.world.told(locale="de"):
        german = await club.ada.slash("airs", series=f"id:{over('aired nightly, 17–20 May 2021, ITV')}")
    assert "17.–20. Mai 2021" in german.text


async def test_a_season_that_was_asked_for_is_told_whole(club: Club) -> None:
    seen = await club.ada.slash("airs", series="beacon", season=1)
    assert "## Beacon · Season 1: Low Tide" in seen.text
    assert "**NRX, Norway**" in lines(seen)
    for number in range(1, 5):
        assert f"**S1E{number} · Episode {number}** · {at('Europe/Oslo', 2025, 3, 2 + number, 20)}" in lines(seen)
    assert "Season 2" not in seen.text


async def test_a_season_that_came_whole_is_told_episode_by_episode_if_asked_for(club: Club) -> None:
    seen = await club.ada.slash("airs", series="drop", season=1)
    assert [line for line in lines(seen) if "· 4 January 2026" in line] == [
        f"**S1E{number} · Episode {number}** · 4 January 2026" for number in range(1, 9)
    ]


async def test_a_season_can_be_chosen_from_the_menu(club: Club) -> None:
    seen = await club.ada.slash("airs", series="beacon")
    chosen = await club.ada.choose(seen, "Season 1: Low Tide")
    assert chosen.edited
    assert "## Beacon · Season 1: Low Tide" in chosen.text
    assert [option.label for option in chosen.options if option.chosen] == ["Season 1: Low Tide"]


async def test_a_season_that_there_is_not_is_told_privately(club: Club) -> None:
    seen = await club.ada.slash("airs", series="beacon", season=9)
    assert seen.private
    assert "Beacon has no season 9." in seen.open


async def test_every_season_is_suggested_the_newest_first(club: Club) -> None:
    assert await club.ada.suggestions("airs", "season", "", series="id:beacon") == {
        "Season 3": 3,
        "Season 2": 2,
        "Season 1: Low Tide": 1,
    }
    assert await club.ada.suggestions("airs", "season", "2", series="beacon") == {"Season 2": 2}
    assert await club.ada.suggestions("airs", "season", "") == {}


async def test_thirty_episodes_are_all_told_page_by_page(club: Club) -> None:
    seen = await club.ada.slash("airs", series="thirty")
    told = lines(seen)
    while "More" in seen.pressable:
        seen = await club.ada.press(seen, "More")
        assert seen.edited
        told += lines(seen)
    assert [line.split(" · ")[0] for line in told if line.startswith("**S1E")] == [
        f"**S1E{number}" for number in range(1, 31)
    ]


async def test_a_list_of_single_episodes_does_not_run_on(club: Club) -> None:
    seen = await club.ada.slash("airs", series="gaps")
    assert "**S1E1, S1E3, S1E5, S1E7, S1E9, S1E11 and 4 more** · 20 January 2026" in lines(seen)


async def test_a_season_is_not_over_because_it_has_begun(club: Club) -> None:
    seen = await club.ada.slash("airs", series="id:begun")
    assert "-# ITV, 2025 · no new episodes announced" in lines(seen)
    assert "**S1E1 · Episode 1** · 20 December 2025" in lines(seen)
    assert "-# No date known: S1E2–E8" in lines(seen)
    assert seen.pressable == ["Sources"]


async def test_the_end_of_time_is_still_to_come(club: Club) -> None:
    seen = await club.ada.slash("airs", series="far")
    assert "**S1E1 · Episode 1** · December 9999" in lines(seen)
    assert "Remind me" in seen.buttons


async def test_pages_and_menus_work_after_a_restart(club: Club) -> None:
    seen = await club.ada.slash("airs", series="thirty")
    await club.world.restart()
    assert "S1E30" in (await club.ada.press(await club.ada.press(seen, "More"), "More")).text


async def test_an_unknown_series_is_told_privately(club: Club) -> None:
    seen = await club.ada.slash("airs", series="zzzzzzzz")
    assert seen.private
    assert "I do not know a series called" in seen.open
