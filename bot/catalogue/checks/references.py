"""References: every key that is used exists, and every key that exists is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.checks.walk import everything
from bot.catalogue.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.files import Keys
    from bot.catalogue.loading import LoadedSeries


def reference_problems(series: LoadedSeries) -> Iterator[Problem]:
    """Unknown and unused sources and characters."""
    yield from _sources(series)
    yield from _characters(series)


def _sources(series: LoadedSeries) -> Iterator[Problem]:
    used = set()
    for keys, value in everything(series.file):
        if keys and keys[-1] == "sources" and isinstance(value, tuple):
            for index, key in enumerate(value):
                used.add(key)
                if key not in series.file.sources:
                    yield _unknown(series, (*keys, index), "source", str(key))
    yield from _unused(series, "sources", set(series.file.sources) - used)


def _characters(series: LoadedSeries) -> Iterator[Problem]:
    known, credited = series.file.characters, set()
    for index, credit in enumerate(series.file.credits):
        credited.add(credit.character)
        if credit.character not in known:
            yield _unknown(series, ("credits", index, "character"), "character", credit.character)
    for keys, value in everything(series.file.seasons, ("seasons",)):
        if keys[-1] == "characters" and isinstance(value, tuple):
            for index, key in enumerate(value):
                if key not in known:
                    yield _unknown(series, (*keys, index), "character", str(key))
    yield from _unused(series, "characters", set(known) - credited)


def _unknown(series: LoadedSeries, keys: Keys, kind: str, key: str) -> Problem:
    return Problem(
        series.document.place(keys), f"unknown {kind} '{key}'", f"add it under '{kind}s', or correct the key"
    )


def _unused(series: LoadedSeries, section: str, keys: set[str]) -> Iterator[Problem]:
    purpose = {"sources": "nothing refers to it", "characters": "nobody is credited for it"}[section]
    for key in keys:
        place = series.document.place((section, key))
        yield Problem(place, f"'{key}' is not used: {purpose}", "use it or remove it", "warning")
