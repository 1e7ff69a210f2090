"""The comparison of the real /cast to a bare command runs, and reports what it should."""

from __future__ import annotations

from .cast import compare


async def test_one_small_round() -> None:
    # Two hundred take some ten ticks of the clock that counts processor time; twenty may take none.
    report = await compare(rounds=1, amount=200, concurrency=5, warm_up=5)
    lines = report.splitlines()
    assert [line[:20].strip() for line in lines[1:4]] == ["bare, built once", "bare, built afresh", "previously /cast"]
    assert lines[4].startswith("/cast costs ")
