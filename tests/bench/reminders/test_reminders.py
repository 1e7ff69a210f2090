"""The measurements of reminders run, and report what they should; how good it is, is for people to read."""

from __future__ import annotations

import re

from . import reminders
from .lateness import lateness


def test_a_few_reminders() -> None:
    throughput, late, planned = reminders(rounds=1, amount=100)
    assert [line[:20].strip() for line in throughput.splitlines()[1:5]] == [
        "dispatcher",
        "dispatcher, unpaced",
        "settled one by one",
        "deleted, then sent",
    ]
    assert re.search(r"× Discord's limit of 50/s", throughput)
    assert re.search(r"\d\.\d{3} × the ideal schedule at 45/s", late)
    assert "one episode moved: " in planned


def test_waiting_is_skipped_and_the_limit_kept() -> None:
    measured = lateness(200, pace=45)
    # Never faster than its pace, but for the quarter of a second that may be made up for.
    assert 200 / 45 - 0.5 < measured.arrived[-1] < 3 * measured.ideal[-1]
    assert measured.arrived == sorted(measured.arrived)
