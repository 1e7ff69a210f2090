"""Judges every payload: who reads it, what they may read, what may be covered, and what may not be there at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol

from simcord.components import walk_components

from tests.reading import strings_in

from .discord_text import Cover, reading, thorough
from .words import found

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator

    from .catalogues import Generated
    from .moments import At
    from .questions import Asked
    from .words import Secret

_TEXT: Final = 10


class Leak(AssertionError):
    """Somebody can read what they must not."""


class Readers(Protocol):
    """Whoever reads an answer."""

    def passed(self, slug: str, at: At) -> bool:
        """Whether a moment is no spoiler to them."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the bot said to one interaction, and to whom."""

    doing: str
    readers: Readers
    asked: Asked
    bodies: tuple[Any, ...]
    echoes: frozenset[str] = frozenset()
    """Words that the only reader typed themselves."""


@dataclass(slots=True)
class Judge:
    """Knows the secrets of one catalogue."""

    made: Generated
    shown: Counter[str]
    """How many secrets of each kind have been seen `open` and `covered`: a bot that says nothing proves nothing."""
    heard: set[str] = field(default_factory=set)
    """The words that stood open in what was judged since one last cleared this."""
    hidden: set[str] = field(default_factory=set)
    """The words that stood behind covers."""

    def check(self, said: Said) -> None:
        """Raise Leak for the first thing that is wrong."""
        for body in said.bodies:
            data = body.get("data", body) if isinstance(body, dict) else {}
            texts = list(_texts(data or {}))
            covers = [cover for text in texts for cover in self._block(said, text)]
            self._in_order(said, covers)
            for string in _without(texts, strings_in(data)):
                self._open(said, found(string), string)

    def _block(self, said: Said, text: str) -> Iterable[Cover]:
        words = self._known(found(text))
        if not words and "||" not in text:
            return ()
        read = reading(text)
        opened = self._known(found(read.open))
        if words - opened:
            opened |= self._known(found(thorough(text)))
        self._open(said, opened, text)
        for cover in read.covers:
            self._covered(said, cover)
        return read.covers

    def _known(self, words: Iterable[str]) -> set[str]:
        return {word for word in words if word in self.made.secrets}

    def _open(self, said: Said, words: Iterable[str], text: str) -> None:
        for word in self._known(words):
            secret = self.made.secrets[word]
            if not (self._may_read(said, secret) or word in said.echoes):
                self._fail(said, f"'{word}' ({secret.kind}) of {secret.where} can be read", text)
            self.shown[f"{secret.kind} open"] += 1
            self.heard.add(word)

    def _may_read(self, said: Said, secret: Secret) -> bool:
        if any(said.readers.passed(slug, at) for slug, at in secret.where):
            return True
        # Somebody clicked for exactly this episode.
        clicked = said.asked.reveal is not None and secret.episode == (said.asked.slug, said.asked.reveal)
        return clicked and all(at <= said.asked.reveal for _, at in secret.where)  # type: ignore[operator]

    def _covered(self, said: Said, cover: Cover) -> None:
        limit = self.made.codes.get(said.asked.slug or "", {}).get(cover.label or "")
        if limit is None:
            self._fail(said, f"a cover under no episode of the series: {cover.label}", cover.secret)
        for word in self._known(found(cover.secret)):
            secret = self.made.secrets[word]
            within = [at for slug, at in secret.where if said.asked.reaches(slug, at) and at <= limit]
            if not (within or self._may_read(said, secret)):
                self._fail(said, f"'{word}' ({secret.kind}) of {secret.where} under a cover", cover.secret)
            self.shown[f"{secret.kind} covered"] += 1
            self.hidden.add(word)

    def _in_order(self, said: Said, covers: list[Cover]) -> None:
        codes = list(self.made.codes.get(said.asked.slug or "", {}))
        order = [codes.index(cover.label) for cover in covers if cover.label in codes]
        if order != sorted(order):
            self._fail(said, "covers out of watching order", str([cover.label for cover in covers]))

    def _fail(self, said: Said, what: str, where: str) -> None:
        message = f"PROOF_SEED={self.made.seed}: {said.doing}: {what}\nin {where!r}\nasked {said.asked}"
        raise Leak(message)


def _texts(data: dict[str, Any]) -> Iterator[str]:
    """What Discord reads as Markdown."""
    for part in walk_components(data.get("components") or []):
        if part.get("type") == _TEXT:
            yield part["content"]
    if isinstance(data.get("content"), str):
        yield data["content"]


def _without(texts: list[str], strings: Iterable[str]) -> Iterator[str]:
    markdown = set(texts)
    return (string for string in strings if string not in markdown)
