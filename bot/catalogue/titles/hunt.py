"""One search for one reading of what was typed: picks candidates, compares them, and stops when it has enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.catalogue.titles.candidates import Candidates
from bot.catalogue.titles.matching import Fit, Typed, as_typed, corrected, corrected_words
from bot.catalogue.titles.shelves import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyroaring import BitMap

    from bot.catalogue.titles.finds import Finds
    from bot.catalogue.titles.readings import Reading
    from bot.catalogue.titles.shelves import Name, Shelves

COMPARED: Final = 64
"""How many candidates of one kind are compared, the most popular."""
_PORTION: Final = 32
_SHARE: Final = 32
"""How many of those that have all words but one."""
_TELLING: Final = 8
_TELLING_IN_ANY_ORDER: Final = 12


class Hunt:
    """The search for one reading."""

    def __init__(self, shelves: Shelves, reading: Reading, finds: Finds) -> None:
        self.reading = reading
        self._shelves, self._finds = shelves, finds
        self._typed = Typed.of(reading.title)
        self._candidates = Candidates(shelves, self._typed, reading.within)
        self._known: dict[int, Name] = {}
        self._matched: set[int] = set()

    def look_as_typed(self) -> None:
        """Look at names that have everything as it was typed."""
        *whole, begun = self._candidates.whole()
        self._compare(number for names in whole for number in names[:COMPARED])
        for at in range(0, COMPARED, _PORTION):
            if not self._finds.full:  # the next are less popular
                self._compare(begun[at : at + _PORTION])
        if len(self._typed.words) > 1 or not self._finds.full:
            self._compare(self._candidates.with_words()[:COMPARED])

    def look_for_slips(self) -> None:
        """Look at names that differ by slips, as far as that is of use."""
        if not self._typed.slips:
            return
        if self._finds.any:
            # Two slips that happen to make something that is there are rarer than a short list.
            self._typed = replace(self._typed, slips=1)
            self._candidates.typed = self._typed
        ways = (self._look_at_first_letters, self._look_at_words, self._look_for_two_slips)
        for look in ways:
            if self._finds.enough:
                break
            look()

    def _look_at_first_letters(self) -> None:
        for names in self._candidates.with_a_slip():
            if not self._finds.enough:
                self._correct(names, COMPARED)

    def _look_for_two_slips(self) -> None:
        if self._typed.slips > 1:
            self._correct(self._candidates.with_two_slips(), COMPARED)

    def _look_at_words(self) -> None:
        shares = self._candidates.with_words_but_one()
        self._correct(NOTHING.union(NOTHING, *(names[:_SHARE] for _, names in shares)), 2 * COMPARED)
        for missing, names in shares:
            some = [self._known[each] for each in self._open(names[:_SHARE]) if each in self._known]
            found = corrected_words(self._typed, [text for _, _, _, text in some], missing)
            for at, (slips, fit) in found.items():
                self._add(some[at], slips, fit)

    def _compare(self, numbers: Iterable[int]) -> None:
        for name in self._fetched(numbers):
            fit = as_typed(self._typed, name[-1])
            if fit is not None:
                self._add(name, 0, fit)

    def _correct(self, names: BitMap, most: int) -> None:
        some = self._fetched(names[:most])
        for at, (slips, fit) in corrected(self._typed, [text for _, _, _, text in some]).items():
            self._add(some[at], slips, fit)

    def _add(self, name: Name, slips: int, fit: Fit) -> None:
        self._matched.add(name[0])
        self._finds.add(name, slips, fit)
        letters = len(self._typed.bare)
        if fit <= (Fit.BEGINNING if slips < 2 else Fit.WITHOUT_ARTICLE):  # noqa: PLR2004
            self._finds.telling |= letters >= _TELLING
        elif slips < 2 and min(map(len, self._typed.words)) > 2:  # noqa: PLR2004
            self._finds.telling |= letters >= _TELLING_IN_ANY_ORDER

    def _fetched(self, numbers: Iterable[int]) -> list[Name]:
        some = self._open(numbers)
        for name in self._shelves.names(number for number in some if number not in self._known):
            self._known[name[0]] = name
        return [self._known[number] for number in some]

    def _open(self, numbers: Iterable[int]) -> list[int]:
        """Without those that have matched already."""
        return [number for number in dict.fromkeys(numbers) if number not in self._matched]
