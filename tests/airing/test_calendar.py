"""The calendar file: read by another program, and told apart from file to file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import icalendar

from tests.commands.promises import SECRET
from tests.watching.club import alone

from .diary import DAY, diary_of, file_of
from .library import catalogue_in

if TYPE_CHECKING:
    from pathlib import Path

    from ical.event import Event

    from tests.reading import Seen
    from tests.watching.club import Club

CALENDAR = "Add to calendar"


async def asked(club: Club, series: str, **options: int) -> Seen:
    """The answer with the file, as ada gets it."""
    return await club.ada.press(await club.ada.slash("airs", series=f"id:{series}", **options), CALENDAR)


async def events_of(club: Club, series: str, **options: int) -> list[Event]:
    return list(diary_of(club, await asked(club, series, **options)).events)


async def test_the_file_is_for_whoever_pressed_and_its_name_tells_nothing(club: Club) -> None:
    public = await club.ada.slash("airs", series="beacon")
    seen = await club.ben.press(public, CALENDAR)
    assert seen.private
    assert "## Beacon · for your calendar" in seen.text
    assert "**S3E1–E3** · NRX, Norway" in seen.text
    assert file_of(club, seen).startswith(b"BEGIN:VCALENDAR\r\n")


async def test_an_hour_is_an_instant_with_the_episodes_length(club: Club) -> None:
    first, second, third = await events_of(club, "beacon")
    assert (first.summary, first.location) == ("Beacon · S3E1 · Salt and Iron", "NRX, Norway")
    said = "According to Logbook, checked on 19 December 2025. Ask Previously whether it has moved."
    assert first.description == said
    assert first.dtstart == datetime(2025, 12, 29, 19, tzinfo=UTC)
    assert second.dtstart == datetime(2026, 1, 5, 19, tzinfo=UTC)
    assert second.duration == timedelta(minutes=50)
    assert (third.duration, third.dtend) == (None, None), "nobody knows how long it is"


async def test_a_day_is_a_whole_day(club: Club) -> None:
    events = await events_of(club, "drop")
    assert [event.summary for event in events] == [f"Drop · S1E{number} · Episode {number}" for number in range(1, 9)]
    assert {(event.dtstart, event.dtend) for event in events} == {(date(2026, 1, 4), date(2026, 1, 5))}
    assert b"DTSTART;VALUE=DATE:20260104" in file_of(club, await asked(club, "drop"))


async def test_months_and_what_is_not_announced_are_left_out(club: Club) -> None:
    assert [event.summary.split(" · ")[1] for event in await events_of(club, "beacon")] == ["S3E1", "S3E2", "S3E3"]


async def test_nine_in_london_stays_nine_in_london(club: Club) -> None:
    starts = [event.dtstart for event in await events_of(club, "clockwork")]
    assert starts[:3] == [
        datetime(2026, 3, 22, 21, tzinfo=UTC),
        datetime(2026, 3, 29, 20, tzinfo=UTC),
        datetime(2026, 10, 18, 20, tzinfo=UTC),
    ]


async def test_nobody_is_busy_because_something_is_on(club: Club) -> None:
    assert {event.transparency for event in await events_of(club, "beacon")} == {"TRANSPARENT"}


async def test_another_season_can_be_taken_along(club: Club) -> None:
    assert len(await events_of(club, "verdicts", season=2)) == 2


async def test_titles_are_those_that_the_presser_may_read(club: Club) -> None:
    await club.told(club.general, "everything", "verdicts")
    public = await club.ada.slash("airs", series="verdicts")
    club.world.typed.append(SECRET)  # the channel may read it; ada by herself may not
    assert SECRET in public.text
    seen = await club.ada.press(public, CALENDAR)
    assert SECRET not in file_of(club, seen).decode().casefold()
    assert "For you: nothing beyond the premise" in seen.text


async def test_whoever_has_watched_an_episode_finds_its_title(club: Club) -> None:
    await club.watched(club.ada, "verdicts", "S2E1")
    seen = await alone(club.ada).press(await alone(club.ada).slash("airs", series="verdicts"), CALENDAR)
    (event, _) = diary_of(club, seen).events
    assert event.summary == "Verdicts · S2E1 · The hush letter"
    club.world.typed.append(SECRET)  # ada may read it


async def test_what_would_break_a_file_is_text_in_it(club: Club) -> None:
    seen = await asked(club, "markup")
    first, second = diary_of(club, seen).events
    assert first.summary == "*Stars*; a, b\\c `tick` [Link](x) · S1E1 · # Not; a, heading \\ END:VEVENT"
    assert first.location == "Chaîne; `A|B`, *C*, France"
    assert second.summary.endswith("S1E2 · Episode 2")
    longest = max(map(len, file_of(club, seen).split(b"\r\n")))
    assert longest <= 75


async def test_a_file_that_is_asked_for_twice_is_of_the_same_episodes(club: Club) -> None:
    before = await events_of(club, "beacon")
    club.env.backend.clock.advance(DAY)
    after = await events_of(club, "beacon")
    assert [event.uid for event in before] == [event.uid for event in after]
    assert len({event.uid for event in before}) == 3


async def test_an_episode_that_moves_is_known_again_and_its_number_grows(club: Club, tmp_path: Path) -> None:
    before = {event.uid: event for event in await events_of(club, "beacon")}
    club.env.backend.clock.advance(60)
    moved = {"2: 2026-01-05 20:00 Europe/Oslo": "2: 2026-01-06 20:30 Europe/Oslo"}
    club.world.bot.catalogue._path = catalogue_in(tmp_path, moved=moved)
    after = {event.uid: event for event in await events_of(club, "beacon")}
    assert before.keys() == after.keys()
    (uid,) = [uid for uid in before if before[uid].dtstart != after[uid].dtstart]
    assert after[uid].dtstart == datetime(2026, 1, 6, 19, 30, tzinfo=UTC)
    for uid, event in after.items():
        assert event.sequence > before[uid].sequence
        assert event.dtstamp > before[uid].dtstamp
        assert event.last_modified == event.dtstamp


async def test_within_a_minute_the_stamp_says_which_file_is_newer(club: Club) -> None:
    club.env.backend.clock.advance(10)
    before = (await events_of(club, "drop"))[0]
    club.env.backend.clock.advance(10)
    after = (await events_of(club, "drop"))[0]
    assert after.sequence == before.sequence
    assert after.dtstamp > before.dtstamp


async def test_the_same_episode_elsewhere_is_another_entry(club: Club, tmp_path: Path) -> None:
    norway = {event.uid for event in await events_of(club, "beacon")}
    club.world.bot.catalogue._path = catalogue_in(tmp_path, moved={'region: "NO"': "region: SE"})
    assert norway.isdisjoint({event.uid for event in await events_of(club, "beacon")})


async def test_the_file_is_a_publication_for_other_programs_too(club: Club) -> None:
    calendar = icalendar.Calendar.from_ical(file_of(club, await asked(club, "beacon")))
    assert isinstance(calendar, icalendar.Calendar)
    assert (calendar["METHOD"], calendar["VERSION"]) == ("PUBLISH", "2.0")
    assert calendar["PRODID"] == "-//Previously//Previously//EN"
    for event in calendar.events:
        assert 0 < event["SEQUENCE"] < 2**31
        assert "ORGANIZER" not in event


async def test_the_words_are_in_the_readers_language(club: Club) -> None:
    with club.world.told(locale="de"):
        seen = await club.ada.slash("airs", series="beacon")
        (label,) = [label for label, button in seen.buttons.items() if "calendar" in button.custom_id]
        events = diary_of(club, await club.ada.press(seen, label)).events
    assert events[0].location == "NRX, Norwegen"


async def test_a_button_pressed_when_the_day_has_gone_says_so(club: Club, tmp_path: Path) -> None:
    seen = await club.ada.slash("airs", series="drop")
    club.world.bot.catalogue._path = catalogue_in(tmp_path, moved={"all: 2026-01-04": "all: tba"})
    pressed = await club.ada.press(seen, CALENDAR)
    assert pressed.private
    assert "No day is known yet" in pressed.open
    assert pressed.message.attachments == []


async def test_the_button_works_after_a_restart(club: Club) -> None:
    seen = await club.ada.slash("airs", series="beacon")
    await club.world.restart()
    assert len(diary_of(club, await club.ada.press(seen, CALENDAR)).events) == 3
