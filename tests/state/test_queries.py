"""Every statement finds its rows by an index, and reads the same on SQLite and PostgreSQL."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from bot.state.migrate import migrate
from bot.state.queries import queries

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted(each.name.removesuffix(".sql") for each in resources.files("bot.state").joinpath("sql").iterdir())
STATEMENTS = [(file, name) for file in FILES for name in sorted(queries(file))]


def test_all_statements_are_known() -> None:
    assert {"progress", "channels", "reminders", "deliveries"} <= set(FILES)
    assert len(STATEMENTS) >= 50


@pytest.mark.parametrize(("file", "name"), STATEMENTS)
def test_a_statement_uses_an_index(path: Path, file: str, name: str) -> None:
    migrate(path)
    sql = queries(file)[name]
    given = dict.fromkeys(re.findall(r":(\w+)", sql), 1)
    with closing(sqlite3.connect(path)) as database:
        plan = [str(row[3]) for row in database.execute(f"explain query plan {sql}", given)]
    assert not [step for step in plan if _reads_a_whole_table(step)]
    assert sql.lstrip().startswith("insert") or any(re.search(r"USING .*(INDEX|PRIMARY KEY)", step) for step in plan)


def _reads_a_whole_table(step: str) -> bool:
    # Lists that are given along and what a statement has found itself are read whole; they have no index.
    return step.startswith("SCAN") and not re.search(
        r"USING .*INDEX|json_each|SCAN (claimable|ranked|\(subquery)", step
    )
