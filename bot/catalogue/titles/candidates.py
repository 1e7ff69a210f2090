"""Picks the names that are worth comparing with what was typed: some dozens out of a million."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.catalogue.titles import terms
from bot.catalogue.titles.postings import unpacked
from bot.catalogue.titles.shelves import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyroaring import BitMap

    from bot.catalogue.titles.matching import Typed
    from bot.catalogue.titles.shelves import Shelves
    from bot.catalogue.titles.terms import Kind

_A_LONG_WORD: Final = 4
_MANY: Final = 48
_SHIFTS: Final = range(-2, 3)


class Candidates:
    """The candidates for one typed text, among the names `within`, or among all."""

    def __init__(self, shelves: Shelves, typed: Typed, within: BitMap | None) -> None:
        self._shelves, self._typed, self._within = shelves, typed, within
        self._by_word: dict[str, BitMap] | None = None

    def whole(self) -> Iterator[BitMap]:
        """Names that may be just what was typed, then names that may begin with it."""
        whole, bare = self._typed.whole, self._typed.bare
        texts = dict.fromkeys([whole + terms.END, bare + terms.END, whole])
        found = self._shelves.begun(terms.BEGINNING, texts)
        for text in texts:
            yield self._allowed(found.get(text, NOTHING))

    def with_words(self) -> BitMap:
        """Names that have a word beginning with each word typed."""
        return self._allowed(_in_all(list(self._words().values())))

    def with_a_slip(self) -> BitMap:
        """Names of which the first letters were typed with a slip in them."""
        text = self._typed.bare
        kind = terms.SHORT_SLIP if len(text) < terms.SLIP.lengths[0] else terms.SLIP
        return self._allowed(self._shelves.slipped({text: kind})[text])

    def after_slips(self) -> BitMap:
        """Names of which the six letters after the first six were typed right, a little to the left or right."""
        text, length = self._typed.bare + terms.END, terms.REST.lengths[0]
        starts = (terms.REST_FROM + shift for shift in _SHIFTS)
        wanted = {terms.REST.term(text[at:], length) for at in starts if len(text) >= at + length}
        return self._allowed(unpacked(b"".join(self._shelves.lists(wanted).values())))

    def with_words_but_one(self) -> Iterator[tuple[str, BitMap]]:
        """Each word typed, and names that have all others; with two slips, another of them may differ too."""
        words = self._words()
        if self._typed.slips > 1:
            long = [word for word in words if len(word) >= _A_LONG_WORD]
            near = self._near(long)
            words = {word: words[word] | near[word] for word in long} or words
        for missing in words:
            others = [names for word, names in words.items() if word != missing]
            found = _in_all(others) if others else None
            if (found is None or len(found) > _MANY) and len(missing) >= _A_LONG_WORD:
                close = self._near([missing])[missing] if self._typed.slips == 1 else words[missing]
                yield missing, self._allowed(close if found is None else close & found)
            if found:
                yield missing, self._allowed(found)

    def _words(self) -> dict[str, BitMap]:
        if self._by_word is None:
            found = self._shelves.begun(terms.WORD, self._typed.words)
            self._by_word = {word: found.get(word, NOTHING) for word in self._typed.words}
        return self._by_word

    def _near(self, words: list[str]) -> dict[str, BitMap]:
        return self._shelves.slipped({word: _kind_for(word) for word in words})

    def _allowed(self, names: BitMap) -> BitMap:
        return names if self._within is None else names & self._within


def _kind_for(word: str) -> Kind:
    return terms.SHORT_WORD_SLIP if len(word) < terms.WORD_SLIP.lengths[0] else terms.WORD_SLIP


def _in_all(lists: list[BitMap]) -> BitMap:
    first, *rest = sorted(lists, key=len)
    for names in rest:
        if not first:
            break
        first = first & names
    return first
