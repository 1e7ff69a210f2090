"""Schedules and deliveries of one series, written in a line each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.reminders.planner import batches_of
from bot.series.codes import EpisodeCode
from bot.series.models import Episode, Listing, Release, Season, Series
from bot.series.releases import When
from bot.series.revealing import Revealing
from bot.series.schedule import Track
from bot.series.sourced import Statement
from bot.series.stories import PREMISE, Listed, Timeline
from bot.state.delivery import Delivery, Purpose, State
from bot.state.reminder import Kind, Wish

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.state.changes import Batch

ONE: Final = Track("Channel One", "GB")
SLUG: Final = "blameless"


def instant(text: str) -> datetime:
    """A time in UTC: `2026-03-28 12:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def codes(text: str) -> tuple[EpisodeCode, ...]:
    """Episodes by their codes: `S1E1 S1E2`."""
    return tuple(map(EpisodeCode.parse, text.split()))


def release(when: str, episodes: str, track: Track = ONE) -> Release:
    """Episodes come out together."""
    return Release(codes(episodes), track.outlet, track.region, When.parse(when), ("guide",))


def series_of(releases: Sequence[Release], slug: str = SLUG) -> Series:
    """A series of which nothing is known but what comes out when."""
    known = sorted({code for each in releases for code in each.codes})
    timeline = Timeline.of("serial", [Listed(code) for code in known])
    seasons = [
        Season(
            number,
            None,
            None,
            tuple(Episode(code, timeline.codes[code], None, None) for code in known if code.season == number),
            tuple(each for each in releases if each.codes[0].season == number),
        )
        for number in sorted({code.season for code in known})
    ]
    return Series(
        listing=Listing(slug, "Blameless", "Channel One", 2026, 1),
        format="serial",
        status="running",
        languages=("en",),
        broadcasters=("Channel One",),
        services=(),
        titles=(),
        premise=Statement(Revealing("Something happens.", PREMISE), ("guide",)),
        sources={},
        seasons=tuple(seasons),
        characters={},
        credits=(),
        facts=(),
        claims=(),
        timeline=timeline,
    )


def scheduled(times: Mapping[str, str], track: Track = ONE) -> Series:
    """A series by the time of each episode: `{"S1E1": "2026-05-17 21:00 Europe/London"}`."""
    return series_of([release(when, code, track) for code, when in times.items()])


def wish(lead: timedelta = timedelta(), place: int = 1, track: Track | None = None) -> Wish:
    """A reminder in a channel."""
    return Wish(SLUG, Kind.CHANNEL, place, 100, lead, 7, "en-GB", track=track)


def batches(times: Mapping[str, str], lead: timedelta = timedelta()) -> list[Batch]:
    """What a reminder could announce of a schedule."""
    return batches_of(scheduled(times), wish(lead))


def waiting(batch: Batch, number: int = 1) -> Delivery:
    """A batch that is planned."""
    return Delivery(
        number,
        1,
        Purpose.ANNOUNCE,
        batch.codes,
        batch.when,
        batch.airs,
        batch.due,
        batch.until,
        planned=batch.due - timedelta(days=9),
    )


def tried(batch: Batch, number: int = 1, state: State = State.PLANNED) -> Delivery:
    """A batch that could not be delivered yet, or is on its way."""
    return replace(waiting(batch, number), state=state, attempts=1, begun=batch.due)


def said(batch: Batch, number: int = 1) -> Delivery:
    """A batch that was announced."""
    shown = {str(code): str(batch.when) for code in batch.codes}
    sent = tried(batch, number, State.SENT)
    return replace(sent, channel=1, message=100 + number, shown=shown, settled=batch.due)
