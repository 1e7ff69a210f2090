"""The proof's own reckoning of moments, written from design.md and not from bot/series."""

from __future__ import annotations

from dataclasses import dataclass, field

At = tuple[int, int]
"""Story and position; position 0 is the premise."""

PREMISE: At = (0, 0)


@dataclass(slots=True)
class Reach:
    """How far somebody has come: positions by series and story, whole series, or everything."""

    reached: dict[str, dict[int, int]] = field(default_factory=dict)
    whole: dict[str, bool] = field(default_factory=dict)
    everything: bool = False

    def passed(self, slug: str, at: At) -> bool:
        """Whether a moment of a series is no spoiler."""
        story, position = at
        if position == 0:
            return True
        if slug in self.whole:
            return self.whole[slug]
        if slug in self.reached:
            return self.reached[slug].get(story, 0) >= position
        return self.everything

    def set_episode(self, slug: str, at: At) -> None:
        """An episode of one story; what was set for other stories stays."""
        self.whole.pop(slug, None)
        self.reached.setdefault(slug, {})[at[0]] = at[1]

    def set_whole(self, slug: str, *, everything: bool) -> None:
        """Nothing or everything of a series."""
        self.reached.pop(slug, None)
        self.whole[slug] = everything

    def says(self, slug: str) -> bool:
        """Whether anything is set for a series itself."""
        return slug in self.reached or slug in self.whole

    def forget(self, slug: str) -> None:
        """Nothing is set for a series any more."""
        self.reached.pop(slug, None)
        self.whole.pop(slug, None)


@dataclass(slots=True)
class ThreadReach:
    """A thread: what is set in it counts first, of the series and then of all; then its channel's."""

    own: Reach
    channel: Reach
    own_everything: bool | None = None

    def passed(self, slug: str, at: At) -> bool:
        """Whether a moment of a series is no spoiler."""
        if at[1] == 0:
            return True
        if self.own.says(slug):
            return self.own.passed(slug, at)
        if self.own_everything is not None:
            return self.own_everything
        return self.channel.passed(slug, at)
