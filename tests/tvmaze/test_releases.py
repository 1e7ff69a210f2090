"""When an episode comes out, by every odd way in which TVmaze says so."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.series.releases import When
from bot.tvmaze.models import Episode
from bot.tvmaze.releases import Airing, airing_of

from .pages import episode

LONDON = "Europe/London"
NEW_YORK = "America/New_York"
TOKYO = "Asia/Tokyo"


def airing(airdate: str, airtime: str, airstamp: str | None, zone: str | None) -> Airing:
    return airing_of(Episode.model_validate(episode(1, 1, airdate, airtime, airstamp=airstamp)), zone)


@pytest.mark.parametrize(
    ("what", "airdate", "airtime", "airstamp", "zone", "written"),
    [
        ("summer", "2018-05-14", "21:00", "2018-05-14T20:00:00+00:00", LONDON, "2018-05-14 21:00 Europe/London"),
        ("winter", "2019-01-14", "21:00", "2019-01-14T21:00:00+00:00", LONDON, "2019-01-14 21:00 Europe/London"),
        ("far", "2011-06-23", "22:00", "2011-06-24T02:00:00+00:00", NEW_YORK, "2011-06-23 22:00 America/New_York"),
        ("midnight", "2018-05-14", "00:00", "2018-05-14T23:00:00+00:00", LONDON, "2018-05-15 00:00 Europe/London"),
        ("no hour", "2014-01-07", "", "2014-01-07T17:00:00+00:00", NEW_YORK, "2014-01-07"),
        ("no stamp", "2014-01-07", "21:00", None, NEW_YORK, "2014-01-07"),
        ("no stamp at a streamer", "2014-01-07", "", None, None, "2014-01-07"),
        ("no day", "", "", None, LONDON, "tba"),
        ("no day but an hour", "", "21:00", None, LONDON, "tba"),
        ("noon for everybody", "2016-07-15", "", "2016-07-15T12:00:00+00:00", None, "2016-07-15"),
        ("noon, said twice", "2016-07-15", "12:00", "2016-07-15T12:00:00+00:00", None, "2016-07-15"),
        (
            "noon in London",
            "2016-12-15",
            "12:00",
            "2016-12-15T12:00:00+00:00",
            LONDON,
            "2016-12-15 12:00 Europe/London",
        ),
        ("a streamer's hour", "2016-07-15", "08:00", "2016-07-15T08:00:00+00:00", None, "2016-07-15 08:00 UTC"),
        ("an unknown zone", "2016-07-15", "08:00", "2016-07-15T08:00:00+00:00", "Mars/Olympus", "2016-07-15 08:00 UTC"),
        ("no zone's name", "2016-07-15", "08:00", "2016-07-15T08:00:00+00:00", "../etc/passwd", "2016-07-15 08:00 UTC"),
        (
            "the hour lived once",
            "2018-10-28",
            "01:30",
            "2018-10-28T00:30:00+00:00",
            LONDON,
            "2018-10-28 01:30 Europe/London",
        ),
        ("the hour lived again", "2018-10-28", "01:30", "2018-10-28T01:30:00+00:00", LONDON, "2018-10-28 01:30 UTC"),
    ],
)
def test_the_time_is_as_precise_as_what_is_known(
    what: str, airdate: str, airtime: str, airstamp: str | None, zone: str | None, written: str
) -> None:
    found = airing(airdate, airtime, airstamp, zone)

    assert str(found.when) == written, what
    assert When.parse(written) == found.when


def test_what_runs_after_midnight_belongs_to_the_night_before() -> None:
    found = airing("2018-11-02", "01:00", "2018-11-03T05:00:00+00:00", NEW_YORK)

    assert found.night == date(2018, 11, 2)
    assert found.when == When.parse("2018-11-03 01:00 America/New_York")


def test_japanese_nights_too() -> None:
    found = airing("2024-04-06", "01:53", "2024-04-06T16:53:00+00:00", TOKYO)

    assert (found.night, found.when.day) == (date(2024, 4, 6), date(2024, 4, 7))
    assert found.when.at == datetime(2024, 4, 6, 16, 53, tzinfo=UTC)


@pytest.mark.parametrize("airdate", ["", "0000-00-00", None])
def test_a_day_that_is_not_known_is_to_be_announced(airdate: Any) -> None:
    page = episode(1, 1) | {"airdate": airdate, "airstamp": None}

    assert airing_of(Episode.model_validate(page), LONDON) == Airing(When(), None)
