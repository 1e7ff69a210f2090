"""Writes texts that hold a secret, and notes for each who may read it; the base of every generated series."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .moments import PREMISE, At
from .words import Secret, hostile, new_word

if TYPE_CHECKING:
    import random

Yaml = dict[str, Any]


@dataclass(slots=True)
class Teller:
    """Writes for one series; `secrets` is shared by the whole catalogue."""

    rng: random.Random
    slug: str
    secrets: dict[str, Secret]
    codes: dict[str, At] = field(default_factory=dict)
    """Every episode with its moment."""

    def text(self, kind: str, at: At, *, before: str = "", episode: At | None = None) -> str:
        """A text with a new word, to be known from a moment on."""
        word = new_word(self.rng)
        belongs = None if episode is None else (self.slug, episode)
        self.secrets[word] = Secret(word, kind, ((self.slug, at),), belongs)
        return before + hostile(self.rng, word)

    def reveals(self, story: int) -> str:
        """Some moment of a story, as files write it."""
        return self.rng.choice(["premise", *self.in_story(story)])

    def in_story(self, story: int) -> list[str]:
        """A story's episodes in watching order."""
        return [code for code, at in self.codes.items() if at[0] == story]

    def at(self, written: str | None) -> At:
        """The moment that a file writes."""
        return self.codes[written] if written and written != "premise" else PREMISE

    def stories(self) -> list[int]:
        """Every story."""
        return sorted({at[0] for at in self.codes.values()})

    def season_codes(self, season: int) -> list[str]:
        """A season's episodes in watching order."""
        return [code for code in self.codes if code.startswith((f"S{season}E", f"S{season}X"))]

    def before_season(self, season: int) -> At:
        """The last moment before a season in its story."""
        story = self.codes[self.season_codes(season)[0]][0]
        earlier = [at for code, at in self.codes.items() if at[0] == story and season_of(code) < season]
        return max(earlier, default=PREMISE)

    def some_sources(self) -> list[str]:
        """Keys of one or two sources."""
        return self.rng.sample(["s0", "s1", "s2"], self.rng.randint(1, 2))

    def differs(self, kind: str, at: At, episode: At | None = None) -> list[Yaml]:
        """What another source says instead, now and then."""
        if self.rng.random() < 0.7:
            return []
        told = self.text(f"{kind} differs", at, episode=episode)
        return [{"text": told, "sources": self.some_sources()}]


def season_of(code: str) -> int:
    """The season of a code: 2 for S2E3."""
    return int(code[1:].replace("X", "E").split("E")[0])
