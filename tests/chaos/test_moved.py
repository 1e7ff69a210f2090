"""The schedule changes while the bot is dead in the middle of sending: in the end every message says what is so."""

from __future__ import annotations

import random
import signal
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tests.hosting.process import eventually
from tests.stand_in import Faults

from .evening import Evening, discord
from .programme import catalogue_of
from .promises import text_of
from .seen import channel_of, text_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.stand_in import StandIn

    from .programme import Show

REMINDERS: Final = 120
EARLIER: Final = timedelta(minutes=-30)
"""So that what is due is due already."""


async def test_the_schedule_changes_between_two_lives(tmp_path: Path, seed: int) -> None:
    evening, chance = Evening(tmp_path, seed, 400.0), random.Random(seed)
    async with discord() as stand_in:
        await evening.prepare(REMINDERS, ahead=0.5, groups=2)
        stand_in.faults = Faults(lost_answer=0.5, under="/channels/", seed=seed)
        enough = chance.randint(10, REMINDERS - 20)
        async with evening.bot(stand_in):
            await eventually(lambda: len(stand_in.messages) >= enough)
        stand_in.faults = Faults()
        moved = [show.moved(EARLIER) for show in evening.shows]
        catalogue_of(moved, tmp_path)
        for _ in range(2):  # what was being sent when the schedule changed is looked at once more
            async with evening.bot(stand_in) as bot:
                await bot.says("connected as")
                await eventually(evening.all_settled)
                bot.send(signal.SIGTERM)
                await bot.ends()
        assert wrong(evening, moved, stand_in) == []


def wrong(evening: Evening, moved: list[Show], stand_in: StandIn) -> list[str]:
    """Of each reminder there is one message: it was sent with the new time, or it says so by now."""
    there = Counter((message["channel_id"], text_in(message)) for message in stand_in.messages)
    found = []
    for promise in evening.promised:
        new = next(show for show in moved if show.slug == promise.wish.series)
        old = next(show for show in evening.shows if show.slug == promise.wish.series)
        ways = [(channel_of(stand_in, promise), text_of(promise.wish, new, was)) for was in (None, old)]
        way = next((way for way in ways if there[way]), None)
        if way is None:
            found.append(f"lost: {promise.text}")
        else:
            there[way] -= 1
    return [*found, *(f"{number} × {text}" for (_, text), number in there.items() if number)]
