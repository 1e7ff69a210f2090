"""Whose morning it is."""

from __future__ import annotations

from datetime import datetime

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.zones import zone_of


@pytest.mark.parametrize(
    ("region", "zone"),
    [
        ("GB", "Europe/London"),
        ("KR", "Asia/Seoul"),
        ("JP", "Asia/Tokyo"),
        ("FR", "Europe/Paris"),
        ("US", "America/New_York"),
        ("DE", "Europe/Berlin"),
        ("MN", "UTC"),  # several, of which none is said to be where most live
        ("worldwide", "UTC"),
        ("", "UTC"),
        ("ZZ", "UTC"),
    ],
)
def test_a_region_has_the_morning_of_most_who_live_there(region: str, zone: str) -> None:
    assert zone_of(region).key == zone


@given(st.sampled_from(sorted(get_global("territory_zones"))) | st.text(max_size=12))
def test_every_region_has_a_zone_that_this_machine_knows(region: str) -> None:
    assert datetime(2026, 5, 17, 9, tzinfo=zone_of(region)).utcoffset() is not None
