"""Whatever is asked, by whomever and wherever: nobody reads what they have not watched."""

from __future__ import annotations

import pytest

from .proving import CATALOGUES, FIRST, prove

BATCHES = 8
KINDS = (
    "premise", "season title", "season premise", "episode title", "beat", "beat differs", "name", "line", "person",
    "fact", "fact differs", "claim", "outcome", "source title", "address",
)  # fmt: skip


@pytest.mark.parametrize("batch", range(BATCHES))
async def test_nobody_reads_what_they_have_not_watched(batch: int) -> None:
    count = max(1, CATALOGUES // BATCHES)
    proof = await prove(FIRST + batch * count, count)
    assert proof.answers > 20 * count
    if count >= 20:
        assert [kind for kind in KINDS if not proof.shown[f"{kind} open"]] == []
        assert [kind for kind in ("beat", "name", "line", "person") if not proof.shown[f"{kind} covered"]] == []
