"""What names are filed under: a term is a piece of a name, as a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

END: Final = "$"
"""Stands after the last letter of a name, so that a whole name is the beginning of no other."""


def as_it_is(text: str) -> Iterable[str]:
    """A text alone: what is filed so is found as it was written."""
    return (text,)


def with_one_less(text: str) -> Iterable[str]:
    """A text, and every text that is left when one letter is taken out.

    Two texts that are one slip apart, of whatever kind, have one of these in common.
    """
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of filing: by the first letters of something, in steps.

    All is filed by the fewest letters. What stands on a list of `room` or more is filed again by more letters, so that
    a list of fewer has all there is.
    """

    number: int
    """Kinds are written in this order, so that the file grows at its end and has no gaps."""
    lengths: tuple[int, ...]
    room: int
    kept: int | None
    """How many of a list are stored, the most popular; None for all."""
    variants: Callable[[str], Iterable[str]] = as_it_is

    @property
    def slack(self) -> int:
        """How many letters what is filed may be shorter than the step, so that a letter too many can be typed."""
        return 1 if self.variants is with_one_less else 0

    def first(self, length: int) -> int:
        """The least number of the terms of this length."""
        return (self.number << 4 | length) << 32

    def term(self, text: str, length: int) -> int:
        """The number that the first letters of a text are filed under as they are.

        Different texts may have the same number, so what is found must be compared with what was typed.
        """
        return self.first(length) + crc32(text[:length].encode())

    def terms(self, text: str, length: int) -> list[int]:
        """The numbers that the first letters of a text and their variants are filed under, and looked up by."""
        first = self.first(length)
        return [first + number for number in self.numbers(text, length)]

    def numbers(self, text: str, length: int) -> list[int]:
        """The same without what they have in common."""
        return [crc32(each.encode()) for each in self.variants(text[:length])]

    def steps(self, text: str) -> list[int]:
        """The lengths by which a text can be looked up, the shortest first."""
        return [length for length in self.lengths if length <= len(text)]


ATTRIBUTE: Final = Kind(0, (15,), room=0, kept=None)
"""A year, a country, a word of an outlet."""
BEGINNING: Final = Kind(1, tuple(range(1, 13)), room=32, kept=96)
"""The first letters of a name without spaces; its END counts as a letter."""
WORD: Final = Kind(2, tuple(range(1, 11)), room=64, kept=None)
"""The first letters of any word."""
SHORT_SLIP: Final = Kind(3, (4,), room=64, kept=64, variants=with_one_less)
"""The first four letters of a name without spaces and article, with a slip in them."""
SLIP: Final = Kind(4, (6, 8, 12), room=64, kept=64, variants=with_one_less)
"""The same for six letters and more."""
SHORT_WORD_SLIP: Final = Kind(5, (4,), room=128, kept=128, variants=with_one_less)
"""The first four letters of any word, with a slip in them."""
WORD_SLIP: Final = Kind(6, (6, 8), room=128, kept=128, variants=with_one_less)
"""The same for six letters and more."""
REST: Final = Kind(7, (6,), room=64, kept=64)
"""The six letters after the first six: what is left as it was when there are two slips in those."""
REST_FROM: Final = 6
