"""One story: its steps one after the other, and what must hold after each of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.state.outcomes import Skipped, Undeliverable

from . import promises
from .promises import announces, waits
from .stories import EPISODES

if TYPE_CHECKING:
    from bot.state.reminder import Reminder

    from .evening import Evening
    from .promises import Facts
    from .stories import Step


class Story:
    """Plays steps on an evening."""

    def __init__(self, evening: Evening) -> None:
        self.evening = evening
        self.set: dict[int, Reminder] = {}
        self._removed: set[int] = set()
        self.resting: set[int] = set()
        self.in_step: set[int] = set()
        """The reminders that have been planned since the schedule changed."""

    async def play(self, steps: list[Step]) -> None:
        """Take every step, then let all end well."""
        facts = await self.evening.facts()
        for name, choices in steps:
            before, resting = facts, self.resting
            await getattr(self, name)(**choices)
            facts = await self.evening.facts()
            self._holds(before.without(self._removed | resting), facts)
        await self.all_ends_well()

    def _holds(self, before: Facts, after: Facts) -> None:
        promises.nothing_that_was_tried_is_forgotten(before, after)
        promises.no_episode_is_announced_twice_for_one_time(after)
        promises.at_most_one_edit_waits(after)
        for number in sorted(self.in_step):
            promises.everything_to_come_is_planned_or_was_announced(after, self.set[number])

    async def nothing_happens(self) -> None:
        """Nothing happens."""

    # The schedule

    async def an_evening_begins(self, apart: int, lead: int) -> None:
        for index, code in enumerate(EPISODES[:3]):
            self.evening.times[code] = self.evening.written(30 + apart * index)
        await self.sets_a_reminder(lead, 1)

    async def is_moved(self, code: str, minutes: int, read: bool) -> None:
        await self._edited({code: self.evening.written(minutes, code)}, read)

    async def is_only_known_roughly(self, code: str, when: str, read: bool) -> None:
        await self._edited({code: when}, read)

    async def are_swapped(self, one: str, other: str, read: bool) -> None:
        times = self.evening.times
        if one in times and other in times:
            await self._edited({one: times[other], other: times[one]}, read)

    async def come_together(self, one: str, other: str, read: bool) -> None:
        if one in self.evening.times:
            await self._edited({other: self.evening.times[one]}, read)

    async def comes_back(self, code: str, read: bool) -> None:
        """To a time for which it was announced, or was to be."""
        rows = (await self.evening.facts()).rows.values()
        known = [str(row.when) for row in rows if code in map(str, row.codes)]
        if known:
            await self._edited({code: known[0]}, read)

    async def is_cancelled(self, code: str, read: bool) -> None:
        self.evening.times.pop(code, None)
        await self._edited({}, read)

    async def _edited(self, times: dict[str, str], read: bool) -> None:
        self.evening.times |= times
        self.in_step.clear()
        if read:
            await self.the_catalogue_is_read()

    async def the_catalogue_is_read(self) -> None:
        await self.evening.planner.plan_everything()
        assert await self.evening.planner.plan_everything() == 0, "planning does not come to rest"
        if set(self.set) <= self.resting:
            return  # nobody waits, nobody asks
        self.in_step = set(self.set)
        facts = await self.evening.facts()
        for reminder in self.set.values():
            promises.nothing_else_is_planned(facts, reminder)
            promises.what_is_not_so_any_more_is_edited(facts, reminder)

    # The members

    async def sets_a_reminder(self, lead: int, place: int) -> None:
        reminder = await self.evening.remind(timedelta(minutes=lead), place)
        self.set[reminder.number] = reminder
        self.resting = self.resting - {reminder.number}
        self.in_step.add(reminder.number)

    async def removes_a_reminder(self, which: int) -> None:
        if len(self.set) > 1 and (number := self._one(which)):
            await self.evening.reminders.remove(number)
            del self.set[number]
            self._removed.add(number)
            self.resting = self.resting - {number}
            self.in_step.discard(number)
            self.evening.hand = [each for each in self.evening.hand if each[0].reminder.number != number]

    async def pauses_or_goes_on(self, which: int, paused: bool) -> None:
        if number := self._one(which):
            await self.evening.rest(self.set[number], paused=paused)
            self.resting = self.resting | {number} if paused else self.resting - {number}
            self.in_step |= set() if paused else {number}

    def _one(self, which: int) -> int | None:
        numbers = sorted(self.set)
        return numbers[which % len(numbers)] if numbers else None

    # The clock, Discord and the power supply

    async def time_passes(self, minutes: int) -> None:
        self.evening.now += timedelta(minutes=minutes)

    async def what_is_due_is_taken(self, wait: bool) -> None:
        await self.evening.claim(wait=wait)

    async def one_is_delivered(self, fate: str, behind: bool) -> None:
        match await self.evening.settle(fate, behind=behind) if self.evening.hand else None:
            case (reminder, Undeliverable() | Skipped("the schedule has changed")):
                self.in_step.discard(reminder)  # what is to be done about it is planned within a minute

    async def crashes(self) -> None:
        await self.evening.crash()

    async def somebody_deletes_a_message(self, which: int) -> None:
        posts = list(self.evening.wall.posts.values())
        if posts:
            posts[which % len(posts)].deleted = True

    async def all_ends_well(self) -> None:
        """From now on nothing goes wrong: everybody hears of everything that is to come, and what they read is true."""
        evening = self.evening
        for reminder in self.set.values():
            await evening.rest(reminder, paused=False)
        await evening.crash()
        await evening.planner.plan_everything()
        facts = before = await evening.facts()
        while any(map(waits, facts.rows.values())):
            await evening.claim(wait=True)
            while evening.hand:
                await evening.settle("arrives")
            await evening.planner.plan_everything()
            facts = await evening.facts()
        for reminder in self.set.values():
            for batch in before.to_come(reminder):
                promises.everybody_has_heard(facts, reminder, batch)
        for number in facts.posts.keys() & before.rows.keys():
            row = before.rows[number]
            if announces(row) and row.until > before.now:
                promises.what_is_read_is_true(facts, self.set[row.reminder], number)
