"""The only way from a sealed value to something that can be read, and the only place that writes spoiler marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from bot.markdown import EMPTY, Markdown, escape
from bot.spoilers.horizon import NOTHING, Horizon
from bot.spoilers.verdicts import Verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.series.revealing import Revealing
    from bot.series.stories import Moment

T = TypeVar("T")


def cover(texts: Iterable[str]) -> Markdown:
    """Hide texts behind one pair of spoiler marks, on one line.

    The rules are Discord's as two parsers read them (docs/spoilers.md): bars inside are escaped, nothing
    inside opens markup, and the marks stand together or not at all.
    """
    secret = Markdown("  ·  ").join(escape(text) for text in texts)
    # After an escaped bar, a reader might take it and the first closing bar for the end.
    space = " " if secret.endswith("|") else ""
    return Markdown(f"||{secret}{space}||") if secret else EMPTY


@dataclass(frozen=True, slots=True)
class Reader:
    """An audience reading one answer: how far it has watched, and how far its question reaches."""

    horizon: Horizon = NOTHING
    asked: Horizon = NOTHING

    def verdict(self, reveals: Moment) -> Verdict:
        """Judge a moment for this audience and question."""
        return verdict(reveals, self.horizon, self.asked)

    def open(self, sealed: Revealing[T] | None) -> T | None:
        """The value if the audience may read it now, else None."""
        if sealed is None or not self.horizon.passed(sealed.reveals):
            return None
        return sealed._sealed  # noqa: SLF001

    def latest(self, sealed: Sequence[Revealing[T]]) -> T | None:
        """The last of several values, in order of moments, that the audience may read now."""
        return next((value for item in reversed(sealed) if (value := self.open(item)) is not None), None)

    def opened(self, sealed: Iterable[Revealing[T]]) -> list[T]:
        """Those of several values that the audience may read now."""
        return [value for item in sealed if (value := self.open(item)) is not None]

    def covers(self, moment: Moment, tell: Callable[[Reader], Iterable[str]], longest: int) -> tuple[Markdown, ...]:
        """One cover for all that `tell` says, or one for each text where together they are longer than `longest`."""
        together = self.covered(moment, tell)
        if len(together) <= longest:
            return (together,) if together else ()
        told = list(tell(Reader(Horizon.at(moment), self.asked)))
        return tuple(cover([text]) for text in told)

    def covered(self, moment: Moment, tell: Callable[[Reader], Iterable[str]]) -> Markdown:
        """Hide what `tell` says to a reader who has come as far as `moment`; empty where there is nothing.

        What lies beyond the question as well is withheld: nothing is written, covered or not.
        """
        if self.verdict(moment) is not Verdict.COVERED:
            return EMPTY
        return cover(tell(Reader(Horizon.at(moment), self.asked)))
