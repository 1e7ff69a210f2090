"""What the catalogue asks SQLite: by index wherever something is looked up by its key."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from bot.catalogue.reader import Catalogue


async def test_every_question_by_key_is_answered_by_an_index(shipped: Catalogue, shipped_path: Path) -> None:
    slug = next(iter(shipped.listings))
    person = next(iter(shipped.credited))
    asked: list[str] = []
    await shipped._database.set_trace_callback(asked.append)

    assert await shipped.series(slug) is not None
    assert await shipped.person(person) is not None

    assert len(asked) >= 11
    plans = {question: plan_of(shipped_path, question) for question in asked}
    scanned = {question: plan for question, plan in plans.items() if any(step.startswith("SCAN") for step in plan)}
    assert scanned == {}


async def test_asking_again_asks_nothing_of_the_file(shipped: Catalogue) -> None:
    slug = next(iter(shipped.listings))
    await shipped.series(slug)
    asked: list[str] = []
    await shipped._database.set_trace_callback(asked.append)

    assert await shipped.series(slug) is not None

    assert asked == []


def plan_of(path: Path, question: str) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return [row[3] for row in database.execute(f"explain query plan {question}")]
