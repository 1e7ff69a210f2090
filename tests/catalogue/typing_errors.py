"""How people type the titles of series: in any case, without accents, and with a slip of the finger."""

from __future__ import annotations

import string
import unicodedata

from hypothesis import strategies as st

ARTICLES = ("the ", "a ", "an ", "el ", "la ", "los ", "las ", "le ", "les ", "der ", "die ", "das ")


def without_accents(title: str) -> str:
    """Élite as Elite; Hangul stays whole."""
    decomposed = unicodedata.normalize("NFD", title)
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", bare)


def without_punctuation(title: str) -> str:
    """The Queen's Gambit as The Queens Gambit, True Detective: Night Country without its colon."""
    kept = (c for c in title.replace("-", " ") if c.isalnum() or c.isspace())
    return " ".join("".join(kept).split())


def without_article(title: str) -> str:
    """The Innocent as Innocent."""
    article = next((article for article in ARTICLES if title.lower().startswith(article)), "")
    return title[len(article) :]


def loosely_typed(title: str) -> st.SearchStrategy[str]:
    """A title as somebody types it who does not look at the keyboard."""
    changes = [str.lower, str.upper, str.title, without_accents, without_punctuation, without_article, " {} ".format]
    return st.lists(st.sampled_from(changes), max_size=4).map(lambda chosen: _all_of(chosen, title))


def _all_of(changes: list[object], title: str) -> str:
    for change in changes:
        title = change(title)  # type: ignore[operator]
    return title


@st.composite
def with_one_slip(draw: st.DrawFn, title: str) -> str:
    """A title with a letter too many, too few or wrong, or two letters swapped."""
    at = draw(st.integers(0, len(title) - 1))
    letter = draw(st.sampled_from(string.ascii_lowercase))
    swapped = title[:at] + title[at + 1 : at + 2] + title[at] + title[at + 2 :]
    return draw(
        st.sampled_from(
            [
                title[:at] + letter + title[at:],
                title[:at] + title[at + 1 :],
                title[:at] + letter + title[at + 1 :],
                swapped,
            ]
        )
    )
