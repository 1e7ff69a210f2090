"""`previously reminders retry`: once more, but nothing twice."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.series.codes import EpisodeCode
from bot.state.delivery import State
from bot.state.outcomes import Sent, Skipped, Undeliverable
from tests.state.files import asked, line_of, previously

from .evening import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from .evening import Evening

DAY = timedelta(days=1)


async def state_of(evening: Evening, number: int) -> State:
    found = await evening.deliveries.delivery(number)
    assert found
    return found.state


@pytest.mark.parametrize("fate", [Undeliverable("no access"), Skipped("too late")])
async def test_one_delivery_is_tried_again_though_its_time_has_passed(
    path: Path, evening: Evening, fate: Undeliverable | Skipped
) -> None:
    number = await evening.planned(await evening.reminder(), NOW - 2 * DAY)
    await evening.became(number, fate)

    assert line_of(previously("reminders", "retry", number, state=path), 0) == f"to be sent once more: {number}"

    claimed = await evening.deliveries.claim(NOW + DAY / 12, ready=NOW, lease=DAY, limit=9)
    (again,) = [each.delivery for each in claimed if each.delivery.number == number]
    assert (again.reason, again.settled, again.attempts) == (None, None, 2)
    assert again.until > NOW + DAY / 12


async def test_what_must_not_be_sent_again_is_refused(path: Path, evening: Evening) -> None:
    reminder = await evening.reminder()
    sent = await evening.planned(reminder, NOW)
    await evening.became(sent, Sent(2200, 9))
    waiting = await evening.planned(reminder, NOW + DAY, EpisodeCode(2, 2))

    def refusal(*arguments: object) -> str:
        return line_of(previously("reminders", "retry", *arguments, state=path))

    assert refusal(sent) == f"delivery {sent} has been sent, and nothing is sent twice"
    assert refusal(waiting) == f"delivery {waiting} waits already: look at `previously reminders due`"
    assert refusal(99) == "there is no delivery 99: `previously reminders history` tells their numbers"
    assert refusal() == "name the number of a delivery, or --all-undeliverable"
    assert refusal(sent, "--all-undeliverable") == "name the number of a delivery, or --all-undeliverable"
    assert (await state_of(evening, sent), await state_of(evening, waiting)) == (State.SENT, State.PLANNED)


@pytest.mark.parametrize(
    ("column", "value"), [("codes", "'[\"the finale\"]'"), ("released", "'soon'"), ("codes", "'no list'")]
)
async def test_a_row_that_nobody_can_read_is_told_of(path: Path, evening: Evening, column: str, value: str) -> None:
    number = await evening.planned(await evening.reminder(), NOW)
    await evening.became(number, Undeliverable("no access"))
    asked(path, f"update delivery set {column} = {value} where id = {number}")

    told = line_of(previously("reminders", "retry", number, state=path))

    assert told.startswith(f"delivery {number} cannot be read: ")
    assert told.endswith("; another version, or somebody by hand, wrote it, and it is left as it is")
    assert asked(path, f"select state from delivery where id = {number}") == [(State.UNDELIVERABLE,)]


async def test_an_edit_is_not_repeated_beside_a_newer_one(path: Path, evening: Evening) -> None:
    reminder = await evening.reminder()
    announced = await evening.planned(reminder, NOW)
    await evening.became(announced, Sent(2200, 9))
    failed = await evening.amended(reminder, announced)
    await evening.became(failed, Undeliverable("no access"))
    await evening.amended(reminder, announced)

    told = line_of(previously("reminders", "retry", failed, state=path))

    assert told == f"delivery {failed} is not tried again: another delivery says the same"
    assert await state_of(evening, failed) is State.UNDELIVERABLE


async def test_everything_that_failed_lately(path: Path, evening: Evening) -> None:
    reminder = await evening.reminder()
    old, lately, skipped = [
        await evening.planned(reminder, NOW - 2 * DAY, EpisodeCode(2, number)) for number in (1, 2, 3)
    ]
    await evening.became(old, Undeliverable("no access"), NOW - DAY - timedelta(minutes=5))
    await evening.became(lately, Undeliverable("no access"))
    await evening.became(skipped, Skipped("too late"))

    done = previously("reminders", "retry", "--all-undeliverable", "--json", state=path)
    assert json.loads(done.stdout) == {"retried": [lately]}
    assert await state_of(evening, old) is State.UNDELIVERABLE
    assert await state_of(evening, skipped) is State.SKIPPED

    wider = previously("reminders", "retry", "--all-undeliverable", "--hours", "30", state=path)
    assert line_of(wider, 0) == f"to be sent once more: {old}"
    none = line_of(previously("reminders", "retry", "--all-undeliverable", state=path), 0)
    assert none == "to be sent once more: none, nothing was undeliverable in the last 24 hours"
