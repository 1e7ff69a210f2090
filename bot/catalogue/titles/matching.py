"""How well a name matches what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.catalogue.titles.forms import together
from bot.series.naming import without_article

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONE_SLIP_FROM: Final = 4
_TWO_SLIPS_FROM: Final = 8


class Fit(IntEnum):
    """What of a name was typed; the smaller comes first."""

    WHOLE = 0
    WITHOUT_ARTICLE = 1
    SAME_WORDS = 2
    BEGINNING = 3
    WORDS = 4
    YEAR = 5


class Rank(NamedTuple):
    """How well a name matches; the smaller comes first. What was typed right always comes before any slip."""

    slips: int
    fit: Fit
    other: bool
    """Whether it is a whole title other than the one that is shown."""

    @classmethod
    def of(cls, slips: int, fit: Fit, *, shown: bool) -> Rank:
        """The rank of a name. Without its article, a title that is not shown says no more than the beginning of one."""
        if fit is Fit.WITHOUT_ARTICLE and not shown:
            fit = Fit.BEGINNING
        return cls(slips, fit, fit is Fit.WHOLE and not shown)

    @property
    def unfinished(self) -> Rank:
        """The rank if what was typed is only a beginning, as it may always be."""
        return Rank(0, Fit.BEGINNING, False) if self.slips == 0 and self.fit < Fit.BEGINNING else self


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, normalised, in the forms in which it is compared."""

    name: str
    words: tuple[str, ...]
    whole: str
    bare: str
    slips: int
    """How many are forgiven."""

    @classmethod
    def of(cls, name: str) -> Typed:
        """The forms of a normalised text."""
        whole = together(name)
        slips = (len(whole) >= _ONE_SLIP_FROM) + (len(whole) >= _TWO_SLIPS_FROM)
        return cls(name, tuple(dict.fromkeys(name.split())), whole, together(without_article(name)), slips)


def as_typed(typed: Typed, name: str) -> Fit | None:
    """What of a name was typed without any slip; None where there must be one."""
    whole = name.replace(" ", "")
    if whole == typed.whole:
        return Fit.WHOLE
    bare = without_article(name).replace(" ", "")
    if bare == typed.bare:
        return Fit.WITHOUT_ARTICLE
    if whole.startswith(typed.whole) or bare.startswith(typed.whole):
        return Fit.BEGINNING
    padded = f" {name}"
    if all(f" {word}" in padded for word in typed.words):
        return Fit.SAME_WORDS if len(whole) == len(typed.whole) else Fit.WORDS
    return None


def corrected(typed: Typed, names: Sequence[str]) -> dict[int, tuple[int, Fit]]:
    """Those of the names, by place, that match from their beginning but for the slips that are forgiven."""
    found: dict[int, tuple[int, Fit]] = {}
    wholes = [name.replace(" ", "") for name in names]
    _compare(typed.whole, wholes, range(len(names)), (typed.slips, Fit.WHOLE), found)
    bares = {
        at: bare for at, name in enumerate(names) if (bare := without_article(name).replace(" ", "")) != wholes[at]
    }
    if typed.bare == typed.whole:
        _compare(typed.bare, list(bares.values()), list(bares), (typed.slips, Fit.WITHOUT_ARTICLE), found)
    else:
        every = [bares.get(at, whole) for at, whole in enumerate(wholes)]
        _compare(typed.bare, every, range(len(names)), (typed.slips, Fit.WITHOUT_ARTICLE), found)
    return found


def corrected_words(typed: Typed, names: Sequence[str], missing: str) -> dict[int, tuple[int, Fit]]:
    """Those of the names, by place, that have a word that is `missing` but for slips, and the other words typed too."""
    words = [(at, word) for at, name in enumerate(names) for word in name.split(" ")]
    length = len(missing)
    near = _extracted(missing, [word[:length] for _, word in words], min(2 * typed.slips, length - 1))
    found: dict[int, tuple[int, Fit]] = {}
    for at in {words[each][0] for each in near}:
        slips = _in_words(typed, names[at])
        if slips <= typed.slips:
            found[at] = max(slips, 1), Fit.WORDS
    return found


def _compare(
    text: str, names: Sequence[str], places: Sequence[int], most: tuple[int, Fit], found: dict[int, tuple[int, Fit]]
) -> None:
    """Note what text and name have in common, where it is better than what is known."""
    allowed, complete = most
    length = len(text)
    # A beginning with so many slips in it differs by at most twice as many from one that is as long as the text.
    for each in _extracted(text, [name[:length] for name in names], 2 * allowed):
        at, name = places[each], names[each]
        slips = OSA.distance(text, name, score_cutoff=allowed)
        # An article typed that the name does not have is a slip too.
        whole = (max(slips, 1), complete)
        fewer = min(allowed, slips - 1)
        begun = (max(_slips(text, name, fewer), 1) if fewer > 0 else allowed + 1, Fit.BEGINNING)
        best = min(whole, begun, found.get(at, whole))
        if best[0] <= allowed:
            found[at] = best


def _extracted(text: str, names: Sequence[str], slips: int) -> list[int]:
    hits = process.extract(text, names, scorer=OSA.distance, processor=None, score_cutoff=slips, limit=None)
    return [at for _, _, at in hits]


def _in_words(typed: Typed, name: str) -> int:
    """The fewest slips between the words typed and those of a name, in any order; too many mean more."""
    padded, words, slips = f" {name}", name.split(" "), 0
    missing = [word for word in typed.words if f" {word}" not in padded]
    if len(missing) > typed.slips:
        return len(missing)
    for word in missing:
        slips += min(_slips(word, each, max(typed.slips - slips, 0)) for each in words)
    return slips


def _slips(text: str, name: str, allowed: int) -> int:
    """The fewest slips between a text and the beginning of a name; any number above `allowed` means more."""
    length = len(text)
    if OSA.distance(text, name[:length], score_cutoff=2 * allowed) > 2 * allowed:
        return allowed + 1
    return min(OSA.distance(text, name[: length + more], score_cutoff=allowed) for more in range(-allowed, allowed + 1))
