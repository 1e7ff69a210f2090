"""A row that nobody can read: written by another version, or with a time zone that this host does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.state.delivery import State

from .couriers import Courier

if TYPE_CHECKING:
    from bot.state.changes import Plan
    from bot.state.delivery import Delivery

    from .desk import Desk

BROKEN = (
    ("released", "2026-05-18 21:00 Mars/Olympus_Mons"),
    ("released", "soon"),
    ("codes", "[1,2]"),
    ("codes", "no list"),
    ("codes", '["S1E1", "the finale"]'),
    ("shown", "{"),
)


async def breaks(desk: Desk, number: int, column: str, value: str) -> None:
    sql = f"update delivery set {column} = :value where id = :id"
    await desk.database.transact(lambda transaction: transaction.write(sql, {"value": value, "id": number}))


@pytest.mark.parametrize(("column", "value"), BROKEN)
async def test_a_row_that_cannot_be_read_stops_no_other_and_is_set_aside(
    desk: Desk, column: str, value: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Fails where everything due is read in one go: not one reminder of any server would be delivered any more."""
    numbers = await desk.due_in(places=5)
    await breaks(desk, numbers[2], column, value)
    dispatcher = desk.dispatcher(courier := Courier())

    await dispatcher.drain()

    assert sorted(courier.numbers) == [number for number in numbers if number != numbers[2]]
    assert f"delivery {numbers[2]} cannot be read" in caplog.text
    row = await desk.database.read("select state, reason from delivery where id = :id", {"id": numbers[2]})
    assert (row[0]["state"], row[0]["reason"]) == (State.UNDELIVERABLE, "unreadable")
    assert len(await desk.store.history(50)) == 4


async def test_a_row_that_cannot_be_read_does_not_keep_its_reminder_from_being_planned(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    reminder = await desk.remind(1)
    broken, whole = await desk.plan(reminder, episodes=2)
    await breaks(desk, broken, "released", "soon")
    seen: list[Delivery] = []

    def decide(_: object, known: list[Delivery]) -> list[Plan]:
        seen.extend(known)
        return []

    await desk.store.replan([reminder], decide, desk.now)

    assert [delivery.number for delivery in seen] == [whole]
    assert [delivery.number for delivery in await desk.store.waiting(10)] == [whole]


async def test_a_message_that_cannot_be_read_does_not_keep_the_list_from_being_shown(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Fails where one row of one channel takes `/reminders` from a whole server."""
    broken, whole = await desk.remind(1), await desk.remind(2)
    (number,) = await desk.plan(broken)
    await desk.plan(whole)
    await desk.dispatcher(Courier()).drain()
    await breaks(desk, number, "released", "soon")

    assert list(await desk.store.last_messages([broken, whole])) == [whole.number]
    assert f"delivery {number} cannot be read" in caplog.text


async def test_a_reminder_that_is_removed_while_it_is_planned_leaves_nothing_behind(desk: Desk) -> None:
    gone, stays = await desk.remind(1), await desk.remind(2)
    await desk.plan(gone)
    await desk.reminders.remove(gone.number)

    assert await desk.plan(gone) == []
    assert len(await desk.plan(stays)) == 1


async def test_a_reminder_that_is_removed_while_its_message_is_on_its_way_is_forgotten(desk: Desk) -> None:
    reminder = await desk.remind(1)
    await desk.plan(reminder)

    class Removing(Courier):
        async def deliver(self, claimed: object) -> object:  # type: ignore[override]
            await desk.reminders.remove(reminder.number)
            return await super().deliver(claimed)  # type: ignore[arg-type]

    await desk.dispatcher(Removing()).drain()  # type: ignore[arg-type]

    assert await desk.rows() == []
