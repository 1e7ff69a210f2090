"""What holds always, told from the rows of the state and from what members can read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.reminders.planner import batches_of
from bot.reminders.planning import times_of, true_now
from bot.state.delivery import Delivery, Purpose, State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.series.codes import EpisodeCode
    from bot.series.models import Series
    from bot.state.changes import Batch
    from bot.state.reminder import Reminder

    from .wall import Post

NEAR: Final = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything at one moment: the clock, the schedule, what is planned and settled, and what members read."""

    now: datetime
    series: Series
    rows: Mapping[int, Delivery]
    posts: Mapping[int, Post]

    def without(self, reminders: set[int]) -> Facts:
        """The same without what is planned for some reminders."""
        return replace(self, rows={number: row for number, row in self.rows.items() if row.reminder not in reminders})

    def wanted(self, reminder: Reminder) -> list[Batch]:
        """What a reminder could announce."""
        return batches_of(self.series, reminder.wish)

    def to_come(self, reminder: Reminder) -> list[Batch]:
        """What it has still to announce, going by the schedule and the clock alone."""
        return [batch for batch in self.wanted(reminder) if max(batch.airs, batch.due) > self.now]

    def announcements(self, reminder: Reminder) -> list[Delivery]:
        """The deliveries of a reminder, without edits and notices."""
        return [row for row in self.rows.values() if row.reminder == reminder.number and announces(row)]

    def edits(self, row: Delivery) -> list[Delivery]:
        """The edits of a message."""
        return [each for each in self.rows.values() if each.purpose is Purpose.AMEND and each.subject == row.number]


def announces(row: Delivery) -> bool:
    """Whether a delivery is a message of its own."""
    return row.purpose is Purpose.ANNOUNCE


def waits(row: Delivery) -> bool:
    """Whether something is still to be sent."""
    return row.state in {State.PLANNED, State.LEASED}


def no_episode_is_announced_twice_for_one_time(facts: Facts) -> None:
    """However often Discord was tried, the schedule changed and the bot was started.

    Discord may take a message, lose the answer, and refuse the next attempt: of that one the bot cannot know.
    """
    unknown = {State.UNDELIVERABLE, State.SKIPPED}
    states = {number: row.state for number, row in facts.rows.items()}
    posts = [post for number, post in facts.posts.items() if states.get(number) not in unknown]
    times = Counter(told for post in posts for told in post.announced)
    assert [told for told, number in times.items() if number > 1] == []


def at_most_one_edit_waits(facts: Facts) -> None:
    """A message is edited to what is so then, so that two edits at once would be one too many."""
    edits = Counter(row.subject for row in facts.rows.values() if row.purpose is Purpose.AMEND and waits(row))
    assert [subject for subject, number in edits.items() if number > 1] == []


def nothing_that_was_tried_is_forgotten(before: Facts, after: Facts) -> None:
    """Only what nobody has tried may be dropped, and what is too late is counted, not dropped."""
    for number in before.rows.keys() - after.rows.keys():
        row = before.rows[number]
        assert row.untouched, f"{row} is forgotten"
        assert row.until > after.now, f"{row} is not counted"


def everything_to_come_is_planned_or_was_announced(facts: Facts, reminder: Reminder) -> None:
    """There is a delivery that will tell, or told, of each episode at its time."""
    rows = facts.announcements(reminder)
    for batch in facts.to_come(reminder):
        for code in batch.codes:
            assert any(covers(row, code, batch) for row in rows), f"{code} at {batch.when} is lost"


def nothing_else_is_planned(facts: Facts, reminder: Reminder) -> None:
    """Not for a time at which the episode does not come any more."""
    wanted = {batch.when: set(batch.codes) for batch in facts.wanted(reminder)}
    for row in facts.announcements(reminder):
        if row.untouched and row.until > facts.now:
            assert set(row.codes) <= wanted.get(row.when, set()), f"{row} is not wanted any more"


def what_is_not_so_any_more_is_edited(facts: Facts, reminder: Reminder) -> None:
    """As long as the message matters to anybody."""
    times = times_of(facts.wanted(reminder))
    for row in facts.announcements(reminder):
        if row.state is State.SENT and row.until > facts.now and not row.deleted:
            is_so = all(row.shown.get(code) == time for code, time in true_now(row, times).items())
            assert is_so or any(map(waits, facts.edits(row))), f"{row} says what is not so"


def everybody_has_heard(facts: Facts, reminder: Reminder, batch: Batch) -> None:
    """Members can read of each episode at its time, or whoever set the reminder or deleted it knows why not."""
    posts = [post.text for post in facts.posts.values() if post.reminder == reminder.number]
    unheard = [row for row in facts.announcements(reminder) if row.deleted or row.state is State.UNDELIVERABLE]
    for code in batch.codes:
        heard = any(text.get(str(code)) == str(batch.when) for text in posts)
        assert heard or any(covers(row, code, batch) for row in unheard), f"nobody heard of {code} at {batch.when}"


def what_is_read_is_true(facts: Facts, reminder: Reminder, number: int) -> None:
    """A message says the time of today, unless Discord refused to edit it, or never told the bot that it is there.

    One that somebody deleted is asked for once.
    """
    row = facts.rows[number]
    if facts.posts[number].deleted:
        assert sum(each.deleted for each in facts.edits(row)) <= 1, f"{row} is edited again and again"
        return
    refused = row.state is not State.SENT or any(each.state is State.UNDELIVERABLE for each in facts.edits(row))
    true = true_now(row, times_of(facts.wanted(reminder)))
    assert refused or facts.posts[number].text == true, f"it still says {facts.posts[number].text}"


def covers(row: Delivery, code: EpisodeCode, batch: Batch) -> bool:
    """Whether a delivery tells, told or will tell of an episode, well enough for the time at which it comes."""
    named = code in row.codes or str(code) in row.shown
    if row.state is State.SKIPPED:
        return False
    if row.when == batch.when:  # what comes at the same time is added to the message
        return named or row.state is not State.UNDELIVERABLE
    if row.when.at is None or batch.when.at is None:
        near = row.when.day == batch.when.day and row.state in {State.SENT, State.UNDELIVERABLE}
    else:
        near = abs(row.airs - batch.airs) < NEAR and row.state is State.SENT
    return named and near
