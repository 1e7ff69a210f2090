"""Writes a set of episodes as a credit does: S1-S3, S2E3, S2E1-E4, S2X1."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.series.codes import EpisodeCode


def spans_of(codes: Iterable[EpisodeCode]) -> Iterator[str]:
    """Single episodes and runs of them, season by season."""
    ordered = sorted(set(codes))
    # In a run, the number and the place in the list grow alike.
    for _, run in groupby(
        enumerate(ordered), lambda entry: (entry[1].season, entry[1].special, entry[1].number - entry[0])
    ):
        codes_of_run = [code for _, code in run]
        yield _span(codes_of_run[0], codes_of_run[-1])


def spans_from(first: EpisodeCode, listed: Sequence[EpisodeCode], seasons: Iterable[int]) -> Iterator[str]:
    """Everything from an episode to the end of these seasons; `listed` is in watching order."""
    wanted = frozenset(seasons)
    following = [code for code in listed[listed.index(first) :] if code.season in wanted]
    whole = sorted({code.season for code in following if code.season != first.season})
    begun = [code for code in following if code.season == first.season]
    missed = {code for code in listed if code.season == first.season and not code.special} - set(begun)
    if missed:
        yield from spans_of(begun)
    else:
        whole = [first.season, *whole]
    for _, run in groupby(enumerate(whole), lambda entry: entry[1] - entry[0]):
        numbers = [number for _, number in run]
        yield f"S{numbers[0]}" if len(numbers) == 1 else f"S{numbers[0]}-S{numbers[-1]}"


def _span(first: EpisodeCode, last: EpisodeCode) -> str:
    return str(first) if first == last else f"{first}-{'X' if last.special else 'E'}{last.number}"
