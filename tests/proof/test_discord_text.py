"""The reader finds what the apps would show; were it blind, the proof would prove nothing."""

from __future__ import annotations

import random

import pytest

from bot.spoilers import cover

from .discord_text import reading, thorough
from .words import found, hostile, new_word

WORD = "qxbbbbcccc"


@pytest.mark.parametrize(
    "markdown",
    [
        WORD,
        f"||{WORD}",
        f"{WORD}||",
        f"||a||{WORD}||b||",
        f"||a || {WORD} || b||",
        f"||a\n{WORD}||",
        f"# ||a\n{WORD}||",
        f"> ||a\n{WORD}||",
        f"- ||a\n{WORD}||",
        f"_a ||{WORD}_ x||",
        f"*a ||{WORD}* x||",
        f"**a ||{WORD}** x||",
        f"~~a ||{WORD}~~ x||",
        f"`a ||{WORD}||",
        f"`||{WORD}||`",
        f"`a\n||{WORD}||` b",
        f"```\n||{WORD}||\n```",
        f"https://x.example/||{WORD}||",
        f"a https://x.example||{WORD}||",
        f"[a ||{WORD}](https://x.example) x||",
        f"<https://x.example/||{WORD}||>",
        f"\\||{WORD}||",
        f"\\|\\|{WORD}\\|\\|",
        f"||{WORD}\\|\\|",
        f"||a\\|| {WORD}||",
        f"|| ||{WORD}|| ||",
        f"||{WORD}|",
    ],
)
def test_what_does_not_hide_for_certain_is_open(markdown: str) -> None:
    assert WORD in found(thorough(markdown))


@pytest.mark.parametrize(
    ("markdown", "label"),
    [
        (f"||{WORD}||", None),
        (f"-# After S1E2:\n||{WORD}||", "S1E2"),
        (f"**S1X1 · Special**\n||a {WORD}||", "S1X1"),
        (f"-# After S1E2:\n||a||\n-# After S2E1:\n||{WORD}||", "S2E1"),
        (f"||a \\|\\| {WORD} \\`b||", None),
        (f"||{WORD}\\|||", None),
        (f"||{WORD}\\\\||", None),
        (f"\\_a \\*b ||{WORD}||", None),
        (f"**a** _b_ `c` ||{WORD}||", None),
        (f"https\\://x.example ||{WORD}||", None),
    ],
)
def test_a_sound_cover_hides(markdown: str, label: str | None) -> None:
    assert WORD not in found(thorough(markdown))
    assert [each.label for each in reading(markdown).covers if WORD in found(each.secret)] == [label]


@pytest.mark.parametrize(
    "text",
    [WORD.upper(), "\\".join(WORD), "\u200b".join(WORD), WORD[::-1], f"a|{WORD}|b", "qx bbbb-cc.cc", "*qx*bbbb||cccc"],
)
def test_a_word_is_found_however_it_is_written(text: str) -> None:
    assert WORD in found(text)


def test_other_words_are_not_found() -> None:
    assert found("the quick brown bear, q, bbbbcccc") == set()


@pytest.mark.parametrize("seed", range(300))
def test_the_one_pen_hides_whatever_it_is_given(seed: int) -> None:
    rng = random.Random(seed)
    words = [new_word(rng) for _ in range(rng.randint(1, 3))]
    markdown = f"-# After S1E1:\n{cover([hostile(rng, word) for word in words])}"
    assert not found(thorough(markdown)) & set(words)
    hidden = {word for each in reading(markdown).covers for word in found(each.secret)}
    assert hidden >= set(words)
