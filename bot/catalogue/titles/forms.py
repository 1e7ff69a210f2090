"""The forms in which a title is typed: folded, in Latin letters, with either kind of numerals, without spaces."""

from __future__ import annotations

from typing import Final

from anyascii import anyascii

from bot.series.naming import normalise, without_article

_UNITS: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ARABIC: Final = {f"{'x' * (n // 10)}{_UNITS[n % 10]}": str(n) for n in range(1, 40)}
_ROMAN: Final = {arabic: roman for roman, arabic in _ARABIC.items()}
_SINGLE: Final = frozenset("ivx")


def names_of(title: str) -> tuple[str, ...]:
    """Every normalised form of a title that somebody may type, as it is written first."""
    name = normalise(title)
    forms = [name]
    if not name.isascii():
        forms.append(normalise(anyascii(name)))
    forms.extend([_with_numerals(form, _ARABIC) for form in forms] + [_with_numerals(form, _ROMAN) for form in forms])
    return tuple(form for form in dict.fromkeys(forms) if form)


def together(name: str) -> str:
    """A normalised name without its spaces: words run together or apart are no mistake."""
    return name.replace(" ", "")


def bare(name: str) -> str:
    """The same without a leading article."""
    return together(without_article(name))


def _with_numerals(name: str, numerals: dict[str, str]) -> str:
    first, *rest = name.split(" ")
    if numerals.keys().isdisjoint(rest):
        return name
    # A first word is rarely a number, and a single letter is one only at the end: Malcolm X, but Part V.
    last = len(rest) - 1
    return " ".join(
        [first, *(word if word in _SINGLE and at != last else numerals.get(word, word) for at, word in enumerate(rest))]
    )
