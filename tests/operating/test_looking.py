"""`previously reminders list`, `due` and `history`, while the bot has the state open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.reminders.troubles import Trouble
from bot.series.codes import EpisodeCode
from bot.series.schedule import Track
from bot.state.outcomes import Later, Sent, Skipped, Undeliverable
from bot.state.reminder import Kind
from bot.state.reminders import ReminderStore
from tests.state.files import line_of, previously

from .evening import LEASE, NOW, listed, table

if TYPE_CHECKING:
    from pathlib import Path

    from .evening import Evening

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


def shown(moment: object) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}"


async def test_every_reminder_is_listed(path: Path, evening: Evening) -> None:
    first = await evening.reminder(role=44)
    later = await evening.reminder(lead=-HOUR, track=Track("ITVX", "GB"))
    own = await evening.reminder(77, kind=Kind.MEMBER, guild=0, lead=timedelta())
    await ReminderStore(evening.database).pause(later.number, paused=True)
    await evening.planned(first, NOW + HOUR)
    await evening.became(await evening.planned(own, NOW - HOUR), Undeliverable(Trouble.MESSAGES_CLOSED))

    heading, *rows = table(path, "list")

    assert heading == ["number", "server", "place", "series", "lead", "track", "next due", "last sent", "notes"]
    closed = "trouble: direct messages closed"
    assert sorted(rows) == [
        ["1", "1100", "channel 2200", "innocent", "15 min before", "broadcast", shown(NOW + HOUR), "–"],
        ["2", "1100", "channel 2200", "innocent", "1 h after", "ITVX, GB", "–", "–", "paused"],
        ["3", "–", "member 77", "innocent", "at the start", "broadcast", "–", "–", closed],
    ]
    data = {each["number"]: each for each in listed(path, "list")}
    assert (data[1]["role"], data[1]["lead_seconds"], data[1]["next"]) == ("44", 900, (NOW + HOUR).isoformat())
    assert (data[2]["outlet"], data[2]["region"], data[2]["paused"]) == ("ITVX", "GB", True)
    assert (data[3]["kind"], data[3]["server"], data[3]["trouble"]) == ("member", None, "direct messages closed")


async def test_what_waits_is_listed_and_stays_as_it_is(path: Path, evening: Evening) -> None:
    reminder = await evening.reminder()
    tried, leased, ahead = [
        await evening.planned(reminder, NOW + wait, EpisodeCode(2, number))
        for number, wait in enumerate((-HOUR, timedelta(), HOUR), start=1)
    ]
    await evening.became(tried, Later(NOW + 9 * SECOND, "Discord could not be reached: [bold]503\x1b[31m"))

    rows = table(path, "due")
    data = listed(path, "due", "--limit", "2")

    assert [row[4] for row in rows[1:]] == ["announce S2E2", "announce S2E1", "announce S2E3"]
    assert rows[1][5:] == [shown(NOW), "1", f"leased until {shown(NOW + LEASE)}"]
    assert rows[2][5:] == [shown(NOW + 9 * SECOND), "1", "Discord could not be reached: [bold]503 [31m"]
    assert rows[3][5:] == [shown(NOW + HOUR), "0"]
    assert [each["number"] for each in data] == [leased, tried]
    assert [each["leased_until"] for each in data] == [(NOW + LEASE).isoformat(), None]
    assert [each.lease for each in await evening.deliveries.waiting(9)] == [NOW + LEASE, None, None]
    assert ahead == 3


async def test_what_was_settled_is_listed_with_its_delay(path: Path, evening: Evening) -> None:
    reminder = await evening.reminder()
    channel_gone = Undeliverable(Trouble.CHANNEL_GONE)
    fates = [Sent(2200, 9, flaw=Trouble.NO_THREAD), Sent(2200, 9), Sent(2200, 9), channel_gone, Skipped("too late")]
    delays = [timedelta(minutes=12), -30 * SECOND, SECOND, HOUR, 9 * HOUR]
    for number, (fate, delay) in enumerate(zip(fates, delays, strict=True), start=1):
        delivery = await evening.planned(reminder, NOW - 10 * HOUR + number * SECOND, EpisodeCode(2, number))
        await evening.became(delivery, fate, NOW - 10 * HOUR + number * SECOND + delay)

    rows = {row[4]: row[6:] for row in table(path, "history")}
    latest = listed(path, "history", "--limit", "2")

    assert rows["announce S2E1"] == ["sent", "12 min late", "no thread"]
    assert rows["announce S2E2"] == ["sent", "30 s early"]
    assert rows["announce S2E3"] == ["sent", "in time"]
    assert rows["announce S2E4"] == ["undeliverable", "channel gone"]
    assert [(each["outcome"], each["reason"]) for each in latest if each["purpose"] == "announce"] == [
        ("skipped", "too late"),
        ("undeliverable", "channel gone"),
    ]
    assert (latest[0]["late_seconds"], latest[0]["message"]) == (None, None)


async def test_nothing_is_said_to_be_nothing(path: Path, evening: Evening) -> None:
    assert line_of(previously("reminders", "list", state=path), 0) == "no reminder is set"
    assert line_of(previously("reminders", "due", state=path), 0) == "nothing waits to be sent"
    assert line_of(previously("reminders", "history", state=path), 0) == "nothing has been sent yet"
    assert listed(path, "list") == []
