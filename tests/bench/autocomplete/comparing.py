"""The real autocomplete, on a catalogue as large as the world's television, beside one that returns a constant list."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from bot.catalogue.places import imdb_volume
from tests.bench.cast import REAL, real_bot
from tests.bench.child import processor_time, started
from tests.bench.load import TOKEN
from tests.bench.titles.world import World
from tests.stand_in import Manners, StandIn

from .report import Measurement, report
from .titles import letter_by_letter, typed_titles
from .typing import typed
from .volume import volume_of

if TYPE_CHECKING:
    from collections.abc import Mapping

BARE: Final = "tests.bench.autocomplete.bare"
_PAUSE: Final = 0.1
_LETTERS: Final = 10
_BURSTS: Final = 30
_PATIENT: Final = Manners(answer_within=60.0)
"""A loaded bot may be late; that is to be measured, not refused."""


@dataclass(frozen=True)
class Script:
    """What every bot is asked, as what stands in the box after each keystroke."""

    warm_up: list[str]
    members: list[list[str]]
    """What each of them types, all at the same time."""
    bursts: list[list[str]]
    """Ten letters that come at once, as after a moment in which the gateway was not heard."""

    @classmethod
    def of(cls, volume: Path, *, amount: int, members: int, warm_up: int, seed: int = 1) -> Script:
        """Titles of a volume; same seed, same script."""
        titles = typed_titles(volume, seed)
        long = (title for title in titles if len(title) >= _LETTERS)
        return cls(
            letter_by_letter(titles, warm_up),
            [letter_by_letter(titles, amount // members) for _ in range(members)],
            [letter_by_letter(iter([title]), _LETTERS) for title in islice(long, _BURSTS)],
        )


async def compare_autocomplete(*, series: int, rounds: int, amount: int, members: int, warm_up: int) -> str:
    """Measure both bots in turn, `rounds` times, with so many members who type at once; returns a report."""
    volume = volume_of(World(series))
    script = Script.of(volume, amount=amount, members=members, warm_up=warm_up)
    with real_bot() as settings:
        return await compare(script, volume, settings, rounds)


async def compare(script: Script, volume: Path, settings: Mapping[str, str], rounds: int) -> str:
    """The same with a volume that is there, beside the catalogue of the settings."""
    imdb_volume(Path(settings["CATALOGUE"])).symlink_to(volume)
    bare: list[Measurement] = []
    real: list[Measurement] = []
    for _ in range(rounds):
        bare.append(await _measure(BARE, {}, script))
        real.append(await _measure(REAL, settings, script))
    return report(bare, real)


async def _measure(bot: str, settings: Mapping[str, str], script: Script) -> Measurement:
    async with StandIn(token=TOKEN, manners=_PATIENT) as stand_in, started(bot, stand_in, settings) as process:
        await typed(stand_in, 0, script.warm_up, pause=_PAUSE / 10)
        cpu = processor_time(process.pid)
        starts = Random(0)
        typing = [
            typed(stand_in, member, texts, pause=_PAUSE, begin=starts.uniform(0, _PAUSE))
            for member, texts in enumerate(script.members)
        ]
        keystrokes = [keystroke for each in await asyncio.gather(*typing) for keystroke in each]
        spent = processor_time(process.pid) - cpu
        bursts = [await typed(stand_in, 0, texts, pause=0.0) for texts in script.bursts]
    return Measurement(keystrokes, spent / len(keystrokes), bursts)
