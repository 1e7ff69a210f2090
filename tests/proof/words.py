"""Secrets that can be told apart: words made of letters only, each unique, in the middle of hostile material."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random

    from .moments import At

_BEGINNING: Final = "qx"
_LETTERS: Final = "bcdfghjklmnpqrstvwyz"
_LENGTH: Final = 8
_WORD: Final = re.compile(rf"(?=({_BEGINNING}[a-z]{{{_LENGTH}}}))")
_NO_LETTER: Final = re.compile(r"[^a-z]+")

NOISE: Final = (
    *(
        "|",
        "||",
        "|||",
        "||||",
        "\\",
        "\\\\",
        "\\|",
        "\\||",
        "|\\|",
        "`",
        "``",
        "```",
        "```py\n",
        "*",
        "**",
        "_",
        "__",
        "~~",
    ),
    *("# ", "## ", "-# ", "> ", ">>> ", "- ", "+ ", "1. ", "\n", "\n\n", "\r\n# ", "\u2028", "\u0085"),
    *("[", "](https://x.example)", "[a](<https://x.example>)", "https://x.example/", "<https://x.example/"),
    *("<@1>", "<#1>", "@everyone", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u061c"),
    *("{", "}", "{0}", "%s", "a", "Ö", "🔦"),
)
"""What Discord reads as something else than text, and what nobody sees."""

_SPLITS: Final = ("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\\", "*", "_", "`", "~")


@dataclass(frozen=True, slots=True)
class Secret:
    """A word with what it stands in; it may be read by whoever has passed any of `where`: a slug and a moment."""

    word: str
    kind: str
    where: tuple[tuple[str, At], ...]
    episode: tuple[str, At] | None = None
    """The episode that a title or a beat belongs to."""


def new_word(rng: random.Random) -> str:
    """A word that nothing else is called."""
    return _BEGINNING + "".join(rng.choices(_LETTERS, k=_LENGTH))


def hostile(rng: random.Random, word: str, *, gentle: float = 0.25) -> str:
    """The word in the midst of what may break a message; sometimes, so that answers stay readable, left alone."""
    if rng.random() < gentle:
        return word
    noise = ["".join(rng.choices(NOISE, k=rng.randrange(4))) for _ in range(2)]
    if rng.random() < 0.2:
        cut = rng.randrange(1, len(word))
        word = word[:cut] + rng.choice(_SPLITS) + word[cut:]
    space = rng.choice(("", " "))
    return f"{noise[0]}{space}{word}{space}{noise[1]}"


def found(text: str) -> set[str]:
    """Every word in a text, also escaped, split by what is not seen, in capitals, or written backwards."""
    squashed = _NO_LETTER.sub("", text.casefold())
    return set(_WORD.findall(squashed)) | set(_WORD.findall(squashed[::-1]))
