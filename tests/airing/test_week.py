"""`/airs` alone: what comes in the next days, of what a member and their channel follow."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.state.reminder import Kind, Wish
from tests.watching.club import alone, at

from .diary import DAY
from .library import SHELF, catalogue_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reading import Seen
    from tests.watching.club import Club

NOTHING_FOLLOWED = "You have not told me what you watch yet"
EVERYTHING = "Everything in the next 7 days"


def told(seen: Seen) -> list[str]:
    """The entries, without their particulars."""
    return [line.split("**")[1] for text in seen.texts for line in text.splitlines() if line.startswith("**")]


async def test_whoever_follows_nothing_is_told_what_to_do(club: Club) -> None:
    seen = await club.ada.slash("airs")
    assert seen.private
    assert NOTHING_FOLLOWED in seen.open
    assert "Type `/progress set` and choose a series" in seen.text
    assert seen.pressable == [EVERYTHING]


async def test_whoever_watches_something_is_told_what_comes_of_it(club: Club) -> None:
    await club.watched(club.ada, "beacon", "S1E1")
    seen = await club.ada.slash("airs")
    assert told(seen) == ["Beacon · S3E1 · Salt and Iron", "Beacon · S3E2 · Episode 2"]
    assert "-# NRX, 2025 · Streamly, United States" in seen.text
    assert (await club.ben.slash("airs")).text.count("**") == 0, "ben follows nothing"


async def test_what_a_channel_follows_is_told_to_everybody_in_it_privately(club: Club) -> None:
    await club.told(club.general, "nothing", "verdicts")
    seen = await club.ada.slash("airs")
    assert seen.private
    assert told(seen) == ["Verdicts · S2E1 · Episode 1", "Verdicts · S2E2 · Episode 2"]
    assert NOTHING_FOLLOWED in (await at(club.ada, club.channel("elsewhere")).slash("airs")).text
    assert NOTHING_FOLLOWED in (await alone(club.ada).slash("airs")).text


async def test_a_thread_follows_what_its_channel_follows_and_more(club: Club) -> None:
    thread = club.thread("finale")
    await club.told(club.general, "nothing", "verdicts")
    await club.told(thread, "nothing", "drop")
    assert told(await at(club.ada, thread).slash("airs")) == [
        "Verdicts · S2E1 · Episode 1",
        "Verdicts · S2E2 · Episode 2",
        "Drop · S1E1–E8",
    ]
    assert "Drop" not in (await club.ada.slash("airs")).text


async def test_a_setting_for_all_series_follows_none(club: Club) -> None:
    await club.told(club.general, "everything")
    assert NOTHING_FOLLOWED in (await club.ada.slash("airs")).text


async def reminded(club: Club, series: str, kind: Kind, place: int) -> None:
    wish = Wish(series, kind, place, 0, timedelta(), club.mo.actor.id, "en-GB")
    await club.world.bot.reminders.save(wish, club.env.now())


async def test_whoever_wants_to_be_reminded_follows(club: Club) -> None:
    await reminded(club, "drop", Kind.MEMBER, club.ada.actor.id)
    assert told(await club.ada.slash("airs")) == ["Drop · S1E1–E8"]
    assert told(await alone(club.ada).slash("airs")) == ["Drop · S1E1–E8"]
    assert NOTHING_FOLLOWED in (await club.ben.slash("airs")).text


async def test_a_channel_follows_what_it_is_reminded_of(club: Club) -> None:
    await reminded(club, "drop", Kind.CHANNEL, club.general.id)
    thread = club.thread("finale")
    await reminded(club, "verdicts", Kind.CHANNEL, thread.id)
    assert told(await club.ada.slash("airs")) == ["Drop · S1E1–E8"]
    assert "Drop · S1E1–E8" in told(await at(club.ada, thread).slash("airs"))
    assert "Verdicts · S2E1 · Episode 1" in told(await at(club.ada, thread).slash("airs"))
    assert NOTHING_FOLLOWED in (await alone(club.ada).slash("airs")).text


async def test_in_direct_messages_it_is_what_the_member_follows(club: Club) -> None:
    await club.watched(club.ada, "verdicts", "S1E1")
    seen = await alone(club.ada).slash("airs")
    assert "-# Of what you follow\n" in f"{seen.text}\n"
    assert "this channel" not in seen.text


async def test_titles_are_those_that_the_member_may_read(club: Club) -> None:
    await club.told(club.general, "everything")
    await club.watched(club.ada, "verdicts", "S1E2")
    seen = await club.ada.slash("airs")
    assert told(seen) == ["Verdicts · S2E1 · Episode 1", "Verdicts · S2E2 · Episode 2"]


async def test_what_is_followed_and_quiet_is_named(club: Club) -> None:
    for series in ("someday", "monthly"):
        await club.told(club.general, "nothing", series)
    seen = await club.ada.slash("airs")
    assert "Nothing is announced for these days." in seen.open
    assert "I am watching out for Monthly (ITV, 2026) and Someday (ITV)." in seen.open
    assert EVERYTHING in seen.pressable


async def test_of_many_that_are_quiet_five_are_named(club: Club) -> None:
    await club.noted(club.ada, SHELF)
    club.env.backend.clock.advance(30 * DAY)
    seen = await club.ada.slash("airs")
    assert "Shelf 05 (ITV, 2026) and 13 more." in seen.open


async def test_everything_is_behind_one_button(club: Club) -> None:
    await club.watched(club.ada, "verdicts", "S1E1")
    seen = await club.ada.press(await club.ada.slash("airs"), EVERYTHING)
    first = told(seen)
    title = r"\*Stars\*; a, b\\c \`tick\` \[Link\](x) · S1E1 · # Not; a, heading \\ END:VEVENT"
    assert seen.private
    assert first[:4] == [
        "Verdicts · S2E1 · Episode 1",
        title,
        "Verdicts · S2E2 · Episode 2",
        "Beacon · S3E1 · Salt and Iron",
    ]
    rest = await club.ada.press(seen, "More")
    assert rest.edited
    shelves = [entry for entry in (*first, *told(rest)) if entry.startswith("Shelf")]
    assert shelves == [f"Shelf {number:02} · S1E1 · Episode 1" for number in range(1, 19)]
    assert EVERYTHING not in rest.buttons


async def test_of_a_week_too_full_the_best_known_are_told(club: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.ui.airs.upcoming._MOST_SERIES", 2)
    seen = await club.ada.press(await club.ada.slash("airs"), EVERYTHING)
    assert {entry.split(" · ")[0] for entry in told(seen)} == {"Beacon", "Verdicts"}
    assert "-# The best-known series only; there are more" in seen.text


async def test_pages_of_what_is_followed_know_the_channel_after_a_restart(club: Club) -> None:
    await club.told(club.general, "nothing", "verdicts")
    await club.noted(club.ada, SHELF)
    first = await club.ada.slash("airs")
    await club.world.restart()
    rest = await club.ada.press(first, "More")
    assert told(first)[0] == "Verdicts · S2E1 · Episode 1"
    assert [entry for entry in (*told(first), *told(rest)) if "Shelf" in entry][-1] == "Shelf 18 · S1E1 · Episode 1"
    assert "-# Of what you follow, and what this channel follows" in rest.text
    assert told(await club.ada.press(rest, "Back")) == told(first)


async def test_from_the_week_one_gets_to_a_series(club: Club) -> None:
    await club.told(club.general, "nothing", "verdicts")
    await club.told(club.general, "nothing", "beacon")
    week = await club.ada.slash("airs")
    seen = await club.ada.choose(week, "Verdicts (Channel One, 2025)")
    assert seen.edited
    assert "## Verdicts · when it airs" in seen.text
    assert "Remind this channel" not in seen.buttons, "only ada reads this"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, ["S2E1 · Episode 1", "S2E2 · Episode 2"]),
        (1.875, ["S2E1 · Episode 1", "S2E2 · Episode 2"]),
        (1.876, ["S2E2 · Episode 2"]),
        (3, []),
    ],
)
async def test_what_has_begun_does_not_come_any_more(club: Club, days: float, expected: list[str]) -> None:
    await club.watched(club.ada, "verdicts", "S1E1")
    club.env.backend.clock.advance(days * DAY)
    assert [entry.removeprefix("Verdicts · ") for entry in told(await club.ada.slash("airs"))] == expected


async def test_a_week_in_which_nothing_comes_is_a_good_week(club: Club) -> None:
    club.env.backend.clock.advance(60 * DAY)
    seen = await club.ada.press(await club.ada.slash("airs"), EVERYTHING)
    assert "Nobody has announced anything for these days." in seen.open


async def test_a_series_that_has_gone_from_the_catalogue_is_not_followed(club: Club, tmp_path: Path) -> None:
    await club.watched(club.ada, "verdicts", "S1E1")
    await club.told(club.general, "nothing", "drop")
    club.world.bot.catalogue._path = catalogue_in(tmp_path, without="verdicts")
    assert told(await club.ada.slash("airs")) == ["Drop · S1E1–E8"]


async def test_a_season_without_a_series_asks_about_the_week(club: Club) -> None:
    assert "## The next 7 days" in (await club.ada.slash("airs", season=2)).text
