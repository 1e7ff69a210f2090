"""Stories and moments: in which order a series is watched, and where in it something is learned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.series.codes import EpisodeCode
    from bot.series.models import Format


class Moment(NamedTuple):
    """A point in a story: position 0 is the premise, position n the n-th episode or special watched.

    Moments of one story are totally ordered; of two stories, neither comes before the other.
    """

    story: int
    position: int

    @property
    def is_premise(self) -> bool:
        """Whether everybody may know it, whichever story it belongs to."""
        return self.position == 0

    def by(self, reached: Moment) -> bool:
        """Whether somebody who has come as far as `reached` has passed this moment."""
        return self.is_premise or (self.story == reached.story and self.position <= reached.position)


PREMISE = Moment(0, 0)
"""What one may know before watching anything."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An episode as its season lists it; a special says after which episode it is watched (None: first of all)."""

    code: EpisodeCode
    after: EpisodeCode | None = None


class Timeline:
    """The watching order of a series: every episode and special with the moment at its end."""

    def __init__(self, moments: Mapping[EpisodeCode, Moment]) -> None:
        self.codes: Final = dict(sorted(moments.items(), key=lambda item: item[1]))
        """Every episode in watching order with its moment; an anthology's stories one after the other."""
        self._codes = {moment: code for code, moment in self.codes.items()}
        self._first_of_season: dict[int, Moment] = {}
        for code, moment in self.codes.items():
            self._first_of_season.setdefault(code.season, moment)

    @classmethod
    def of(cls, series_format: Format, episodes: Iterable[Listed]) -> Timeline:
        """Order episodes by season and number, and put each special after its episode."""
        stories: dict[int, list[Listed]] = {}
        for entry in sorted(episodes, key=lambda listed: listed.code):
            story = entry.code.season if series_format == "anthology" else 0
            stories.setdefault(story, []).append(entry)
        return cls(
            {
                code: Moment(story, position)
                for story, listed in stories.items()
                for position, code in enumerate(_watched(listed), start=1)
            }
        )

    def moment(self, code: EpisodeCode) -> Moment | None:
        """The moment at the end of an episode, or None where there is no such episode."""
        return self.codes.get(code)

    def code(self, moment: Moment) -> EpisodeCode | None:
        """The episode at whose end a moment is; None for the premise."""
        return self._codes.get(moment)

    def named(self, text: str) -> EpisodeCode | None:
        """The episode of a code as text; None for one that the series does not have."""
        return next((code for code in self.codes if str(code) == text), None)

    def next_in(self, story: int, watched: EpisodeCode | None) -> EpisodeCode | None:
        """The episode to watch after another in a story, the first after none; None after the last."""
        position = self.codes[watched].position if watched in self.codes else 0
        return self._codes.get(Moment(story, position + 1))

    def last_of_each_story(self) -> tuple[EpisodeCode, ...]:
        """The last episode of every story."""
        last = {moment.story: code for code, moment in self.codes.items()}
        return tuple(last.values())

    def season(self, number: int) -> tuple[EpisodeCode, ...]:
        """A season's episodes and specials in watching order."""
        return tuple(code for code in self.codes if code.season == number)

    def last_before_season(self, season: int) -> Moment:
        """The last moment before a season begins in its story; the premise for the first."""
        first = self._first_of_season.get(season, PREMISE)
        return Moment(first.story, first.position - 1) if first.position > 1 else PREMISE


def _watched(listed: list[Listed]) -> list[EpisodeCode]:
    order = [entry.code for entry in listed if not entry.code.special]
    # Backwards, so that of two specials after one episode the first listed is watched first.
    waiting = [entry for entry in reversed(listed) if entry.code.special]
    while waiting:
        placed = [entry for entry in waiting if entry.after is None or entry.after in order]
        for entry in placed or waiting:
            order.insert(order.index(entry.after) + 1 if entry.after in order else 0, entry.code)
        waiting = [entry for entry in waiting if placed and entry not in placed]
    return order
