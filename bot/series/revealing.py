"""Values that may be a spoiler, sealed together with the moment from which they are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.series.stories import Moment

T = TypeVar("T")
U = TypeVar("U")


class Revealing(Generic[T]):
    """A sealed value; only `bot.spoilers` opens it, and only against a horizon.

    It cannot be printed, formatted or compared by its inside, so that forgetting to ask for a verdict fails
    loudly instead of leaking.
    """

    __slots__ = ("_sealed", "reveals")

    def __init__(self, value: T, reveals: Moment) -> None:
        self._sealed = value
        self.reveals = reveals

    def map(self, change: Callable[[T], U]) -> Revealing[U]:
        """Make another sealed value of this one, with the same moment."""
        return Revealing(change(self._sealed), self.reveals)

    def at(self, reveals: Moment) -> Revealing[T]:
        """The same value with its moment counted in another timeline."""
        return Revealing(self._sealed, reveals)

    def __repr__(self) -> str:
        return f"<Revealing at {self.reveals}>"

    def __str__(self) -> NoReturn:
        raise TypeError("this may be a spoiler; ask bot.spoilers.cover for what the audience may read")

    def __format__(self, format_spec: str) -> NoReturn:
        str(self)
        raise AssertionError(format_spec)
