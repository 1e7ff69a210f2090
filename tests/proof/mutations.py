"""Break the code in every way there is and show that the proof finds out: `python -m tests.proof.mutations`."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from .judge import Leak
from .mutants import HINTS, LEAKS
from .proving import Proof, prove
from .test_nothing_betrays import same_to_its_twin

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any

_MOST = 60


async def survived(name: str, most: int = _MOST) -> str:
    """What the proof says to a broken bot; raises AssertionError where it finds nothing."""
    broken = (LEAKS | HINTS)[name]
    if name in HINTS:
        return await _first_difference(broken, most)
    proof = Proof()
    with broken():
        try:
            await prove(0, most, proof)
        except Leak as error:
            return f"catalogue {proof.catalogues + 1}: {_short(str(error))}"
    message = f"the proof does not notice that {name}"
    raise AssertionError(message)


async def _first_difference(broken: Callable[[], AbstractContextManager[Any]], most: int) -> str:
    with broken(), TemporaryDirectory() as folder:
        for seed in range(10_000, 10_000 + most):
            try:
                await same_to_its_twin(seed, Path(folder))
            except AssertionError as error:
                return f"catalogue {seed - 9_999}: {_short(str(error))}"
    raise AssertionError("no twin can be told from its catalogue")


def _short(error: str) -> str:
    return error.splitlines()[0][:250]


def main() -> None:
    """Print a line for each mutation; fail where one survives."""
    logging.disable(logging.CRITICAL)
    alive = 0
    for name in LEAKS | HINTS:
        begun = time.perf_counter()
        try:
            found = asyncio.run(survived(name))
        except AssertionError as error:
            found, alive = f"SURVIVED: {error}", alive + 1
        print(f"{name:50} {time.perf_counter() - begun:5.1f} s  {found}", flush=True)  # noqa: T201
    sys.exit(alive)


if __name__ == "__main__":
    main()
