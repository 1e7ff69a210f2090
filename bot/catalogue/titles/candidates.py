"""Picks the names that are worth comparing with what was typed: some dozens out of a million."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.catalogue.titles import terms
from bot.catalogue.titles.lookup import begun, slipped
from bot.catalogue.titles.postings import unpacked
from bot.catalogue.titles.shelves import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyroaring import BitMap

    from bot.catalogue.titles.matching import Typed
    from bot.catalogue.titles.shelves import Shelves
    from bot.catalogue.titles.terms import Kind

_A_LONG_WORD: Final = 4
_LONGEST_ARTICLE: Final = 4
_ARTICLES: Final = ("the", "los", "las", "les", "der", "die", "das", "el", "la", "le")
_SHORT: Final = 8
_MANY: Final = 48
_SHIFTS: Final = range(-2, 3)


class Candidates:
    """The candidates for one typed text, among the names `within`, or among all."""

    def __init__(self, shelves: Shelves, typed: Typed, within: BitMap | None) -> None:
        self.typed = typed
        self._shelves, self._within = shelves, within
        self._by_word: dict[str, BitMap] = {}

    def whole(self) -> Iterator[BitMap]:
        """Names that may be just what was typed, then names that may begin with it."""
        whole, bare = self.typed.whole, self.typed.bare
        texts = dict.fromkeys([whole + terms.END, bare + terms.END, whole])
        found = begun(self._shelves, terms.BEGINNING, texts)
        for text in texts:
            yield self._allowed(found.get(text, NOTHING))

    def with_words(self) -> BitMap:
        """Names that have a word beginning with each word typed; short ones do not count where few names are left."""
        found = _in_all(list(self._words().values()))
        if len(found) > _MANY and len(self._by_word) < len(self.typed.words):
            self._look_up(self.typed.words)
            found = _in_all(list(self._by_word.values()))
        return self._allowed(found)

    def with_a_slip(self) -> Iterator[BitMap]:
        """Names of which the first letters were typed with a slip or, if two are forgiven, those after them right.

        Of something short that may be a whole name, whole names come first: there are many others.
        """
        whole = self.typed.bare + terms.END
        if len(whole) <= _SHORT:
            yield self._allowed(slipped(self._shelves, {whole: terms.SLIP})[0])
        texts = [self.typed.bare, *self._without_article()]
        kinds = {text: _kind_for(text, terms.SHORT_SLIP, terms.SLIP) for text in texts}
        found = slipped(self._shelves, kinds)
        after = self._after_slips() if self.typed.slips > 1 else NOTHING
        yield self._allowed(after.union(after, *found))

    def _without_article(self) -> Iterator[str]:
        """What is left of a text if it begins with an article that has a slip in it, or no space after it."""
        bare, (first, *rest) = self.typed.bare, self.typed.words
        if bare == self.typed.whole:
            joined = next((article for article in _ARTICLES if first.startswith(article)), "")
            article = first if rest and len(first) <= _LONGEST_ARTICLE else joined
            if article:
                yield bare.removeprefix(article)

    def with_two_slips(self) -> BitMap:
        """Names of which the first letters were typed with two slips in them, one of them a letter too many."""
        length = terms.SLIP.lengths[0]
        once = terms.with_one_less(self.typed.bare[: length + 1])
        wanted = {term for text in once if len(text) == length for term in terms.SLIP.terms(text, length)}
        return self._allowed(unpacked(b"".join(self._shelves.lists(wanted).values())))

    def with_words_but_one(self) -> list[tuple[str, BitMap]]:
        """Each word typed, and names that have all others; with two slips, another of them may differ too."""
        words = self._words()
        shares = list(_but_one(words))
        long = [word for word in words if len(word) >= _A_LONG_WORD]
        if self.typed.slips > 1:
            near = self._near(long)
            either = {word: words[word] | near[word] for word in long}
            shares += _but_one(either)
        else:
            crowded = {word for word, names in shares if len(names) > _MANY} if shares else words.keys()
            near = self._near([word for word in long if word in crowded])
        every = dict(shares)
        shares += [(word, names & every[word] if word in every else names) for word, names in near.items()]
        return [(word, self._allowed(names)) for word, names in shares if names]

    def _after_slips(self) -> BitMap:
        text, length = self.typed.bare + terms.END, terms.REST.lengths[0]
        starts = (terms.REST_FROM + shift for shift in _SHIFTS)
        wanted = {terms.REST.term(text[at:], length) for at in starts if len(text) >= at + length}
        return unpacked(b"".join(self._shelves.lists(wanted).values()))

    def _words(self) -> dict[str, BitMap]:
        if not self._by_word:
            # The lists of short words are long, and others tell more.
            long = [word for word in self.typed.words if len(word) >= _A_LONG_WORD]
            self._look_up(long if len(long) > 1 else self.typed.words)
        return self._by_word

    def _look_up(self, words: Iterable[str]) -> None:
        missing = [word for word in words if word not in self._by_word]
        found = begun(self._shelves, terms.WORD, missing)
        self._by_word |= {word: found.get(word, NOTHING) for word in missing}

    def _near(self, words: list[str]) -> dict[str, BitMap]:
        kinds = {word: _kind_for(word, terms.SHORT_WORD_SLIP, terms.WORD_SLIP) for word in words}
        return dict(zip(words, slipped(self._shelves, kinds), strict=True))

    def _allowed(self, names: BitMap) -> BitMap:
        return names if self._within is None else names & self._within


def _kind_for(text: str, short: Kind, long: Kind) -> Kind:
    return short if len(text) < long.lengths[0] else long


def _but_one(words: dict[str, BitMap]) -> Iterator[tuple[str, BitMap]]:
    """Each word, and the names that are on the lists of all others."""
    for missing in words if len(words) > 1 else ():
        yield missing, _in_all([names for word, names in words.items() if word != missing])


def _in_all(lists: list[BitMap]) -> BitMap:
    first, *rest = sorted(lists, key=len)
    for names in rest:
        if not first:
            break
        first = first & names
    return first
