"""Times that Hypothesis may choose: in zones whose clocks do strange things, and on the nights when they do them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

ZONES: Final = (
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",  # its clocks went forward at midnight: there are days without a first hour
    "America/St_Johns",
    "Africa/Casablanca",  # winter time in Ramadan
    "Asia/Kathmandu",
    "Asia/Seoul",
    "Australia/Lord_Howe",  # half an hour of summer time
    "Pacific/Apia",  # had no 30 December 2011
    "Pacific/Chatham",
    "UTC",
)
_FIRST: Final = datetime(2008, 1, 1, tzinfo=UTC)
_DAYS: Final = 365 * 30

leads: SearchStrategy[timedelta] = st.integers(-3 * 1440, 8 * 1440).map(lambda minutes: timedelta(minutes=minutes))
days: SearchStrategy[str] = st.dates(datetime(2008, 1, 1).date(), datetime(2037, 12, 31).date()).map(str)  # noqa: DTZ001


@st.composite
def instants(draw: st.DrawFn) -> str:
    """An instant as a curator writes it; often in the hours around a change of clocks, in a gap or twice."""
    zone = draw(st.sampled_from(ZONES))
    changes = CHANGES[zone]
    if draw(st.booleans()) and changes:
        near = draw(st.sampled_from(changes))
        local = near.astimezone(ZoneInfo(zone)).replace(tzinfo=None) + timedelta(minutes=draw(st.integers(-180, 180)))
    else:
        local = datetime(2008, 1, 1) + timedelta(minutes=draw(st.integers(0, _DAYS * 1440)))  # noqa: DTZ001
    return f"{local:%Y-%m-%d %H:%M} {zone}"


def _changes(zone: str) -> list[datetime]:
    """The days on which a zone's clocks change, within thirty years."""
    known = ZoneInfo(zone)
    dates = [_FIRST + timedelta(days=day) for day in range(_DAYS)]
    offsets = [day.astimezone(known).utcoffset() for day in dates]
    return [dates[index] for index in range(1, _DAYS) if offsets[index] != offsets[index - 1]]


CHANGES: Final = {zone: _changes(zone) for zone in ZONES}
