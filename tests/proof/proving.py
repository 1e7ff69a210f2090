"""The proof: catalogue after catalogue, question after question."""

from __future__ import annotations

import os
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.world import living

from .catalogues import compiled, generate
from .complete import all_that_may_be_told
from .stage import scene
from .walk import Walk

CATALOGUES = int(os.environ.get("PROOF_CASES", "160"))
FIRST = int(os.environ.get("PROOF_SEED", "0"))
QUESTIONS = 14


@dataclass(slots=True)
class Proof:
    """What has been proved: how many catalogues, how many answers, and how many secrets of each kind were seen."""

    catalogues: int = 0
    answers: int = 0
    shown: Counter[str] = field(default_factory=Counter)


async def prove(first: int, count: int, proof: Proof | None = None) -> Proof:
    """Ask about catalogues `first` and on; raises Leak, with the seed, at the first thing that is told too early."""
    proof = proof or Proof()
    with TemporaryDirectory(prefix="proof-") as folder:
        path = Path(folder) / "catalogue.sqlite"
        compiled(generate(first), path)
        async with living(path) as world:
            for seed in range(first, first + count):
                made = generate(seed)
                compiled(made, path)
                on = await scene(world, made, proof.shown)
                walk = Walk(on, random.Random(f"walk {seed}"))
                await walk.begin()
                for _ in range(QUESTIONS):
                    await walk.step()
                await all_that_may_be_told(on)
                proof.catalogues += 1
                proof.answers += on.said
    return proof
