"""What is offered under a schedule, to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.watching.club import alone

from .library import OVER, over

if TYPE_CHECKING:
    from tests.watching.club import Club


async def test_first_comes_what_everybody_may_press(club: Club) -> None:
    seen = await club.ada.slash("airs", series="beacon")
    assert seen.pressable == ["Remind me", "Remind this channel", "Add to calendar", "Sources"]
    asked = {label: button.custom_id for label, button in seen.buttons.items()}
    assert asked == {
        "Remind me": "p1~remind:beacon:me",
        "Remind this channel": "p1~remind:beacon:here",
        "Add to calendar": "p1~calendar:beacon:",
        "Sources": "p1~sources:beacon::0",
    }


async def test_in_direct_messages_there_is_no_channel_to_remind(club: Club) -> None:
    seen = await alone(club.ada).slash("airs", series="beacon")
    assert seen.pressable == ["Remind me", "Add to calendar", "Sources"]


async def test_in_a_private_group_there_is_no_channel_to_remind(club: Club) -> None:
    eve = club.world.stranger("eve")
    with club.world.told(context=2, authorizing_integration_owners={"1": str(eve.actor.id)}):
        seen = await eve.slash("airs", series="beacon")
    assert seen.pressable == ["Remind me", "Add to calendar", "Sources"]


@pytest.mark.parametrize("series", ["someday", "monthly"])
async def test_what_has_no_day_yet_has_reminders_and_no_calendar(club: Club, series: str) -> None:
    seen = await club.ada.slash("airs", series=series)
    assert seen.pressable == ["Remind me", "Remind this channel", "Sources"]


async def test_where_nothing_is_to_come_there_is_nothing_to_remind_of(club: Club) -> None:
    for line in OVER:
        seen = await club.ada.slash("airs", series=f"id:{over(line)}")
        assert seen.pressable == ["Sources"]
        club.env.backend.clock.advance(10)


async def test_an_old_season_has_no_calendar_and_a_series_that_goes_on_has_reminders(club: Club) -> None:
    seen = await club.ada.slash("airs", series="beacon", season=1)
    assert seen.pressable == ["Remind me", "Remind this channel", "Sources"]


async def test_the_sources_of_the_dates_are_a_click_away(club: Club) -> None:
    seen = await club.ada.press(await club.ada.slash("airs", series="beacon"), "Sources")
    assert seen.private
    assert "Season 3: dates" in seen.open


async def test_another_series_that_may_have_been_meant_is_offered(club: Club) -> None:
    seen = await club.ada.slash("airs", series="shelf")
    meant = [label for label in seen.pressable if label.startswith("Did you mean")]
    assert meant
    assert "when it airs" in (await club.ada.press(seen, meant[0])).text
