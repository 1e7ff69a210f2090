"""The proof finds what it is there to find; `python -m tests.proof.mutations` breaks all there is to break."""

from __future__ import annotations

import pytest

from .mutations import survived

FAST = (
    "recap and cast write no covers",
    "bars inside a cover are not escaped",
    "a public answer is judged by the asker",
    "Share is judged by the asker",
)


@pytest.mark.parametrize("broken", FAST)
async def test_a_broken_bot_is_found_out(broken: str) -> None:
    assert "can be read" in await survived(broken, most=5)
