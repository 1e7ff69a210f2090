"""Named queries from `.sql` files; aiosql reads the same files for SQLite and for PostgreSQL."""

from __future__ import annotations

from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

import aiosql

if TYPE_CHECKING:
    from collections.abc import Mapping


def queries(name: str) -> Mapping[str, str]:
    """The queries of `sql/<name>.sql` by name."""
    text = resources.files("bot.state").joinpath(f"sql/{name}.sql").read_text(encoding="utf-8")
    read = aiosql.from_str(text, "aiosqlite", mandatory_parameters=False)
    return MappingProxyType(
        {query: str(getattr(read, query).sql) for query in read.available_queries if "_cursor" not in query}
    )
