"""A courier with a wall instead of Discord: posts are recognised by their delivery, and say what Discord would."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.reminders.planner import batches_of
from bot.reminders.planning import times_of, true_now
from bot.state.delivery import DELETED, Delivery, Purpose
from bot.state.outcomes import Sent, Skipped

if TYPE_CHECKING:
    from bot.series.models import Series
    from bot.state.deliveries import Claimed
    from bot.state.outcomes import Outcome


@dataclass(slots=True)
class Post:
    """A message: for which reminder and time it was sent, what it said first, and what it says now."""

    reminder: int
    time: str
    first: dict[str, str]
    text: dict[str, str] = field(init=False)
    deleted: bool = False

    def __post_init__(self) -> None:
        self.text = dict(self.first)

    @property
    def announced(self) -> set[tuple[int, str, str]]:
        """Which episodes members were told of for which time, when the message came."""
        return {(self.reminder, code, time) for code, time in self.first.items() if time == self.time}


@dataclass(slots=True)
class Wall:
    """Every message by the number of its delivery."""

    posts: dict[int, Post] = field(default_factory=dict)

    def deliver(self, claimed: Claimed, series: Series, subject: Delivery | None) -> Outcome:
        """Post or edit, as the courier to Discord does."""
        delivery = claimed.delivery
        told = subject or delivery
        true = true_now(told, times_of(batches_of(series, claimed.reminder.wish)))
        if delivery.purpose is Purpose.AMEND:
            return self._edit(self.posts[told.number], told, true)
        if delivery.number in self.posts:
            return Sent(1, delivery.number)  # what it says is not known
        if str(delivery.when) not in true.values():
            return Skipped("the schedule has changed")
        self.posts[delivery.number] = Post(delivery.reminder, str(delivery.when), true)
        return Sent(1, delivery.number, true)

    def _edit(self, post: Post, told: Delivery, true: dict[str, str]) -> Outcome:
        if post.deleted:
            return Sent(1, told.number, {**told.shown, DELETED: ""})
        post.text = true
        return Sent(1, told.number, true)
