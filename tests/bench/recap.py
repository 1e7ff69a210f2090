"""The real `/recap` of 60 episodes beside a bare command that says as much: `python -m tests.bench recap`.

A made-up serial, all of it watched by everybody who asks, at full length; measured is the first page.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from bot.catalogue.build import build, content_hash
from bot.commands.places import CURATED
from bot.state.migrate import migrate
from tests.stand_in import StandIn
from tests.stand_in.payloads import Actor, slash

from .cast import FIRST_MEMBER, REAL, cast
from .child import started
from .load import TOKEN, Measurement, measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.stand_in.wire import Json

SLUG: Final = "sixty"
SEASONS, EPISODES, BEATS = 6, 10, 4
TEXT: Final = "Somebody learns something about somebody else, and goes to the harbour at night to tell them so. ({})"


def recap(number: int) -> Json:
    """`/recap` as a client sends it once a suggestion was picked; every time by another member."""
    options = {"series": f"id:{SLUG}", "length": "full"}
    return slash("recap", options, by=Actor(id=str(FIRST_MEMBER + number)))


async def compare_recap(*, rounds: int, amount: int, concurrency: int, warm_up: int) -> str:
    """Measure the bare command and the real one in turn; returns a report."""
    bare: list[Measurement] = []
    real: list[Measurement] = []
    with real_bot(members=amount + warm_up) as settings:
        reply = Path(settings["CATALOGUE"]).with_name("reply.json")
        reply.write_text(json.dumps(await _real_reply(settings)), encoding="utf-8")
        constant = {"BARE_REPLY": str(reply), "BARE_MODE": "fresh"}
        amounts = {"count": amount, "concurrency": concurrency, "warm_up": warm_up}
        for _ in range(rounds):
            bare.append(await measure("tests.bench.bare", cast, environment=constant, **amounts))
            real.append(await measure(REAL, recap, environment=settings, **amounts))
    ratios = [mine.cpu_us / other.cpu_us for mine, other in zip(real, bare, strict=True)]
    lines = [f"bare, built afresh: {bare[-1]}", f"previously /recap:  {real[-1]}"]
    ratio = f"{median(ratios):.2f} × the bare command's processor time ({min(ratios):.2f} to {max(ratios):.2f})"
    return "\n".join([*lines, f"/recap of {SEASONS * EPISODES} episodes costs {ratio}, medians of {rounds} rounds"])


@contextmanager
def real_bot(*, members: int) -> Iterator[dict[str, str]]:
    """The settings of the real bot, with the serial in its catalogue and members who have watched it."""
    with TemporaryDirectory(prefix="previously-bench-") as name:
        folder = Path(name)
        (folder / "series").mkdir()
        # JSON is YAML as well.
        (folder / "series" / f"{SLUG}.yaml").write_text(json.dumps(serial()), encoding="utf-8")
        catalogue = build(folder, folder / "catalogue.sqlite").path
        _pass_for_shipped(catalogue)
        _watched_by(folder / "state.sqlite", members)
        state = f"sqlite:///{folder}/state.sqlite"
        yield {"CATALOGUE": str(catalogue), "STATE_URL": state, "LOG_LEVEL": "error", "LOG_FORMAT": "json"}


def _pass_for_shipped(catalogue: Path) -> None:
    """Give it the hash of the shipped files, which `previously run` would otherwise build in its place."""
    with closing(sqlite3.connect(catalogue)) as database, database:
        database.execute("update meta set value = ? where key = 'content_hash'", (content_hash(CURATED),))


def serial() -> dict[str, Any]:
    """Six seasons of ten episodes of four beats."""
    source = {"title": "An article", "publisher": "P", "address": "https://x.example/a", "checked": "2026-11-22"}
    return {
        "slug": SLUG,
        "titles": [{"text": "Sixty", "language": "en"}],
        "format": "serial",
        "status": "ended",
        "countries": ["GB"],
        "languages": ["en"],
        "broadcasters": ["ITV"],
        "popularity": 50,
        "premise": {"text": "It is long.", "sources": ["a"]},
        "sources": {"a": source},
        "seasons": [_season(number) for number in range(1, SEASONS + 1)],
    }


def _season(number: int) -> dict[str, Any]:
    beats = [{"text": TEXT.format(beat), "weight": 1 + beat % 3, "sources": ["a"]} for beat in range(BEATS)]
    episodes = [{"number": each, "title": f"Part {each}", "beats": beats} for each in range(1, EPISODES + 1)]
    return {"number": number, "episodes": episodes}


def _watched_by(state: Path, members: int) -> None:
    migrate(state)
    rows = ((FIRST_MEMBER + number, SLUG, 0, f"S{SEASONS}E{EPISODES}", 0) for number in range(members))
    with closing(sqlite3.connect(state)) as database, database:
        database.executemany("insert into progress (member, series, story, episode, updated) values (?,?,?,?,?)", rows)


async def _real_reply(settings: Mapping[str, str]) -> list[Json]:
    async with StandIn(token=TOKEN) as stand_in, started(REAL, stand_in, settings):
        answer = await stand_in.interact(recap(0))
    components: list[Json] = answer["data"]["components"]
    assert "Part 1" in json.dumps(components), "the first page tells what was watched"
    return components
