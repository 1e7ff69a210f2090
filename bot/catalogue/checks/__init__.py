"""What must hold of the curated files beyond their shape; one module a family of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.checks.across import problems_across_files
from bot.catalogue.checks.episodes import episode_problems
from bot.catalogue.checks.moments import moment_problems
from bot.catalogue.checks.references import reference_problems
from bot.catalogue.checks.releases import release_problems
from bot.catalogue.checks.wording import wording_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.loading import Loaded
    from bot.catalogue.problems import Problem

_OF_A_SERIES = (episode_problems, reference_problems, moment_problems, release_problems, wording_problems)


def problems_of(loaded: Loaded) -> tuple[Problem, ...]:
    """Every problem of every file, in the order of files and lines."""

    def found() -> Iterator[Problem]:
        yield from loaded.problems
        for series in loaded.series:
            for check in _OF_A_SERIES:
                yield from check(series)
        yield from wording_problems(loaded.people)
        yield from problems_across_files(loaded)

    return tuple(sorted(set(found())))
