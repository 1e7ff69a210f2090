"""What was measured, as tables for docs/search.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .child import OURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .measuring import Figures, Measured


def table(measured: Mapping[str, Measured]) -> str:
    """All tables, in Markdown."""
    return "\n".join([*_ours(measured[OURS]), "", *_recall(measured), "", *_costs(measured)])


def _ours(ours: Measured) -> Iterator[str]:
    yield _row(["typed", "first", "in 5", "at most", "in 25", "p50 ms", "p99 ms", "wall p50", "wall p99"])
    yield _row(["---"] * 9)
    for kind, figures in ours.kinds.items():
        yield _row(
            [kind, *_shares(figures), *_times(figures), f"{figures.wall_p50_ms:.2f}", f"{figures.wall_p99_ms:.2f}"]
        )


def _shares(figures: Figures) -> list[str]:
    most = "" if figures.at_most is None else f"{figures.at_most:.3f}"
    return [f"{figures.at_1:.3f}", f"{figures.at_5:.3f}", most, f"{figures.at_25:.3f}"]


def _times(figures: Figures) -> list[str]:
    return [f"{figures.p50_ms:.2f}", f"{figures.p99_ms:.2f}"]


def _recall(measured: Mapping[str, Measured]) -> Iterator[str]:
    yield _row(["in the first 5", *measured])
    yield _row(["---"] * (len(measured) + 1))
    for kind in measured[OURS].kinds:
        yield _row([kind, *(f"{each.kinds[kind].at_5:.2f}" for each in measured.values())])


def _costs(measured: Mapping[str, Measured]) -> Iterator[str]:
    yield _row(["costs", *measured])
    yield _row(["---"] * (len(measured) + 1))
    every = list(measured.values())
    for kind in ("a beginning", "one slip", "two slips"):
        yield _row([f"p50 ms, {kind}", *(f"{each.kinds[kind].p50_ms:.1f}" for each in every)])
        yield _row([f"p99 ms, {kind}", *(f"{each.kinds[kind].p99_ms:.1f}" for each in every)])
    yield _row(["memory, MB", *(f"{each.memory_mb:.0f}" for each in every)])
    yield _row(["on disk, MB", *(f"{each.size_mb:.0f}" for each in every)])
    yield _row(["first search, ms", *(f"{each.first_ms:.0f}" for each in every)])
    yield _row(["… from a cold disk", *(_whole(each.cold_ms) for each in every)])
    yield _row(["made in, s", *(_whole(each.made_s) for each in every)])


def _whole(number: float | None) -> str:
    return "" if number is None else f"{number:.0f}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
