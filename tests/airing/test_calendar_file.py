"""A calendar file is whole whatever stands in the catalogue, and its numbers only ever grow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from bot.catalogue.reader import Catalogue
from bot.markdown import plain
from bot.series.codes import EpisodeCode
from bot.series.schedule import Track, airings_of
from bot.spoilers import EVERYTHING, Reader
from bot.text import Texts
from bot.ui.airs.calendar_file import CalendarView, calendar_file, identity_of, revision_at

if TYPE_CHECKING:
    from pathlib import Path

    from bot.series.models import Series

NOW = datetime(2026, 1, 1, 12, 0, 30, 999, tzinfo=UTC)
HOSTILE = {
    "another event": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y",
    "what separates": "a;b,c:d=e\"f'g\\n\\h^n",
    "line breaks": "a\nb\rc\u2028d\u0085e\vf",
    "nothing seen": "a\x00b\x1bc\u200bd\u202ee\ufefff",
    "many bytes": "🏳️‍🌈" * 60 + "ß" * 60,
    "long": "word " * 400,
    "a formula": "=HYPERLINK(1)",
}


@pytest.fixture
async def verdicts(schedule_path: Path) -> Series:
    catalogue = await Catalogue.open(schedule_path)
    series = await catalogue.expect("verdicts")
    await catalogue.close()
    return series


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
async def test_whatever_a_title_holds_is_a_title(verdicts: Series, title: str) -> None:
    sources = {key: replace(source, publisher=title) for key, source in verdicts.sources.items()}
    series = replace(verdicts, listing=replace(verdicts.listing, title=title), sources=sources)
    view = CalendarView(series, Reader(EVERYTHING), Texts.load().for_locale("en-GB"), NOW)
    content = calendar_file(view, airings_of(series))
    events = IcsCalendarStream.calendar_from_ics(content.decode()).events
    assert len(events) == 4
    assert all(event.summary.startswith(plain(title)) for event in events)
    assert all(plain(title) in str(event.description) for event in events)
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_an_episode_is_known_by_series_code_and_track() -> None:
    codes = [EpisodeCode(1, 1), EpisodeCode(1, 11), EpisodeCode(11, 1), EpisodeCode(1, 1, special=True)]
    tracks = [Track("ITV", "GB"), Track("ITV", "IE"), Track("ITV/GB", "GB"), Track("itv", "GB")]
    known = {identity_of(slug, code, track) for slug in ("a", "b") for code in codes for track in tracks}
    assert len(known) == 2 * 4 * 4
    assert str(identity_of("innocent", EpisodeCode(2, 1), tracks[0])) == "553ccb93-6cd7-5a25-ad9c-0ec6dc47843d"


@given(st.datetimes(datetime(1900, 1, 1), datetime(3000, 1, 1)), st.datetimes(datetime(1900, 1, 1)))  # noqa: DTZ001
def test_what_is_told_later_has_no_smaller_number(one: datetime, other: datetime) -> None:
    earlier, later = sorted((one.replace(tzinfo=UTC), other.replace(tzinfo=UTC)))
    assert 0 <= revision_at(earlier) <= revision_at(later)


def test_numbers_fit_into_what_calendars_hold_for_thousands_of_years() -> None:
    assert revision_at(datetime(6000, 1, 1, tzinfo=UTC)) < 2**31
