"""Puts together what is told in words, each sealed with the moment of its row."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from bot.series.revealing import Revealing
from bot.series.sourced import Beat, Claim, Difference, Fact, Source, Statement
from bot.series.stories import Moment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from sqlite3 import Row

    from bot.series.models import Character


def moment_of(row: Row) -> Moment:
    """The moment of a row: of what it tells, or the end of the episode that it is."""
    return Moment(row["story"], row["position"])


def statement_of(row: Row) -> Statement:
    """A sourced text with what other sources say instead, which is told no earlier."""
    moment = moment_of(row)
    return Statement(
        Revealing(row["text"], moment),
        tuple(json.loads(row["sources"])),
        tuple(
            Difference(Revealing(other["text"], moment), tuple(other["sources"]))
            for other in json.loads(row["differs"])
        ),
    )


def source_of(row: Row) -> Source:
    """A source, whose title and address may tell too much."""
    moment = moment_of(row)
    return Source(
        key=row["key"],
        title=Revealing(row["title"], moment),
        publisher=row["publisher"],
        address=Revealing(row["address"], moment),
        kind=row["kind"],
        published=_day(row["published"]),
        checked=date.fromisoformat(row["checked"]),
        licence=row["licence"],
    )


def beat_of(row: Row, characters: Mapping[int, Character]) -> Beat:
    """One thing that happens, with the keys of those to whom it does."""
    keys = tuple(characters[number].key for number in json.loads(row["characters"]))
    return Beat(statement_of(row), row["weight"], keys)


def fact_of(row: Row) -> Fact:
    """Something known about the making of a series, or where to watch it."""
    return Fact(row["kind"], row["season"], statement_of(row))


def claim_of(row: Row) -> Claim:
    """Something that was said, with what became of it."""
    outcome = None if row["outcome"] is None else Revealing(row["outcome"], moment_of(row))
    return Claim(statement_of(row), row["kind"], outcome, _day(row["said"]))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
