"""What is remembered of pages."""

from __future__ import annotations

from bot.tvmaze.memory import Memory


def test_of_too_many_pages_the_one_used_longest_ago_is_forgotten() -> None:
    memory = Memory(keep=2, fresh_for=60.0)
    memory.remember("a", b"1", None, now=0.0)
    memory.remember("b", b"2", '"tag"', now=1.0)
    assert memory.recall("a") is not None

    memory.remember("c", b"3", None, now=2.0)

    assert memory.recall("b") is None
    newest = memory.recall("c")
    assert newest is not None
    assert (newest.content, newest.tag, newest.fresh_until) == (b"3", None, 62.0)
