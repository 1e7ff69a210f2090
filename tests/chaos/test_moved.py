"""The schedule changes while the bot is dead in the middle of sending: what was said is put right, the rest waits."""

from __future__ import annotations

import random
import signal
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.clock import milliseconds
from tests.hosting.process import eventually
from tests.stand_in import Faults

from .evening import Evening, discord
from .programme import catalogue_of
from .promises import text_of
from .seen import channel_of, text_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.stand_in import StandIn

    from .promises import Promise

REMINDERS: Final = 120
LATER: Final = timedelta(minutes=30)
WAITING: Final = """
    select r.place, r.series, r.outlet, r.lead from delivery d join reminder r on r.id = d.reminder
    where d.state = 0 and d.attempts = 0 and d.kind = 'announce' and d.due = :due
"""


async def test_the_schedule_changes_between_two_lives(tmp_path: Path, seed: int) -> None:
    evening, chance = Evening(tmp_path, seed, 400.0), random.Random(seed)
    async with discord() as stand_in:
        await evening.prepare(REMINDERS, ahead=0.5, groups=2)
        stand_in.faults = Faults(lost_answer=0.5, under="/channels/", seed=seed)
        enough = chance.randint(10, REMINDERS - 20)
        async with evening.bot(stand_in):
            await eventually(lambda: len(stand_in.messages) >= enough)
        stand_in.faults = Faults()
        catalogue_of([show.moved(LATER) for show in evening.shows], tmp_path)
        for _ in range(2):  # what was being sent when the schedule changed is looked at once more
            async with evening.bot(stand_in) as bot:
                await bot.says("connected as")
                await eventually(evening.all_settled)
                bot.send(signal.SIGTERM)
                await bot.ends()
        there = Counter((message["channel_id"], text_in(message)) for message in stand_in.messages)
        assert there + waiting(evening, stand_in) == promised(evening, stand_in)


def promised(evening: Evening, stand_in: StandIn) -> Counter[tuple[str, str]]:
    """One message for each reminder, which says that its episodes have moved."""
    return Counter((channel_of(stand_in, promise), moved_text(evening, promise)) for promise in evening.promised)


def waiting(evening: Evening, stand_in: StandIn) -> Counter[tuple[str, str]]:
    """Of the same messages those that are not to be sent before the new time, and will not need to say so."""
    found: Counter[tuple[str, str]] = Counter()
    with closing(sqlite3.connect(evening.state)) as state:
        for promise in evening.promised:
            wish = promise.wish
            key = (wish.place, wish.series, wish.track.outlet if wish.track else "", wish.lead.total_seconds())
            rows = state.execute(WAITING, {"due": milliseconds(promise.due + LATER)}).fetchall()
            found[channel_of(stand_in, promise), moved_text(evening, promise)] += rows.count(key)
    return found


def moved_text(evening: Evening, promise: Promise) -> str:
    show = next(show for show in evening.shows if show.slug == promise.wish.series)
    return text_of(promise.wish, show.moved(LATER), show)
