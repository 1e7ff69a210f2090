"""Made-up words of several languages and scripts, as often used as real ones: few are everywhere, most are rare."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

RARE: Final = 0.05
"""How many words of titles are names that stand nowhere else."""


@dataclass(frozen=True, slots=True)
class Speech:
    """How a language sounds: what a syllable begins with, turns around and ends in, and its little words."""

    code: str
    onsets: str
    nuclei: str
    codas: str
    articles: str
    little: str
    join: str = " "


def _letters(first: int, last: int, step: int = 1) -> str:
    return " ".join(map(chr, range(first, last + 1, step)))


SPEECHES: Final = (
    Speech(
        "en",
        "b b br bl c c ch cl cr d d dr f f fl fr g g gr h h j k l l l m m m n n p p pl pr qu r r r s s s sh sl st t t "
        "th tr v w w .",
        "a a a e e e e i i i o o o u u ea ee ou ai y",
        ". . . . . . . n n n r r r s s t t l l d d ck st nd ng m p",
        "the the the a",
        "of and in my on the to for with at",
    ),
    Speech(
        "es",
        "b c ch d f g j l ll m n p qu r s t v br cr tr pl",
        "a a e e i o o u ie ue á é í ó ñe",
        ". . . . n s r l",
        "el la los las",
        "de y en la del con por",
    ),
    Speech(
        "fr",
        "b c ch d f g j l m n p qu r s t v br cr tr pl bl",
        "a e e i o u ou ai eau é è ê oi",
        ". . . n s r t l x",
        "le la les une",
        "de et du des en la à",
    ),
    Speech(
        "de",
        "b br d f fl g gr h j k kl kr l m n p pf r s sch schl st str t tr v w z zw",
        "a a e e i o u ei ie au ä ö ü eu",
        ". . n n r r s t l ch cht nd ng ß",
        "der die das ein",
        "und von im der des mit für",
    ),
    Speech(
        "pt",
        "b c d f g j l lh m n nh p qu r s t v br tr pr",
        "a a e e i o o u ão õe á ê ç",
        ". . . . s r m l",
        "o a os as",
        "de da do e em com",
    ),
    Speech(
        "it",
        "b c ch d f g gl gn l m n p qu r s sc st t tr v z",
        "a a e e i o o u io ia",
        ". . . . n r l",
        "il la lo i",
        "di e del della in",
    ),
    Speech(
        "pl",
        "b c cz d dz f g h j k l ł m n p prz r rz s sz t w z ż kr tr",
        "a a e e i o u y ó ą ę ie",
        ". . n k w ć ń sz r",
        "",
        "i w na z do",
    ),
    Speech(
        "tr", "b c ç d f g h k l m n p r s ş t v y z", "a a e e i ı o ö u ü", ". . n r k l m ş z t", "", "ve bir ile"
    ),
    Speech(
        "ru",
        "б в г д ж з к л м н п р с т ф х ц ч ш пр ст кр",
        "а а е е и о о у ы я ё ю",
        ". . н р т л й к",
        "",
        "и в на с",
    ),
    Speech(
        "el", "β γ δ ζ θ κ λ μ ν ξ π ρ σ τ φ χ ψ", "α α ε ε η ι ο ο υ ω ά έ ί ό", ". . . ς ν ρ", "ο η το", "και της του"
    ),
    Speech("ko", _letters(0xAC00, 0xD7A0, 37), ".", ".", "", ""),
    Speech("ja", _letters(0x30A2, 0x30ED) + " " + _letters(0x4E00, 0x5E00, 7), ".", ".", "", "の と", ""),
    Speech("zh", _letters(0x4E00, 0x8200, 9), ".", ".", "", "的", ""),
    Speech("ar", _letters(0x0628, 0x063A) + " " + _letters(0x0641, 0x0648), "ا و ي . .", ".", "", "في من"),
    Speech("hi", _letters(0x0915, 0x0939), "ा ि ी ु े ो .", ".", "", "का की और"),
)
LATIN: Final = frozenset({"en", "es", "fr", "de", "pt", "it", "pl", "tr"})
ALPHABETIC: Final = LATIN | {"ru", "el"}


_SYLLABLES: Final = ((1, 1, 2, 2), *[(1, 2, 2, 2, 3)] * 3, *[(2, 2, 2, 3)] * 6, *[(2, 2, 3, 3, 4)] * 20)
"""Of the most frequent words, of the next, and so on."""


class Vocabulary:
    """The words of one language, drawn as often as their rank says (Zipf and Mandelbrot)."""

    def __init__(self, speech: Speech, random: Random, size: int) -> None:
        self._speech = speech
        self._parts = tuple(part.replace(".", "").split(" ") for part in (speech.onsets, speech.nuclei, speech.codas))
        words: dict[str, None] = {}
        for number in range(size):
            # Frequent words are short: the first have one or two syllables, the last two to four.
            words[self.coin(random, random.choice(_SYLLABLES[number * len(_SYLLABLES) // size]))] = None
        self._words = list(words)
        self._weights = list(accumulate(1 / (rank + 40) for rank in range(len(self._words))))
        self.articles = speech.articles.split()
        self.little = speech.little.split()
        self.join = speech.join

    def coin(self, random: Random, syllables: int) -> str:
        """A new word of so many syllables."""
        return "".join(random.choice(part) for _ in range(syllables) for part in self._parts)

    def draw(self, random: Random) -> str:
        """A word, now and then one that nobody has used before."""
        if random.random() < RARE:
            return self.coin(random, random.choice((2, 2, 3)))
        return random.choices(self._words, cum_weights=self._weights)[0]
