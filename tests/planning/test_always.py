"""Whatever happens, in whatever order: nothing is lost, nothing is said twice, and planning comes to rest."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.reminders.planner import batches_of
from bot.reminders.planning import times_of, true_now
from bot.state.delivery import Delivery, Purpose, State
from bot.state.outcomes import Skipped, Undeliverable

from .evening import Evening, waits
from .telling import scheduled

if TYPE_CHECKING:
    from bot.series.codes import EpisodeCode
    from bot.state.changes import Batch
    from bot.state.reminders import Reminder

EPISODES: Final = ("S1E1", "S1E2", "S1E3", "S2E1")
NEAR: Final = timedelta(hours=3)

episodes = st.sampled_from(EPISODES)
leads = st.sampled_from([0, 0, 15, 1440, -120])
away = st.sampled_from([-200, -30, -5, 10, 20, 45, 170, 200, 600, 3000])
vague = st.sampled_from(["2026-03-28", "2026-03-29", "2026-03-30", "2026-05", "tba"])
fates = st.sampled_from(["arrives", "arrives", "arrives", "later", "refused", "posted, but not noted"])


class Reminding(RuleBasedStateMachine):
    """Curators, members, the clock, Discord and the power supply take turns."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = TemporaryDirectory(prefix="previously-")
        self.evening = Evening(Path(self.folder.name) / "state.sqlite")
        self.runner.run(self.evening.database.open())
        self.set: dict[int, Reminder] = {}
        self.in_step: set[int] = set()
        """The reminders that have been planned since the schedule changed."""
        self.resting: set[int] = set()
        self.rows: dict[int, Delivery] = {}

    @initialize(apart=st.sampled_from([0, 10, 90, 400]), lead=leads)
    def an_evening_begins(self, apart: int, lead: int) -> None:
        for index, code in enumerate(EPISODES[:3]):
            self.evening.times[code] = self.evening.written(30 + apart * index)
        self.sets_a_reminder(lead, 1)

    # The schedule

    @rule(code=episodes, minutes=away, read=st.booleans())
    def is_moved(self, code: str, minutes: int, read: bool) -> None:
        self._edited({code: self.evening.written(minutes, code)}, read)

    @rule(code=episodes, when=vague, read=st.booleans())
    def is_only_known_roughly(self, code: str, when: str, read: bool) -> None:
        self._edited({code: when}, read)

    @rule(one=episodes, other=episodes, read=st.booleans())
    def are_swapped(self, one: str, other: str, read: bool) -> None:
        times = self.evening.times
        if one in times and other in times:
            self._edited({one: times[other], other: times[one]}, read)

    @rule(one=episodes, other=episodes, read=st.booleans())
    def come_together(self, one: str, other: str, read: bool) -> None:
        if one in self.evening.times:
            self._edited({other: self.evening.times[one]}, read)

    @rule(code=episodes, read=st.booleans())
    def comes_back(self, code: str, read: bool) -> None:
        """To the time for which it was announced, or was to be."""
        known = [str(row.when) for row in self.rows.values() if code in map(str, row.codes)]
        if known:
            self._edited({code: known[0]}, read)

    @rule(code=episodes, read=st.booleans())
    def is_cancelled(self, code: str, read: bool) -> None:
        self.evening.times.pop(code, None)
        self._edited({}, read)

    @rule()
    def the_catalogue_is_read(self) -> None:
        evening, before = self.evening, self.rows
        self.runner.run(evening.planner.plan_everything())
        self._look()
        for number in before.keys() - self.rows.keys():
            self._was_not_wanted(before[number])
        assert self.runner.run(evening.planner.plan_everything()) == 0, "planning does not come to rest"
        if set(self.set) - self.resting:
            self.in_step = set(self.set)
        for reminder in self._in_step():
            self._plans_nothing_else(reminder)
            self._says_what_is_so(reminder)

    # The members

    @rule(lead=leads, place=st.sampled_from([1, 2]))
    def sets_a_reminder(self, lead: int, place: int) -> None:
        reminder = self.runner.run(self.evening.remind(timedelta(minutes=lead), place))
        self.set[reminder.number] = reminder
        self.resting.discard(reminder.number)
        self.in_step.add(reminder.number)

    @precondition(lambda self: self.set)
    @rule(data=st.data())
    def removes_a_reminder(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.set)))
        self.runner.run(self.evening.reminders.remove(number))
        del self.set[number]
        self.resting.discard(number)
        self.in_step.discard(number)
        self.evening.hand = [each for each in self.evening.hand if each[0].reminder.number != number]
        self.rows = {key: row for key, row in self.rows.items() if row.reminder != number}

    @precondition(lambda self: self.set)
    @rule(data=st.data(), paused=st.booleans())
    def pauses_or_goes_on(self, data: st.DataObject, paused: bool) -> None:
        number = data.draw(st.sampled_from(sorted(self.set)))
        self.runner.run(self.evening.reminders.pause(number, paused=paused))
        self.resting = self.resting | {number} if paused else self.resting - {number}

    # The clock, Discord and the power supply

    @rule(minutes=st.sampled_from([1, 5, 15, 60, 170, 190, 400, 1440]))
    def time_passes(self, minutes: int) -> None:
        self.evening.now += timedelta(minutes=minutes)

    @rule(wait=st.booleans())
    def what_is_due_is_taken(self, wait: bool) -> None:
        self.runner.run(self.evening.claim(wait=wait))

    @precondition(lambda self: self.evening.hand)
    @rule(fate=fates, behind=st.booleans())
    def one_is_delivered(self, fate: str, behind: bool) -> None:
        settled = self.runner.run(self.evening.settle(fate, behind=behind))
        match settled:
            case (reminder, Undeliverable()):
                self.in_step.discard(reminder)
            case (reminder, Skipped("the schedule has changed")) if behind:
                self.in_step.discard(reminder)

    @rule()
    def crashes(self) -> None:
        self.runner.run(self.evening.crash())

    # What holds always

    @invariant()
    def all_is_well(self) -> None:
        before = self.rows
        self._look()
        gone = before.keys() - self.rows.keys()
        assert all(before[number].untouched for number in gone), "what was tried is forgotten"
        self._no_episode_is_announced_twice_for_one_time()
        self._at_most_one_edit_of_a_message_waits()
        for reminder in self._in_step():
            self._everything_to_come_is_planned_or_was_announced(reminder)

    def _no_episode_is_announced_twice_for_one_time(self) -> None:
        said = Counter(told for post in self.evening.wall.posts.values() for told in post.announced)
        assert not [told for told, times in said.items() if times > 1]

    def _at_most_one_edit_of_a_message_waits(self) -> None:
        edits = Counter(row.subject for row in self.rows.values() if row.purpose is Purpose.AMEND and waits(row))
        assert all(number == 1 for number in edits.values())

    def _everything_to_come_is_planned_or_was_announced(self, reminder: Reminder) -> None:
        rows = self._announcements(reminder)
        for batch in self.evening.to_come(reminder):
            for code in batch.codes:
                assert any(covers(row, code, batch) for row in rows), f"{code} at {batch.when} is lost"

    def teardown(self) -> None:
        try:
            self._all_ends_well()
        finally:
            self.runner.run(self.evening.database.close())
            self.runner.close()
            self.folder.cleanup()

    def _all_ends_well(self) -> None:
        """From now on nothing goes wrong any more: everybody hears of everything that is to come, and it is true."""
        evening = self.evening
        for number in self.set:
            self.runner.run(evening.reminders.pause(number, paused=False))
        self.runner.run(evening.crash())
        self.runner.run(evening.planner.plan_everything())
        self._look()
        to_come = {number: evening.to_come(reminder) for number, reminder in self.set.items()}
        readable = {row.number for row in self.rows.values() if row.purpose is Purpose.ANNOUNCE and row.until > evening.now}
        while [row for row in self.rows.values() if waits(row)]:
            self.runner.run(self._next_is_delivered())
        for number, batches in to_come.items():
            for batch in batches:
                assert all(self._heard(number, code, batch) for code in batch.codes), f"nobody heard of {batch}"
        for number in readable & evening.wall.posts.keys() & self.rows.keys():
            self._is_true(self.rows[number])

    async def _next_is_delivered(self) -> None:
        evening = self.evening
        far = evening.now + timedelta(days=400)
        evening.now = max(evening.now, (await evening.deliveries.pressing(evening.now, far))[0][0])
        await evening.claim()
        while evening.hand:
            await evening.settle("arrives")
        await evening.planner.plan_everything()
        self.rows = {row.number: row for row in await evening.rows()}

    # Words for the above

    def _edited(self, times: dict[str, str], read: bool) -> None:
        self.evening.times |= times
        self.in_step.clear()
        if read:
            self.the_catalogue_is_read()

    def _look(self) -> None:
        self.rows = {row.number: row for row in self.runner.run(self.evening.rows())}

    def _in_step(self) -> list[Reminder]:
        return [self.set[number] for number in sorted(self.in_step)]

    def _announcements(self, reminder: Reminder) -> list[Delivery]:
        return [
            row for row in self.rows.values() if row.reminder == reminder.number and row.purpose is Purpose.ANNOUNCE
        ]

    def _wanted(self, reminder: Reminder) -> list[Batch]:
        return batches_of(scheduled(self.evening.times), reminder.wish)

    def _was_not_wanted(self, row: Delivery) -> None:
        assert row.untouched, "what was tried is forgotten"
        assert row.until > self.evening.now, "what is too late must be counted"
        wanted = [batch for batch in self._wanted(self.set[row.reminder]) if batch.when == row.when]
        others = [each for each in self._announcements(self.set[row.reminder]) if each.when == row.when]
        assert others or not wanted or all(
            any(covers(each, code, batch) for each in self._announcements(self.set[row.reminder]))
            for batch in wanted
            for code in batch.codes
        ), f"{row} was dropped"

    def _plans_nothing_else(self, reminder: Reminder) -> None:
        wanted = {batch.when: set(batch.codes) for batch in self._wanted(reminder)}
        for row in self._announcements(reminder):
            if row.untouched and row.until > self.evening.now:
                assert set(row.codes) <= wanted.get(row.when, set()), f"{row} is not wanted any more"

    def _says_what_is_so(self, reminder: Reminder) -> None:
        """A message that still matters and says what is not so any more has exactly one edit waiting."""
        times = times_of(self._wanted(reminder))
        edits = {row.subject for row in self.rows.values() if row.purpose is Purpose.AMEND and waits(row)}
        for row in self._announcements(reminder):
            if row.state is State.SENT and row.airs > self.evening.now:
                is_so = all(row.shown.get(code) == time for code, time in true_now(row, times).items())
                assert is_so or row.number in edits, f"{row} says what is not so"

    def _heard(self, reminder: int, code: EpisodeCode, batch: Batch) -> bool:
        posts = [post for post in self.evening.wall.posts.values() if post.reminder == reminder]
        refused = [
            row
            for row in self.rows.values()
            if row.reminder == reminder and row.state is State.UNDELIVERABLE and covers(row, code, batch)
        ]
        return bool(refused) or any(post.text.get(str(code)) == str(batch.when) for post in posts)

    def _is_true(self, row: Delivery) -> None:
        times = times_of(self._wanted(self.set[row.reminder]))
        edits = [each for each in self.rows.values() if each.subject == row.number and each.state is State.UNDELIVERABLE]
        text = self.evening.wall.posts[row.number].text
        assert edits or text == true_now(row, times), f"the post still says {text}"


def covers(row: Delivery, code: EpisodeCode, batch: Batch) -> bool:
    """Whether a delivery tells, told or will tell of an episode, well enough for the time at which it comes."""
    named = code in row.codes or str(code) in row.shown
    if row.state is State.SKIPPED:
        return False
    if row.when == batch.when:
        return row.state is not State.UNDELIVERABLE or named
    if row.when.at is None or batch.when.at is None:
        same = row.when.day == batch.when.day
        return named and same and row.state in {State.SENT, State.UNDELIVERABLE}
    return named and row.state is State.SENT and abs(row.airs - batch.airs) < NEAR


TestReminding = Reminding.TestCase
TestReminding.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
