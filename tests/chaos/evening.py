"""One evening: reminders fall due, Discord has its troubles, the bot is ended and started again until all is said."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
from collections import Counter
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.clock import milliseconds
from tests.hosting.process import TOKEN, Process, addresses, eventually, running
from tests.stand_in import Limits, StandIn

from .preparing import prepared
from .programme import catalogue_of, programme
from .promises import Promise, promises, servers
from .seen import seen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine
    from pathlib import Path

    from .fate import End, Fate
    from .programme import Show
    from .seen import Seen

POSTS: Final = "POST /channels/{channel}/messages"
_PATIENCE: Final = 60.0
_AWAY: Final = timedelta(minutes=5)
_WAITING: Final = "select count(*) from delivery where state < 2 and due <= :until"
_LONG_AGO: Final = "update delivery set begun = begun - :away where state < 2"


@dataclass(slots=True)
class Evening:
    """A state and a catalogue in a folder, the reminders promised in them, and the Discord they are for."""

    folder: Path
    seed: int
    per_second: float
    shows: list[Show] = field(default_factory=list)
    promised: list[Promise] = field(default_factory=list)
    happened: Counter[str] = field(default_factory=Counter)
    """How often what befell it."""

    @property
    def state(self) -> Path:
        """The bot's state."""
        return self.folder / "state.sqlite"

    @property
    def last(self) -> datetime:
        """When the last of all is due."""
        return max(promise.due for promise in self.promised)

    async def prepare(self, reminders: int, *, ahead: float = 1.5, groups: int = 3) -> None:
        """Set reminders that are due soon, at a few times a second apart."""
        now = datetime.now(UTC)
        begins = (now + timedelta(seconds=ahead + 1)).replace(microsecond=0)
        times = [begins + timedelta(seconds=second) for second in range(groups)]
        self.shows = programme(begins)
        self.promised = promises(self.shows, times, reminders, random.Random(self.seed))
        await prepared(self.state, catalogue_of(self.shows, self.folder), self.promised, now)

    async def passes(self, stand_in: StandIn, fate: Fate) -> Seen:
        """Let it all happen; returns what members see in the end."""
        stand_in.faults = fate.faults(self.seed)
        async with _meanwhile(*(_hangs_up(stand_in, after) for after in fate.cuts)):
            for end in fate.ends:
                await self._life(stand_in, end)
            while not self.all_settled():  # a life that Discord cut short at its start is begun anew
                await self._last_life(stand_in)
        self.happened["faults"] += stand_in.faults.struck.total()
        return seen(stand_in, self.promised, self.per_second)

    async def _life(self, stand_in: StandIn, end: End) -> None:
        before, enough = len(stand_in.requests), len(stand_in.messages) + end.messages
        async with self.bot(stand_in) as bot:
            await eventually(lambda: len(stand_in.requests) > before or bot.ended)
            with suppress(TimeoutError):
                await eventually(lambda: len(stand_in.messages) >= enough or bot.ended, within=end.seconds)
            with suppress(ProcessLookupError):  # it gave up by itself: Discord was not there when it began
                bot.send(end.signal)
            ended = await bot.ends()
        self.happened["gave up" if ended.code == 1 else end.signal.name] += 1
        if end.long:
            self.happened["long absences"] += 1
            self.grow_old()
            stand_in.board.forget_nonces()

    async def _last_life(self, stand_in: StandIn) -> None:
        async with self.bot(stand_in) as bot:
            await eventually(lambda: self.all_settled() or bot.ended, within=_PATIENCE)

    @asynccontextmanager
    async def bot(self, stand_in: StandIn, **settings: str) -> AsyncIterator[Process]:
        """`previously run`; what it said must tell of nothing unexpected."""
        usual = addresses(stand_in) | {
            "CATALOGUE": str(self.folder / "catalogue.sqlite"),
            "STATE_URL": f"sqlite:///{self.state}",
            "REMINDERS_PER_SECOND": str(self.per_second),
        }
        async with running("run", where=self.folder, settings=usual | settings) as bot:
            yield bot
        entries = [json.loads(line) for line in bot.err.splitlines() if line.endswith("}")]
        alarms = [each for each in entries if each["level"] == "error" and each["logger"].startswith("bot.")]
        assert alarms == []

    def told(self, found: Seen) -> str:
        """What went wrong, and how to see it again."""
        return "\n".join([f"--rounds 1 --seed {self.seed}", *found.broken[:20]])

    def all_settled(self) -> bool:
        """Whether the bot has nothing more to say that is due."""
        with closing(sqlite3.connect(self.state, timeout=5)) as state:
            (waiting,) = state.execute(_WAITING, {"until": milliseconds(self.last)}).fetchone()
        return not waiting

    def grow_old(self) -> None:
        """As though the bot had been away for minutes: what it had begun, it began long ago."""
        with closing(sqlite3.connect(self.state, timeout=5)) as state, state:
            state.execute(_LONG_AGO, {"away": _AWAY // timedelta(milliseconds=1)})


@asynccontextmanager
async def discord(
    *, everywhere: tuple[int, float] | None = None, in_a_channel: tuple[int, float] = (5, 1.0)
) -> AsyncIterator[StandIn]:
    """A Discord with twenty servers, and what it lets through."""
    limits = Limits(routes={POSTS: in_a_channel}, everywhere=everywhere)
    async with StandIn(token=TOKEN, guilds=servers(), limits=limits) as stand_in:
        yield stand_in


@asynccontextmanager
async def _meanwhile(*what: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Let things happen at their own times, as long as the block lasts."""
    tasks = [asyncio.create_task(each) for each in what]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _hangs_up(stand_in: StandIn, after: float) -> None:
    await asyncio.sleep(after)
    await stand_in.drop()
