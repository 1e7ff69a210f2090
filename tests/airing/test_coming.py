"""The catalogue finds what comes by its indexes, whatever is known of the time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.catalogue.reader import Catalogue
from tests.catalogue.test_queries import plan_of

from .library import SHELF

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.fixture
async def catalogue(schedule_path: Path) -> AsyncIterator[Catalogue]:
    opened = await Catalogue.open(schedule_path)
    yield opened
    await opened.close()


async def test_instants_and_days_are_found_the_most_popular_first(catalogue: Catalogue) -> None:
    found = await catalogue.coming(NEW_YEAR, NEW_YEAR + WEEK)
    assert found == ("beacon", "verdicts", "drop", "markup", *SHELF)


async def test_an_instant_at_the_end_is_not_found(catalogue: Catalogue) -> None:
    first = datetime(2026, 1, 2, 21, tzinfo=UTC)
    assert "verdicts" in await catalogue.coming(first, first + timedelta(seconds=1))
    assert "verdicts" not in await catalogue.coming(NEW_YEAR, first)


@pytest.mark.parametrize(("begin", "found"), [(3, True), (5, True), (6, False)])
async def test_days_are_found_with_one_to_spare(catalogue: Catalogue, begin: int, *, found: bool) -> None:
    now = datetime(2026, 1, begin, tzinfo=UTC)
    assert ("drop" in await catalogue.coming(now, now)) is found


async def test_months_and_what_is_not_announced_are_never_found(catalogue: Catalogue) -> None:
    found = await catalogue.coming(NEW_YEAR, NEW_YEAR + timedelta(days=3_000))
    assert {"someday", "monthly", "far"}.isdisjoint(found)


async def test_no_series_is_found_twice(catalogue: Catalogue) -> None:
    found = await catalogue.coming(NEW_YEAR, NEW_YEAR + timedelta(days=300))
    assert len(found) == len(set(found))


async def test_the_question_is_answered_by_indexes(catalogue: Catalogue, schedule_path: Path) -> None:
    asked: list[str] = []
    await catalogue._volumes[0]._database.set_trace_callback(asked.append)
    await catalogue.coming(NEW_YEAR, NEW_YEAR + WEEK)
    (question,) = asked
    plan = plan_of(schedule_path, question)
    assert [step for step in plan if step.startswith("SCAN") and step != "SCAN found"] == []
    assert any("release_by_instant" in step for step in plan)
    assert any("release_by_day" in step for step in plan)
