"""How fingers slip: a letter left out, doubled, wrong, too many, or two of them swapped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

_LATIN: Final = "etaoinshrdlucmfwypvbgkjqxz"
_BEYOND_LATIN: Final = 0x250


def slip(text: str, random: Random) -> str:
    """The same text with one slip, at any of its letters."""
    at = random.choice([index for index, letter in enumerate(text) if letter.isalnum()])
    before, letter, after = text[:at], text[at], text[at + 1 :]
    other = random.choice(_LATIN if ord(letter) < _BEYOND_LATIN else text.replace(" ", ""))
    kind = random.choice(("missing", "doubled", "wrong", "extra", "swapped"))
    if kind == "missing":
        return before + after
    if kind == "doubled":
        return before + letter + letter + after
    if kind == "wrong":
        return before + other + after
    if kind == "swapped" and after[:1].isalnum():
        return before + after[0] + letter + after[1:]
    return before + other + letter + after
