"""Members who type, and how soon each of their keystrokes is answered."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench.cast import FIRST_MEMBER
from tests.stand_in.payloads import Actor, autocomplete

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.stand_in import StandIn
    from tests.stand_in.wire import Json


@dataclass(slots=True)
class Keystroke:
    """One keystroke: when it was made, when it was answered, and with how many suggestions."""

    asked: float
    answered: float = 0.0
    suggested: int = 0
    stale: bool = False
    """Whether the member had typed on before it was answered."""

    @property
    def waited_ms(self) -> float:
        """From the dispatch to the arrival of the callback."""
        return (self.answered - self.asked) * 1_000

    @property
    def dropped(self) -> bool:
        """Whether it was answered with nothing because it was stale."""
        return self.stale and not self.suggested

    def note(self, answer: asyncio.Future[Json]) -> None:
        """Take the answer."""
        self.answered = time.perf_counter()
        self.suggested = len(answer.result()["data"]["choices"])


async def typed(
    stand_in: StandIn, member: int, texts: Sequence[str], *, pause: float, begin: float = 0.0
) -> list[Keystroke]:
    """A member types, `pause` seconds a letter, whether they are answered or not; all keystrokes in the end.

    They begin after `begin` seconds.
    """
    by = Actor(id=str(FIRST_MEMBER + member))
    keystrokes: list[Keystroke] = []
    answers: list[asyncio.Future[Json]] = []
    begun = time.perf_counter() + begin
    for number, text in enumerate(texts):
        await asyncio.sleep(begun + number * pause - time.perf_counter())
        if keystrokes and not keystrokes[-1].answered:
            keystrokes[-1].stale = True
        payload = autocomplete("cast", {"series": text}, "series", by=by)
        keystrokes.append(Keystroke(time.perf_counter()))
        exchange = await stand_in.ask(payload)
        exchange.callback.add_done_callback(keystrokes[-1].note)
        answers.append(exchange.callback)
    async with asyncio.timeout(60):
        await asyncio.gather(*answers)
    return keystrokes
