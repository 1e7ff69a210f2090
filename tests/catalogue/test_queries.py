"""What the catalogue asks SQLite: by index wherever something is looked up by its key."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from bot.catalogue.reader import Catalogue


async def test_every_question_by_key_is_answered_by_an_index(shipped: Catalogue, shipped_path: Path) -> None:
    asked = await traced(shipped)

    assert await shipped.series("innocent") is not None
    assert await shipped.person("katherine-kelly") is not None
    assert shipped.listings["tt5963958"].slug == "innocent"

    assert len(asked) >= 11
    plans = {question: plan_of(shipped_path, question) for question in asked}
    scanned = {question: plan for question, plan in plans.items() if any(step.startswith("SCAN") for step in plan)}
    assert scanned == {}


async def test_asking_again_asks_nothing_of_the_file(shipped: Catalogue) -> None:
    await shipped.series("innocent")
    asked = await traced(shipped)

    assert await shipped.series("innocent") is not None

    assert asked == []


async def traced(catalogue: Catalogue) -> list[str]:
    asked: list[str] = []
    (volume,) = catalogue._volumes
    await volume._database.set_trace_callback(asked.append)
    volume._rows.set_trace_callback(asked.append)
    return asked


def plan_of(path: Path, question: str) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return [row[3] for row in database.execute(f"explain query plan {question}")]
